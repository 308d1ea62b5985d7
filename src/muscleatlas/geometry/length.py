"""The line through the middle of a muscle from end to end: how long it is, how thick the muscle is along it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.contact import long_axis
from muscleatlas.geometry.section import outlines
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["CentreLine", "centre_line", "greatest_section_mm2"]

_LEVELS = 33
_SHORTEST = 0.9
"""A line shorter than this share of the long axis doesn't run from end to end."""
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

    The ends are the two vertices that are farthest from each other along the surface; where the line between these is
    shorter than the surface is long, as when they lie in folds inside of a muscle, those at the ends of its long axis.
    How far along a vertex is follows from its distances to both ends, measured along the edges: a/(a+b). So in a bend
    the inner side, which is shorter, is counted in proportion, and the levels stand across the surface. The line runs
    through the middles of the levels, smoothed once.

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
    reach = surface.vertices.astype(np.float64) @ long_axis(surface.vertices)
    lengths = _edge_lengths(surface)
    line = _line(surface, lengths, _farthest(surface, lengths), levels)
    if line.length_mm >= _SHORTEST * float(np.ptp(reach)):
        return line
    return _line(surface, lengths, (int(reach.argmax()), int(reach.argmin())), levels)


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


def _line(surface: Surface, lengths: Any, ends: tuple[int, int], levels: int) -> CentreLine:
    """Return the line between two vertices, the higher one first."""
    points = surface.vertices.astype(np.float64)
    first, last = sorted(ends, key=lambda vertex: (-points[vertex, 2], vertex))
    one, other = _ways(lengths, first), _ways(lengths, last)
    along = np.where(np.isfinite(one + other), one / np.maximum(one + other, 1e-9), np.nan)
    values = (np.arange(levels) + 0.5) / levels
    middles = np.array([_middle(surface, along, value) for value in values])
    whole = _smoothed(np.concatenate([points[[first]], middles, points[[last]]]))
    return CentreLine(whole, np.array([0.0, *values, 1.0]), along)


def _farthest(surface: Surface, lengths: Any) -> tuple[int, int]:
    """Return two vertices that are as far from each other along the surface as any, or nearly so."""
    vertex = int(surface.faces[0, 0])
    found = []
    for _ in range(3):
        way = _ways(lengths, vertex)
        vertex = int(np.where(np.isfinite(way), way, -1.0).argmax())
        found.append(vertex)
    return found[1], found[2]


def _edge_lengths(surface: Surface) -> Any:
    """Return the lengths of the edges as a sparse matrix."""
    from scipy.sparse import coo_array

    points = surface.vertices.astype(np.float64)
    start, end = np.unique(np.sort(half_edges(surface.faces), axis=1), axis=0).T
    gaps = np.maximum(np.linalg.norm(points[start] - points[end], axis=1), 1e-6)
    return coo_array((gaps, (start, end)), shape=(len(points), len(points))).tocsr()


def _ways(lengths: Any, vertex: int) -> NDArray[np.float64]:
    """Return how far each vertex ``(n,)`` is from one, along the edges; infinite where none leads there."""
    from scipy.sparse.csgraph import dijkstra

    found: NDArray[np.float64] = dijkstra(lengths, directed=False, indices=np.array([vertex]))[0]
    return found


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
