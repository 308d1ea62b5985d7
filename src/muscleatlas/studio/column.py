"""A column of texts beside a picture: where each stands, so that none overlaps and no leader crosses another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

__all__ = ["Point", "cross", "distance", "stacked", "uncrossed"]

Point = tuple[float, float]


def stacked(wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return the middles of texts in this order, as near to the wanted ones as they fit (least squares).

    Parameters
    ----------
    wanted, heights
        One per text, from top to bottom; all lengths in pixels.
    gap
        Least distance between neighbours.
    top, bottom
        What the texts must stay between; they must fit.

    Examples
    --------
    >>> stacked([10.0, 10.0], [4.0, 4.0], 2.0, 0.0, 100.0)
    [7.0, 13.0]
    """
    if not wanted:
        return []
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2 + gap)
    lowest, highest = top + heights[0] / 2, bottom - heights[-1] / 2 - offsets[-1]
    firsts = _rising([want - offset for want, offset in zip(wanted, offsets, strict=True)])
    return [min(max(first, lowest), highest) + offset for first, offset in zip(firsts, offsets, strict=True)]


def _rising(values: Sequence[float]) -> list[float]:
    """Return the never falling values nearest to these (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, members = pools.pop()
            total, count = total + before, count + members
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def uncrossed(
    anchors: Sequence[Point], heights: Sequence[float], *, elbow_x: float, gap: float, top: float, bottom: float
) -> tuple[list[int], list[float]]:
    """Return an order of the texts from top to bottom, and the middle of each in this order.

    Begins with the order of the anchors and swaps what crosses; what still crosses then is the caller's to drop.

    Parameters
    ----------
    anchors
        Where the leaders end.
    elbow_x
        Where they begin, whatever their height: left of every anchor.
    """
    order = sorted(range(len(anchors)), key=lambda index: (anchors[index][1], anchors[index][0], index))
    seen = set()
    while True:
        middles = stacked([anchors[i][1] for i in order], [heights[i] for i in order], gap, top, bottom)
        seen.add(tuple(order))
        pair = _first_crossing([anchors[i] for i in order], middles, elbow_x)
        if pair is None:
            return order, middles
        upper, lower = pair
        order[upper], order[lower] = order[lower], order[upper]
        if tuple(order) in seen:
            return order, stacked([anchors[i][1] for i in order], [heights[i] for i in order], gap, top, bottom)


def _first_crossing(anchors: Sequence[Point], middles: Sequence[float], elbow_x: float) -> tuple[int, int] | None:
    """Return the first two leaders that cross: the upper one is the lower one where the shorter of them ends."""
    reaches = [x - elbow_x for x, _ in anchors]
    slopes = [(y - middle) / reach for (_, y), middle, reach in zip(anchors, middles, reaches, strict=True)]
    for upper, (reach, slope, middle) in enumerate(zip(reaches, slopes, middles, strict=True)):
        for lower in range(upper + 1, len(anchors)):
            end = min(reach, reaches[lower])
            if middle + slope * end >= middles[lower] + slopes[lower] * end:
                return upper, lower
    return None


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two straight lines from point to point have a point in common.

    Examples
    --------
    >>> cross(((0, 0), (2, 2)), ((0, 2), (2, 0)))
    True
    >>> cross(((0, 0), (2, 2)), ((0, 1), (2, 3)))
    False
    """
    (a, b), (c, d) = one, other
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    return (
        (turns[0] == 0 and _within(a, b, c))
        or (turns[1] == 0 and _within(a, b, d))
        or (turns[2] == 0 and _within(c, d, a))
        or (turns[3] == 0 and _within(c, d, b))
    )


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a straight line between two points.

    Examples
    --------
    >>> distance((1.0, 2.0), (0.0, 0.0), (5.0, 0.0))
    2.0
    """
    along, aside = end[0] - start[0], end[1] - start[1]
    length = along * along + aside * aside
    share = ((point[0] - start[0]) * along + (point[1] - start[1]) * aside) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * along, point[1] - start[1] - share * aside)


def _turn(a: Point, b: Point, c: Point) -> int:
    """Return whether a → b → c turns one way, the other, or goes straight on."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def _within(a: Point, b: Point, c: Point) -> bool:
    """Whether ``c``, known to be in line with ``a`` and ``b``, is between them."""
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
