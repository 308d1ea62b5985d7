import assert from "node:assert/strict";
import { test } from "node:test";
import { addNames, readIndex, type RawEntry, type RawIndex } from "../src/entries.ts";
import { search, understood } from "../src/search.ts";

const kinds = ["region", "group", "muscle", "bone", "nerve", "root", "movement"];
const relations = ["origin", "nerve", "root", "action", "branch"];
const entries: RawEntry[] = [
  [0, "Leg", "muscle/leg/", -1, "", "calf|shin"],
  [1, "Lateral compartment", "muscle/leg/lateral/", 0],
  [2, "Fibularis longus", "muscle/leg/fibularislongus/", 1, "=Musculus fibularis longus|Peroneus longus|FL", "TA2 2652", [0, 7, 1, 9, 2, 10, 2, 11, 3, 12]],
  [2, "Fibularis brevis", "muscle/leg/fibularisbrevis/", 1, "Peroneus brevis|FB", "", [0, 7, 2, 10, 3, 12]],
  [2, "Flexor hallucis longus", "muscle/leg/flexorhallucislongus/", 0, "FHL", "", [0, 7, 1, 8, 2, 11]],
  [2, "Soleus", "muscle/leg/soleus/", 0, "=Musculus soleus", "", [0, 7, 1, 8, 2, 11]],
  [2, "Tibialis anterior", "muscle/leg/tibialisanterior/", 0, "", "", [2, 10, 3, 13]],
  [3, "Fibula", "bone/fibula/", 0],
  [4, "Tibial nerve", "nerve/tibial-nerve/", -1],
  [4, "Superficial fibular nerve", "", -1],
  [5, "L5", "root/l5/", -1],
  [5, "S1", "root/s1/", -1],
  [6, "Eversion of the foot", "movement/eversion/", -1, "", "everts|evertor"],
  [6, "Inversion of the foot", "movement/inversion/", -1, "", "inverts|invertor"],
  [4, "Sciatic nerve", "nerve/sciatic-nerve/", -1],
];
const raw: RawIndex = { format: 1, kinds, relations, entries };
raw.entries[8] = [4, "Tibial nerve", "nerve/tibial-nerve/", -1, "", "", [4, 14]];
const index = readIndex(raw);
const names = (query: string): string[] => search(index, query).map(({ entry }) => entry.name);

test("a name, a synonym, an abbreviation and an id lead to the same muscle", () => {
  for (const query of ["fibularis longus", "Peroneus longus", "FL", "TA2 2652", "musculus fibularis longus"]) {
    assert.equal(names(query)[0], "Fibularis longus", query);
  }
  assert.equal(names("fhl")[0], "Flexor hallucis longus");
});

test("a root and a movement together lead to the muscles of both", () => {
  assert.deepEqual(names("L5 foot eversion"), ["Fibularis longus", "Fibularis brevis"]);
});

test("movements are found under their verbs", () => {
  assert.deepEqual(names("evertors").slice(0, 3).sort(), ["Eversion of the foot", "Fibularis brevis", "Fibularis longus"]);
  assert.deepEqual(new Set(names("which muscles evert the foot")), new Set(["Fibularis longus", "Fibularis brevis", "Eversion of the foot"]));
});

test("a question about a bone leads to it and to the muscles on it", () => {
  const found = names("muscles on the fibula");
  assert.ok(found.indexOf("Fibula") < 2);
  assert.deepEqual(["Fibularis longus", "Soleus"].filter((name) => !found.includes(name)), []);
  assert.ok(!found.includes("Tibialis anterior"));
});

test("what a root moves stands behind the root", () => {
  const found = names("what does root S1 move");
  assert.equal(found[0], "S1");
  assert.deepEqual(new Set(found.slice(1)), new Set(["Fibularis longus", "Flexor hallucis longus", "Soleus"]));
});

test("a nerve answers for its branches", () => {
  assert.ok(names("sciatic").includes("Soleus"));
});

test("wrong letters are forgiven where no name begins with what was typed", () => {
  assert.equal(names("soelus")[0], "Soleus");
  assert.equal(names("fibulariss brevs")[0], "Fibularis brevis");
  assert.deepEqual(names("L5 inversion"), ["Tibialis anterior"]);
});

test("what has no page of its own is no result, but leads to others", () => {
  assert.ok(!names("superficial fibular nerve").includes("Superficial fibular nerve"));
  assert.equal(names("superficial fibular nerve")[0], "Fibularis longus");
});

test("it is told why something was found that isn't called so", () => {
  const [first] = search(index, "peroneus longus");
  assert.deepEqual(first && first.reasons, [{ alias: "Peroneus longus" }]);
  const root = search(index, "S1 soleus")[0]!.reasons[0]!;
  assert.ok("relation" in root && root.relation === "root" && root.entry.name === "S1");
});

test("one movement that answers two words is told once, whatever else answers one of them", () => {
  const own = readIndex({ format: 1, kinds, relations, entries: [
    [2, "Fibularis longus", "a/", -1, "", "", [3, 1, 3, 2]],
    [6, "Plantarflexion of the foot", "b/"],
    [6, "Eversion of the foot", "c/"],
  ] });
  const [first] = search(own, "foot eversion muscle");
  const told = first!.reasons.map((reason) => "relation" in reason && reason.entry.name);
  assert.deepEqual([first!.entry.name, told], ["Fibularis longus", ["Eversion of the foot"]]);
});

test("in a question, a name means itself rather than what begins with it", () => {
  const muscles = search(index, "muscles on the fibula").filter(({ entry }) => entry.kind === "muscle");
  assert.deepEqual(muscles.map(({ reasons }) => reasons.length), [1, 1, 1, 1]);
});

test("what belongs to the thing that was named comes before what is called alike", () => {
  const own = readIndex({ format: 1, kinds, relations, entries: [
    [2, "Tibialis anterior", "a/", -1, "Anterior tibial muscle"],
    [2, "Soleus", "b/", -1, "", "", [1, 2]],
    [4, "Tibial nerve", "c/"],
  ] });
  const found = search(own, "tibial nerve").map(({ entry }) => entry.name);
  assert.deepEqual(found, ["Tibial nerve", "Soleus", "Tibialis anterior"]);
});

test("names of other languages are found once they are there", () => {
  const own = readIndex(raw);
  assert.deepEqual(search(own, "Schollenmuskel"), []);
  addNames(own, { format: 1, languages: { de: ["", "", "", "", "", "Schollenmuskel"] } });
  assert.equal(search(own, "schollenmusk")[0]!.entry.name, "Soleus");
});

test("words that ask for a kind prefer it, and a question without any other word is taken as it is", () => {
  assert.deepEqual(understood("which muscles move the foot"), { words: ["foot"], asked: "muscle" });
  assert.deepEqual(understood("muscles").words, ["muscles"]);
});

test("nothing typed, nothing found", () => {
  assert.deepEqual(search(index, "  "), []);
  assert.deepEqual(search(index, "xyzzyx"), []);
});
