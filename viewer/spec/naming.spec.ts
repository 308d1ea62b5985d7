import assert from "node:assert/strict";
import { test } from "node:test";
import { spotsOf, type LabelData } from "../src/naming.ts";

const DATA: LabelData = {
  languages: ["en", "de", "la"],
  names: { soleus: ["Soleus", "Schollenmuskel", "M. soleus"], "bone/fibula": ["Fibula", null, "Fibula"] },
  bones: ["bone/fibula"],
  views: [[["soleus", 0.25, 0.5, 0.1], ["bone/fibula", 0.5, 0.5, 0.05]], []],
};

test("a view names what it shows in the language asked for, and in Latin what has no name there", () => {
  const names = spotsOf(DATA, 1, "de", false).map(({ text, lang }) => [text, lang]);
  assert.deepEqual(names, [["Schollenmuskel", "de"], ["Fibula", "la"]]);
});

test("the left side is the mirror image", () => {
  assert.deepEqual(spotsOf(DATA, 1, "en", true).map((spot) => spot.x), [0.75, 0.5]);
});

test("a view that shows nothing, or isn't there, has no labels", () => {
  assert.deepEqual([spotsOf(DATA, 2, "en", false), spotsOf(DATA, 9, "en", false)], [[], []]);
});
