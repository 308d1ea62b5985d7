import assert from "node:assert/strict";
import { test } from "node:test";
import { keptAs, outdated, surplus, treatment } from "../src/keeping.ts";

const scope = new URL("https://example.org/atlas/");
const at = (path: string) => treatment(new URL(path, scope), scope, "GET", false);

test("text comes fresh, pictures stay, films and downloads are left alone", () => {
  assert.deepEqual(
    ["muscle/leg/", "assets/site.css", "pictures/hero.avif", "one.mp4", "sheet.pdf"].map(at),
    ["fresh", "fresh", "kept", "untouched", "untouched"],
  );
});

test("what lies outside the site, is sent, or is asked for in parts is left alone", () => {
  assert.equal(at("https://example.org/other/"), "untouched");
  assert.equal(at("https://elsewhere.org/atlas/"), "untouched");
  assert.equal(treatment(new URL("x.png", scope), scope, "POST", false), "untouched");
  assert.equal(treatment(new URL("x.png", scope), scope, "GET", true), "untouched");
});

test("a folder and its page are the same, whatever the fragment or query", () => {
  const page = "https://example.org/atlas/muscle/index.html";
  assert.equal(keptAs(new URL("muscle/?q=1#facts", scope)), page);
  assert.equal(keptAs(new URL("muscle/index.html", scope)), page);
});

test("the oldest go first, and nothing goes while there is room", () => {
  assert.deepEqual(surplus(["a", "b", "c"], 2), ["a"]);
  assert.deepEqual(surplus(["a", "b"], 2), []);
});

test("caches of other editions go, those of others stay", () => {
  const names = ["muscleatlas-core-old", "muscleatlas-core-new", "theirs-core-old"];
  assert.deepEqual(outdated(names, "muscleatlas-", "new"), ["muscleatlas-core-old"]);
});
