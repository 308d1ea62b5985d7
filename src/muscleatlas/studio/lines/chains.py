"""Borders joined into strokes as long as they go, and made calm without coming apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from muscleatlas.studio.lines.borders import Border
from muscleatlas.studio.raster import GRID

__all__ = ["Stroke", "calmed", "joined", "kind_of", "positions", "softened"]

_LOOK_AHEAD = 8 * GRID
"""Lattice steps from a junction over which the direction of a border is taken."""

_STRAIGHT_COSINE = -0.55
"""Two borders go on into each other at a junction if their directions differ by less than about 57°."""

_STEP_PX = 1.2
"""A blur that takes the steps of the lattice out of a line."""

_FACET_MM = 1.1
"""A blur that takes the facets of the surfaces out of it."""

_SOFT_LEAST_PX = {"outline": 1.4, "fold": 1.8, "meeting": 4.0, "tissue": 2.2}
_SOFT_MOST_PX = 7.0

_CORNER_REACH = 2.5
"""In blurs."""

_CORNER_COSINE = 0.6

_BLEND = 4 * GRID


@dataclass(frozen=True, slots=True)
class Stroke:
    """Borders one after the other: index into the borders, and whether it is walked backwards."""

    steps: tuple[tuple[int, bool], ...]
    closed: bool


def joined(borders: Sequence[Border]) -> tuple[Stroke, ...]:
    """Return every border once, joined at junctions where one structure's line goes straight on."""
    partner = _partners(borders)
    strokes, used = [], set[int]()
    for index in _starts_first(borders, partner):
        if index not in used:
            stroke = _walked(index, borders, partner)
            used.update(step for step, _ in stroke.steps)
            strokes.append(stroke)
    return tuple(strokes)


def _starts_first(borders: Sequence[Border], partner: dict[tuple[int, int], tuple[int, int]]) -> list[int]:
    ends = [i for i in range(len(borders)) if (i, 0) not in partner or (i, 1) not in partner]
    return ends + list(range(len(borders)))


def _walked(index: int, borders: Sequence[Border], partner: dict[tuple[int, int], tuple[int, int]]) -> Stroke:
    if borders[index].chain.closed and (index, 0) not in partner:
        return Stroke(((index, False),), closed=True)
    end = 0 if (index, 0) not in partner else 1
    steps = [(index, end == 1)]
    here = (index, 1 - end)
    while here in partner:
        following, entry = partner[here]
        if following == index:
            return Stroke(tuple(steps), closed=True)
        steps.append((following, entry == 1))
        here = (following, 1 - entry)
    return Stroke(tuple(steps), closed=False)


def _partners(borders: Sequence[Border]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for ends of borders, as (index, 0 first or 1 last), the end that goes on."""
    at: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for index, border in enumerate(borders):
        for end in (0, 1):
            x, y = border.chain.nodes[-end].tolist()
            at.setdefault((x, y), []).append((index, end))
    pairs = [pair for ends in at.values() if len(ends) > 2 for pair in _straight_pairs(ends, borders)]
    partner: dict[tuple[int, int], tuple[int, int]] = {}
    for _, one, other in sorted(pairs):
        if one not in partner and other not in partner:
            partner[one], partner[other] = other, one
    return partner


def _straight_pairs(
    ends: Sequence[tuple[int, int]], borders: Sequence[Border]
) -> list[tuple[float, tuple[int, int], tuple[int, int]]]:
    pairs = []
    for place, one in enumerate(ends):
        for other in ends[place + 1 :]:
            if one[0] != other[0] and _family(borders[one[0]]) == _family(borders[other[0]]):
                cosine = float(_direction(borders[one[0]], one[1]) @ _direction(borders[other[0]], other[1]))
                if cosine < _STRAIGHT_COSINE:
                    pairs.append((cosine, one, other))
    return pairs


def _family(border: Border) -> tuple[int, bool]:
    return border.owner, border.kind == "tissue"


def _direction(border: Border, end: int) -> NDArray[np.float64]:
    """Return the unit direction in which a border leaves its end."""
    points = border.points_px[::-1] if end else border.points_px
    way = points[min(_LOOK_AHEAD, len(points) - 1)] - points[0]
    if not way.any():
        way = points[len(points) // 2] - points[0]
    unit: NDArray[np.float64] = way / np.linalg.norm(way)
    return unit


def calmed(strokes: Sequence[Stroke], borders: Sequence[Border], mm_per_px: float) -> dict[int, NDArray[np.float64]]:
    """Return the smoothed points ``(n, 2)`` of each border, px; borders that share a junction still share it."""
    raw = {index: border.points_px for index, border in enumerate(borders)}
    smooth = [
        softened(positions(stroke, raw), closed=stroke.closed, soft_px=_soft_px(kind_of(stroke, borders), mm_per_px))
        for stroke in strokes
    ]
    pinned = _pinned(strokes, borders, smooth)
    calm: dict[int, NDArray[np.float64]] = {}
    for stroke, points in zip(strokes, smooth, strict=True):
        calm.update(_handed_back(stroke, borders, points, pinned))
    return calm


def positions(stroke: Stroke, points: dict[int, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the points of a whole stroke, ``(n, 2)``; a closed one ends where it begins."""
    runs = [points[index][::-1] if backwards else points[index] for index, backwards in stroke.steps]
    return np.concatenate([runs[0], *[run[1:] for run in runs[1:]]])


def kind_of(stroke: Stroke, borders: Sequence[Border]) -> str:
    """Return the kind of most of a stroke's length."""
    lengths: dict[str, int] = {}
    for index, _ in stroke.steps:
        lengths[borders[index].kind] = lengths.get(borders[index].kind, 0) + len(borders[index].points_px)
    return max(sorted(lengths), key=lambda kind: lengths[kind])


def _soft_px(kind: str, mm_per_px: float) -> float:
    return min(_SOFT_MOST_PX, max(_SOFT_LEAST_PX[kind], _FACET_MM / mm_per_px))


def softened(points: NDArray[np.float64], *, closed: bool, soft_px: float) -> NDArray[np.float64]:
    """Return a lattice line ``(n, 2)`` without its steps, and without facets except near its corners.

    The ends of an open line stay where they are.
    """
    fine = _blurred(points, _STEP_PX * GRID, closed=closed)
    broad = _blurred(points, soft_px * GRID, closed=closed)
    near_corner = _near_corners(fine, round(_CORNER_REACH * soft_px * GRID), closed=closed)[:, None]
    return near_corner * fine + (1.0 - near_corner) * broad


def _near_corners(points: NDArray[np.float64], reach: int, *, closed: bool) -> NDArray[np.float64]:
    """Return for each point 1 at a corner, falling to 0 at ``reach`` steps from it."""
    count = len(points)
    at = np.arange(count)
    if closed:
        before, after = points[(at - reach) % (count - 1)], points[(at + reach) % (count - 1)]
    else:
        span = np.minimum(reach, np.minimum(at, count - 1 - at))
        before, after = points[at - span], points[at + span]
    one, other = points - before, after - points
    length = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    straight = np.divide((one * other).sum(axis=1), length, out=np.ones(count), where=length > 0)
    sharp: NDArray[np.float64] = np.clip((_CORNER_COSINE - straight) / 0.25, 0.0, 1.0)
    mode: Literal["wrap", "nearest"] = "wrap" if closed else "nearest"
    return np.asarray(gaussian_filter1d(maximum_filter1d(sharp, 2 * (reach // 2) + 1, mode=mode), reach / 3, mode=mode))


def _blurred(points: NDArray[np.float64], sigma: float, *, closed: bool) -> NDArray[np.float64]:
    if closed:
        ring = gaussian_filter1d(points[:-1], min(sigma, len(points) / 14), axis=0, mode="wrap")
        return np.concatenate([ring, ring[:1]])
    reach = min(len(points) - 1, int(4 * sigma) + 1)
    before, after = 2 * points[0] - points[reach:0:-1], 2 * points[-1] - points[-2 : -2 - reach : -1]
    extended = np.concatenate([before, points, after])
    soft: NDArray[np.float64] = gaussian_filter1d(extended, min(sigma, reach / 3), axis=0, mode="nearest")
    return soft[reach : reach + len(points)]


def _pinned(
    strokes: Sequence[Stroke], borders: Sequence[Border], smooth: Sequence[NDArray[np.float64]]
) -> dict[tuple[int, int], NDArray[np.float64]]:
    """Return where each junction has come to lie: on the longest stroke that goes through it."""
    pinned: dict[tuple[int, int], NDArray[np.float64]] = {}
    for place in sorted(range(len(strokes)), key=lambda i: (-len(smooth[i]), i)):
        at = 0
        for order, (index, backwards) in enumerate(strokes[place].steps):
            node = borders[index].chain.nodes[-1 if backwards else 0].tolist()
            if order or strokes[place].closed:
                pinned.setdefault((node[0], node[1]), smooth[place][at])
            at += len(borders[index].points_px) - 1
    return pinned


def _handed_back(
    stroke: Stroke,
    borders: Sequence[Border],
    points: NDArray[np.float64],
    pinned: dict[tuple[int, int], NDArray[np.float64]],
) -> dict[int, NDArray[np.float64]]:
    """Return the points of each border of a stroke, bent near their ends to where the junctions lie."""
    handed, at = {}, 0
    for index, backwards in stroke.steps:
        count = len(borders[index].points_px)
        run = points[at : at + count].copy()
        at += count - 1
        nodes = borders[index].chain.nodes[::-1] if backwards else borders[index].chain.nodes
        first, last = pinned.get(tuple(nodes[0].tolist()), run[0]), pinned.get(tuple(nodes[-1].tolist()), run[-1])
        fade = np.maximum(0.0, 1.0 - np.arange(count) / max(1, min(_BLEND, count - 1)))[:, None]
        run = run + fade * (first - run[0]) + fade[::-1] * (last - run[-1])
        handed[index] = run[::-1] if backwards else run
    return handed
