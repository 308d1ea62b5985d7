"""Lines spread to sheets: from each to the next, or one beside itself along the bone under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.ground import Ground

__all__ = ["Strand", "across", "gaps", "hugging", "lofted", "side_by_side", "smoothed", "wrapped"]

_MOST_BETWEEN, _MOST_STRANDS = 24, 31
_STEADY_ROUNDS = 200
_HUGGING_ROUNDS = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """One of the lines that a frame consists of; ``at`` tells where it lies among the lines of the course."""

    points: NDArray[np.float64]
    bodies: tuple[int, int]
    at: float


def gaps(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far the points of two lines ``(n, 3)`` lie apart."""
    apart: NDArray[np.float64] = np.linalg.norm(one - other, axis=1)
    return apart


def lofted(lines: Sequence[Strand], apart_mm: float) -> list[Strand]:
    """Return the lines and so many more between each and the next that none is farther from its neighbour than this."""
    made = list[Strand]()
    for one, other in pairwise(lines):
        number = int(np.clip(np.ceil(gaps(one.points, other.points).max() / apart_mm), 1, _MOST_BETWEEN))
        for share in (np.arange(number) / number).tolist():
            points = one.points + share * (other.points - one.points)
            made.append(Strand(points, (one if share <= _HALF else other).bodies, one.at + share))
    return [*made, lines[-1]]


def side_by_side(
    line: Strand, half_mm: NDArray[np.float64], wide: NDArray[np.float64], apart_mm: float
) -> list[Strand]:
    """Return a line beside itself, so often that no two are farther apart than this.

    Parameters
    ----------
    half_mm, wide
        ``(n,)`` and ``(n, 3)``: how far it goes to each side, and in which direction.
    """
    number = int(np.clip(2 * np.ceil(half_mm.max() / apart_mm) + 1, 1, _MOST_STRANDS))
    places = np.linspace(-1.0, 1.0, number) if number > 1 else np.zeros(1)
    return [replace(line, points=line.points + place * half_mm[:, None] * wide) for place in places.tolist()]


def wrapped(
    line: Strand,
    sides_mm: tuple[NDArray[np.float64], NDArray[np.float64]],
    wide: NDArray[np.float64],
    ground: Ground,
    *,
    height_mm: NDArray[np.float64],
    apart_mm: float,
) -> list[Strand]:
    """Return a line beside itself like :func:`side_by_side`, each step to a side along the bone under it.

    Parameters
    ----------
    sides_mm
        ``(n,)`` each: how far it goes against ``wide``, and how far along it.
    height_mm
        ``(n,)`` how far from bone all of them lie, or as far as the line does where that is more.
    """
    middle = _at_height(line.points, np.maximum(height_mm, ground.nearest(line.points)[0]), ground)
    walks = list[list[NDArray[np.float64]]]()
    for side_mm, sign in zip(sides_mm, (-1.0, 1.0), strict=True):
        number = int(np.clip(np.ceil(side_mm.max() / apart_mm), 1, _MOST_STRANDS // 2))
        walks.append(_walked(middle, sign * side_mm / number, wide, number, ground))
    return [replace(line, points=points) for points in [*walks[0][::-1], middle, *walks[1]]]


def _walked(
    start: NDArray[np.float64], step_mm: NDArray[np.float64], wide: NDArray[np.float64], number: int, ground: Ground
) -> list[NDArray[np.float64]]:
    """Return what lies one, two and more steps beside points, as far from bone as these."""
    height, _ = ground.nearest(start)
    made, points, way = list[NDArray[np.float64]](), start, wide
    for _ in range(number):
        normal, tangent = ground.normal(points), np.gradient(points, axis=0)
        for axis in (normal, tangent / np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)):
            way = way - (way * axis).sum(axis=1, keepdims=True) * axis
        way = way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
        points = smoothed(_at_height(points + step_mm[:, None] * way, height, ground))
        made.append(points)
    return made


def _at_height(points: NDArray[np.float64], height_mm: NDArray[np.float64], ground: Ground) -> NDArray[np.float64]:
    for _ in range(_HUGGING_ROUNDS):
        points = points + (height_mm - ground.nearest(points)[0])[:, None] * ground.normal(points)
    return points


def hugging(strand: Strand, line_mm: NDArray[np.float64], ground: Ground) -> Strand:
    """Return a strand whose points are as far from bone as those of a line ``(n, 3)`` beside it."""
    height, _ = ground.nearest(line_mm)
    return replace(strand, points=smoothed(_at_height(strand.points, height, ground)))


def across(line: NDArray[np.float64], given: Sequence[float] | None, ground: Ground) -> NDArray[np.float64]:
    """Return for each point the direction ``(n, 3)`` in which the belly is wide: along the bone, across the line."""
    tangent = np.gradient(line, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    if given is None:
        wide = np.cross(tangent, ground.normal(line))
    else:
        wide = np.broadcast_to(np.asarray(given, np.float64), line.shape)
        wide = wide - (wide * tangent).sum(axis=1, keepdims=True) * tangent
    wide = wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9)
    middle = wide[len(line) // 2]
    wide = np.where((wide @ middle)[:, None] < 0, -wide, wide)
    for _ in range(_STEADY_ROUNDS):
        wide = smoothed(wide)
    wide = wide - (wide * tangent).sum(axis=1, keepdims=True) * tangent
    return np.asarray(wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9))


def smoothed(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a line with each inner point half way to the middle of its neighbours."""
    smooth = line.copy()
    smooth[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    return smooth
