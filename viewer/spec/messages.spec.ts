import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, plural } from "../src/messages.ts";

test("values stand in their places, and two per cent signs are one", () => {
  assert.equal(filled("%(num)s of %(all)s, 5 %%", { num: 3, all: "ten" }), "3 of ten, 5 %");
});

test("a value that isn't given keeps its place", () => {
  assert.equal(filled("%(name)s", {}), "%(name)s");
});

test("the number chooses the form, as its language has it", () => {
  const message: [string, string] = ["one", "other"];
  assert.deepEqual([plural(message, "en", 1), plural(message, "en", 0), plural(message, "fr", 0)], ["one", "other", "one"]);
  assert.equal(plural("same", "de", 5), "same");
});
