import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceToBeginning, fold, likeness, likenessForgiven, wordsOf } from "../src/spelling.ts";

test("case, accents and signs don't count", () => {
  assert.equal(fold("  Muscle soléaire – (Côté) "), "muscle soleaire cote");
  assert.deepEqual(wordsOf("Straße, ヒラメ筋"), ["strasse", "ヒラメ筋"]);
});

test("the distance to a beginning counts changes, additions, gaps and swapped neighbours", () => {
  const distances = ["soleus", "solues", "soelus", "sleus", "soleuss", "sol", "tibia"].map((typed) =>
    distanceToBeginning(typed, "soleus", 2),
  );
  assert.deepEqual(distances, [0, 1, 1, 1, 1, 0, 3]);
});

test("the distance is that of the best of all beginnings", () => {
  const plain = (typed: string, word: string): number => {
    const cells = new Map<string, number>();
    const at = (i: number, j: number): number => {
      const known = cells.get(`${i},${j}`);
      if (known !== undefined) return known;
      let cost = i === 0 ? j : j === 0 ? i : Math.min(
        at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (typed[i - 1] === word[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      }
      cells.set(`${i},${j}`, cost);
      return cost;
    };
    return Math.min(3, ...Array.from({ length: word.length + 1 }, (_each, j) => at(typed.length, j)));
  };
  for (const typed of ["gastrocnemeus", "ilipsoas", "perinoeus", "tibails", "flexr"]) {
    for (const word of ["gastrocnemius", "iliopsoas", "peroneus", "tibialis", "flexor", "fibula", "a"]) {
      assert.equal(distanceToBeginning(typed, word, 2), plain(typed, word), `${typed} ${word}`);
    }
  }
});

test("the same is better than a beginning, and that than a middle", () => {
  const like = ["tibia", "tibialis", "subtibial", "fibula"].map((word) => likeness("tibia", word));
  assert.deepEqual(like, [...like].sort((one, other) => other - one));
  assert.equal(like[0], 1);
  assert.equal(like[3], 0);
});

test("many are found under the name of one", () => {
  assert.ok(likeness("abductors", "abductor") > likeness("abductor", "abductors"));
  assert.equal(likeness("abductors", "adductor"), 0);
});

test("short words must be right, longer ones may be a little wrong", () => {
  assert.equal(likenessForgiven("fhi", "fhl"), 0);
  assert.ok(likenessForgiven("fibulra", "fibula") > 0);
  assert.ok(likenessForgiven("gastrocnemeus", "gastrocnemius") > likenessForgiven("gastrcnemeus", "gastrocnemius"));
  assert.equal(likenessForgiven("popliteus", "plantaris"), 0);
});
