"""The line through the middle of a muscle from end to end: how long it is, how thick the muscle is along it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.section import outlines
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["CentreLine", "centre_line", "greatest_section_mm2"]

_LEVELS = 33
_RIM = 0.1
"""Nearer to an end than this the line turns towards the tip, and a plane across it cuts aslant."""
_OWN_LEVEL = 0.12
"""An outline belongs to a cut if it lies, on the average, no farther along the surface than this from its level."""


@dataclass(frozen=True, slots=True, eq=False)
class CentreLine:
    """A line through the middle of a surface.

    Attributes
    ----------
    points_mm
        ``(k, 3)`` from one end to the other.
    levels
        ``(k,)`` how far along the surface each is: 0 at one end, 1 at the other.
    along
        ``(n,)`` the same for every vertex of the surface.
    """

    points_mm: NDArray[np.float64]
    levels: NDArray[np.float64]
    along: NDArray[np.float64]

    @property
    def length_mm(self) -> float:
        """The length of the line."""
        return float(np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1).sum())

    @property
    def directions(self) -> NDArray[np.float64]:
        """Unit directions ``(k, 3)`` of the line at its points."""
        ways = np.gradient(self.points_mm, axis=0)
        directions: NDArray[np.float64] = ways / np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
        return directions


def centre_line(surface: Surface, *, levels: int = _LEVELS) -> CentreLine:
    """Return the line from end to end through the middles of a surface.

    The ends are the two vertices that are farthest from each other along the surface. How far along a vertex is
    follows from its distances to both ends, measured along the edges: a/(a+b). So in a bend the inner side, which is
    shorter, is counted in proportion, and the levels stand across the surface. The line runs through the middles of
    the levels, smoothed once.

    Parameters
    ----------
    surface
        One piece. What hangs together with the ends is looked at only.

    Raises
    ------
    GeometryError
        For a surface without faces.
    """
    if not len(surface.faces):
        raise GeometryError("a surface without faces has no middle")
    along, ends = _along(surface)
    values = (np.arange(levels) + 0.5) / levels
    middles = np.array([_middle(surface, along, value) for value in values])
    inner = _smoothed(np.concatenate([[ends[0]], middles, [ends[1]]]))
    return CentreLine(inner, np.array([0.0, *values, 1.0]), along)


def greatest_section_mm2(surface: Surface, line: CentreLine) -> float:
    """Return the greatest area in which a plane across the centre line cuts a closed surface.

    Where the plane meets the surface again farther along, as in a hook, that cut is not counted.
    """
    return max(
        (
            _area_at(surface, line, point, direction, level)
            for point, direction, level in zip(line.points_mm, line.directions, line.levels, strict=True)
            if _RIM < level < 1.0 - _RIM
        ),
        default=0.0,
    )


def _area_at(
    surface: Surface, line: CentreLine, point: NDArray[np.float64], direction: NDArray[np.float64], level: float
) -> float:
    found = outlines(surface, point, direction, values=line.along)
    return sum(outline.area_mm2 for outline in found if abs(outline.value - level) <= _OWN_LEVEL)


def _along(surface: Surface) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far along each vertex is ``(n,)``, and the places of the two ends ``(2, 3)``."""
    from scipy.sparse import coo_array

    points = surface.vertices.astype(np.float64)
    start, end = half_edges(surface.faces).T
    gaps = np.maximum(np.linalg.norm(points[start] - points[end], axis=1), 1e-6)
    shape = (len(points), len(points))
    edges = coo_array((np.ones(len(start)), (start, end)), shape=shape).tocsr()
    lengths: Any = coo_array((gaps, (start, end)), shape=shape).tocsr()
    lengths.data /= edges.data
    ways = [_ways(lengths, int(surface.faces[0, 0]))]
    ends = []
    for _ in range(3):
        ends.append(int(np.where(np.isfinite(ways[-1]), ways[-1], -1.0).argmax()))
        ways.append(_ways(lengths, ends[-1]))
    one, other = _ordered(points, ends[1], ends[2], ways[2], ways[3])
    whole = one[1] + other[1]
    along = np.where(np.isfinite(whole), one[1] / np.maximum(whole, 1e-9), np.nan)
    return along, points[[one[0], other[0]]]


def _ways(lengths: Any, vertex: int) -> NDArray[np.float64]:
    """Return how far each vertex ``(n,)`` is from one, along the edges; infinite where none leads there."""
    from scipy.sparse.csgraph import dijkstra

    return dijkstra(lengths, directed=False, indices=np.array([vertex]))[0]


def _ordered(
    points: NDArray[np.float64], first: int, second: int, way: NDArray[np.float64], other: NDArray[np.float64]
) -> tuple[tuple[int, NDArray[np.float64]], tuple[int, NDArray[np.float64]]]:
    """Return the two ends with the distances to them, the higher one first."""
    pair = (first, way), (second, other)
    return pair if points[first, 2] >= points[second, 2] else (pair[1], pair[0])


def _middle(surface: Surface, along: NDArray[np.float64], level: float) -> NDArray[np.float64]:
    """Return the middle ``(3,)`` of the line on the surface where it is so far along."""
    start, end = half_edges(surface.faces).T
    crossing = (along[start] < level) & (along[end] >= level)
    low, high = start[crossing], end[crossing]
    share = (level - along[low]) / (along[high] - along[low])
    points = surface.vertices.astype(np.float64)
    found = points[low] + share[:, None] * (points[high] - points[low])
    return _weighted_middle(found)


def _weighted_middle(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the middle of points round a tube; those that crowd on one side weigh no more than the others."""
    middle = points.mean(axis=0)
    for _ in range(3):
        _, directions = np.linalg.eigh((points - middle).T @ (points - middle))
        flat = (points - middle) @ directions[:, 1:]
        angle = np.arctan2(flat[:, 1], flat[:, 0])
        order = np.argsort(angle, kind="stable")
        ring = points[order]
        sides = np.linalg.norm(np.roll(ring, -1, axis=0) - ring, axis=1) + 1e-9
        middle = ((ring + np.roll(ring, -1, axis=0)) / 2 * sides[:, None]).sum(axis=0) / sides.sum()
    return np.asarray(middle, np.float64)


def _smoothed(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a line with each inner point at the mean of itself and its two neighbours."""
    inner = (points[:-2] + 2.0 * points[1:-1] + points[2:]) / 4.0
    return np.concatenate([points[:1], inner, points[-1:]])
