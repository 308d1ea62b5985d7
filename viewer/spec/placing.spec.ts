import assert from "node:assert/strict";
import { test } from "node:test";
import { crossing, place, spread, type Room, type Wanted } from "../src/placing.ts";

const ROOM: Room = { width: 400, top: 0, bottom: 300, line: 15, edge: 4, bones: 2 };

function wanted(key: string, x: number, y: number, more: Partial<Wanted> = {}): Wanted {
  return { key, text: key, x, y, area: 0.1, bone: false, width: 60, ...more };
}

/** Scattered the same way each time. */
function scattered(count: number): Wanted[] {
  let seed = 7;
  const next = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
  return Array.from({ length: count }, (_, n) => wanted(`m${n}`, 100 + 200 * next(), 300 * next(), { width: 90 * next() }));
}

test("lines that have room stay where they are wanted", () => {
  assert.deepEqual(spread([20, 60, 200], ROOM), [20, 60, 200]);
});

test("lines that would overlap move apart by as much on either side", () => {
  assert.deepEqual(spread([100, 100], ROOM), [92.5, 107.5]);
});

test("no line leaves the room", () => {
  const places = spread([0, 0, 1, 299, 300], ROOM);
  assert.ok(places[0]! >= 7.5 && places[4]! <= 292.5);
});

test("no leader crosses another, no text stands on another, nothing sticks out", () => {
  for (const count of [2, 9, 17, 30]) {
    const placed = place(scattered(count), ROOM);
    assert.equal(placed.length, count);
    for (const one of placed) {
      assert.ok(one.textY >= 7 && one.textY <= 293);
      for (const other of placed) {
        if (one !== other && one.side === other.side) {
          assert.ok(Math.abs(one.textY - other.textY) >= 14.999);
          assert.ok(!crossing(one, other), `${one.key} crosses ${other.key}`);
        }
      }
    }
  }
});

test("when there is no room for all, the smallest go, and bones before muscles", () => {
  const many = Array.from({ length: 50 }, (_, n) => wanted(`m${n}`, 200, 6 * n, { area: n / 100 }));
  const keys = place([...many, wanted("bone", 100, 100, { bone: true, area: 0.9 })], ROOM).map((label) => label.key);
  assert.equal(keys.length, 40);
  assert.ok(!keys.includes("bone") && !keys.includes("m3") && keys.includes("m49"));
});

test("bones are named up to a number, the largest first, and not where one sees next to nothing of them", () => {
  const bones = [0.5, 0.4, 0.3, 0.001].map((area, n) => wanted(`b${n}`, 200, 50 * n, { bone: true, area }));
  assert.deepEqual(place(bones, ROOM).map((label) => label.key).sort(), ["b0", "b1"]);
  assert.deepEqual(place(bones.slice(3), ROOM), []);
});

test("no text lies over what it points at, where the other column has room", () => {
  const [label] = place([wanted("long", 90, 100, { width: 150 })], ROOM);
  assert.equal(label!.side, "right");
});
