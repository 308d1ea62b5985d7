/** Where labels stand beside a picture: two columns, leaders that don't cross, nothing over anything else. */

/** Something that wants a label. Lengths are pixels of the drawing. */
export interface Wanted {
  key: string;
  text: string;
  /** Where the leader points. */
  x: number;
  y: number;
  /** The visible share of the picture: the smallest is left out first. */
  area: number;
  /** Bones give way to muscles. */
  bone: boolean;
  /** Of the text. */
  width: number;
}

/** A label in its place: the text's inner end stands at `textX`, its middle at `textY`. */
export interface Placed extends Wanted {
  side: "left" | "right";
  textX: number;
  textY: number;
}

/** The room that labels have. */
export interface Room {
  width: number;
  top: number;
  bottom: number;
  /** From line to line. */
  line: number;
  /** Between the drawing's edge and the texts. */
  edge: number;
  /** How many bones are named at most. */
  bones: number;
}

const LEAST_BONE = 0.004;
const AIR = 8;

/** Place the labels. */
export function place(wanted: Wanted[], room: Room): Placed[] {
  const each = Math.max(1, Math.floor((room.bottom - room.top) / room.line));
  const named = chosen(wanted, room.bones, 2 * each).sort((one, other) => one.x - other.x || order(one, other));
  const middle = Math.min(each, Math.max(named.length - each, named.filter((label) => label.x < room.width / 2).length));
  const [left, right] = uncovered(named.slice(0, middle), named.slice(middle), each, room);
  return [...column(left, "left", room), ...column(right, "right", room)];
}

/** Move labels whose text would lie over what they point at to the other column, where it doesn't. */
function uncovered(left: Wanted[], right: Wanted[], each: number, room: Room): [Wanted[], Wanted[]] {
  const reach = (label: Wanted): number => room.edge + label.width + AIR;
  const hidden = { left: (label: Wanted) => label.x < reach(label), right: (label: Wanted) => room.width - label.x < reach(label) };
  const toRight = left.filter((label) => hidden.left(label) && !hidden.right(label)).slice(0, Math.max(0, each - right.length));
  const toLeft = right.filter((label) => hidden.right(label) && !hidden.left(label)).slice(0, Math.max(0, each - left.length));
  return [
    [...left.filter((label) => !toRight.includes(label)), ...toLeft],
    [...right.filter((label) => !toLeft.includes(label)), ...toRight],
  ];
}

function chosen(wanted: Wanted[], bones: number, most: number): Wanted[] {
  const by = (one: Wanted, other: Wanted): number => other.area - one.area || order(one, other);
  const muscles = wanted.filter((label) => !label.bone).sort(by);
  const others = wanted.filter((label) => label.bone && label.area >= LEAST_BONE).sort(by);
  return [...muscles, ...others.slice(0, bones)].slice(0, most);
}

function order(one: Wanted, other: Wanted): number {
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

function column(labels: Wanted[], side: "left" | "right", room: Room): Placed[] {
  const sorted = [...labels].sort((one, other) => one.y - other.y || order(one, other));
  const slots = spread(sorted.map((label) => label.y), room);
  const placed = sorted.map((label, number) => atSlot(label, slots[number]!, side, room));
  uncross(placed, slots, side, room);
  return placed;
}

function atSlot(label: Wanted, slot: number, side: "left" | "right", room: Room): Placed {
  const textX = side === "left" ? room.edge + label.width : room.width - room.edge - label.width;
  return { ...label, side, textX, textY: slot };
}

/** Return places as near to the wanted ones, which grow, as lines of text can stand. */
export function spread(wanted: number[], room: Room): number[] {
  const blocks: { start: number; count: number }[] = [];
  wanted.forEach((at) => {
    blocks.push({ start: at, count: 1 });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1]!;
      const before = blocks[blocks.length - 2]!;
      if (before.start + before.count * room.line <= last.start) {
        break;
      }
      const count = before.count + last.count;
      const start = (before.count * before.start + last.count * (last.start - before.count * room.line)) / count;
      blocks.splice(-2, 2, { start, count });
    }
  });
  const places = blocks.flatMap(({ start, count }) => Array.from({ length: count }, (_, n) => start + n * room.line));
  return within(places, room);
}

function within(places: number[], room: Room): number[] {
  let floor = room.top + room.line / 2;
  const pushed = places.map((place) => {
    const at = Math.max(place, floor);
    floor = at + room.line;
    return at;
  });
  let ceiling = room.bottom - room.line / 2;
  return pushed
    .reverse()
    .map((place) => {
      const at = Math.min(place, ceiling);
      ceiling = at - room.line;
      return at;
    })
    .reverse();
}

/** Swap neighbours in the column until no leader crosses another; each swap makes the leaders shorter. */
function uncross(placed: Placed[], slots: number[], side: "left" | "right", room: Room): void {
  for (let round = 0; round < placed.length * placed.length; round += 1) {
    let swapped = false;
    for (let one = 0; one < placed.length; one += 1) {
      for (let other = one + 1; other < placed.length; other += 1) {
        if (crossing(placed[one]!, placed[other]!)) {
          const [above, below] = [placed[other]!, placed[one]!];
          placed[one] = atSlot(above, slots[one]!, side, room);
          placed[other] = atSlot(below, slots[other]!, side, room);
          swapped = true;
        }
      }
    }
    if (!swapped) {
      return;
    }
  }
}

/** Tell whether two leaders cross. */
export function crossing(one: Placed, other: Placed): boolean {
  const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  const apart = (a: Placed, b: Placed): boolean =>
    turn(a.textX, a.textY, a.x, a.y, b.textX, b.textY) * turn(a.textX, a.textY, a.x, a.y, b.x, b.y) < 0;
  return apart(one, other) && apart(other, one);
}
