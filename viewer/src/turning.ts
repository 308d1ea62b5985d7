/** The arithmetic of turning: numbered views in a ring, 1 behind the last. Nothing here knows a page. */

/** Return a number as one of the ring's: 0 is the last, `count + 1` the first. */
export function inRing(number: number, count: number): number {
  return ((((number - 1) % count) + count) % count) + 1;
}

/** Return how many steps lie between two views, the short way round. */
export function distance(one: number, other: number, count: number): number {
  const apart = Math.abs(one - other) % count;
  return Math.min(apart, count - apart);
}

/** Return which of the views at hand is nearest to the one wanted; the earlier of two that are equally near. */
export function nearest(wanted: number, atHand: Iterable<number>, count: number): number {
  let best = wanted;
  let least = Infinity;
  for (const view of atHand) {
    const away = distance(view, wanted, count);
    if (away < least) {
      least = away;
      best = view;
    }
  }
  return best;
}

/** Return the views to load next, the nearest first, and of two equally near the one ahead. */
export function loadingOrder(from: number, ahead: number, count: number, reach: number): number[] {
  const order: number[] = [];
  for (let step = 1; step <= Math.min(reach, Math.floor(count / 2)); step += 1) {
    for (const way of [ahead, -ahead]) {
      const view = inRing(from + way * step, count);
      if (!order.includes(view)) {
        order.push(view);
      }
    }
  }
  return order;
}

/** Return how many views a drag turns by: a plate's width is one whole turn. */
export function dragged(acrossPx: number, widthPx: number, count: number): number {
  return Math.round((acrossPx / widthPx) * count);
}

/**
 * Return which way the numbers grow when the model's front moves to the right.
 *
 * A needle shows, on a dial seen from above with the front at its foot, where the reader stands. When it moves on
 * clockwise, the reader walks to the left, and what faces them moves to the right.
 */
export function sense(firstNeedleDeg: number, secondNeedleDeg: number): 1 | -1 {
  const step = (((secondNeedleDeg - firstNeedleDeg) % 360) + 540) % 360 - 180;
  return step >= 0 ? 1 : -1;
}

/** Return how a key turns: a new view from the present one; `null` where the key means nothing here. */
export function turnedByKey(key: string, from: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -count / 4,
    PageUp: count / 4,
    Home: 1 - from,
    End: count - from,
  };
  const step = steps[key];
  return step === undefined ? null : inRing(from + step, count);
}
