import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, dragged, inRing, loadingOrder, nearest, sense, turnedByKey } from "../src/turning.ts";

test("behind the last view comes the first, before the first the last", () => {
  assert.deepEqual([-1, 0, 1, 16, 17, 33].map((number) => inRing(number, 16)), [15, 16, 1, 16, 1, 1]);
});

test("the way between two views is the short one", () => {
  assert.deepEqual([distance(1, 16, 16), distance(1, 9, 16), distance(3, 6, 16), distance(4, 4, 16)], [1, 8, 3, 0]);
});

test("until a view is loaded the nearest one that is stands for it", () => {
  assert.equal(nearest(15, new Set([1, 4, 9]), 16), 1);
  assert.equal(nearest(9, [9, 10], 16), 9);
});

test("neighbours are loaded first, ahead before behind, none twice", () => {
  assert.deepEqual(loadingOrder(1, 1, 16, 2), [2, 16, 3, 15]);
  assert.deepEqual(loadingOrder(1, -1, 16, 1), [16, 2]);
  assert.equal(new Set(loadingOrder(5, 1, 16, 99)).size, 15);
});

test("a drag over the plate's width is one whole turn", () => {
  assert.deepEqual([dragged(320, 320, 16), dragged(-20, 320, 16), dragged(4, 320, 16)], [16, -1, 0]);
});

test("numbers grow with the front's way to the right when the needle goes on clockwise", () => {
  assert.equal(sense(0, 22.5), 1);
  assert.equal(sense(0, 337.5), -1);
  assert.equal(sense(180, 157.5), -1);
});

test("keys turn by one, by a quarter, to the first and to the last", () => {
  const from = (key: string) => turnedByKey(key, 16, 16);
  assert.deepEqual(["ArrowRight", "ArrowLeft", "PageUp", "Home", "End", "a"].map(from), [1, 15, 4, 1, 16, null]);
});
