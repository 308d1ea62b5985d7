"""The course of a muscle: its surface as points with areas, and how far along its way each of them lies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.errors import GeometryError
from muscleatlas.geometry.components import joined
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface, doubled_areas

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Course", "course_of", "course_of_surface"]

_GRAINS_ALONG = 50
_FINEST_MM, _COARSEST_MM = 1.0, 5.0
_REACH_OF_LINKS = 2.5
_TARGETS = 2000
_LEAST_PIECE = 0.05
_DETOUR = 1.15
"""What lies behind a point is reached through it on a way that is hardly longer than the shortest."""


class Course:
    """A muscle as points on its surface, linked to those beside them.

    Parameters
    ----------
    surface
        All of its parts; LPS mm.

    Attributes
    ----------
    points_mm
        ``(n, 3)``.
    areas_mm2
        ``(n,)``, what part of the surface each point stands for.
    normals
        ``(n, 3)``, outward, not unit: the sum of the normals of its faces, each as long as the face is large.
    extent_mm
        The diagonal of its box.
    grain_mm
        How far apart the points lie.
    pieces
        How many separate pieces it consists of, those left out that hold less than a twentieth of the points.

    Raises
    ------
    GeometryError
        If the surface has no faces, no extent, or places that are no numbers.
    """

    def __init__(self, surface: Surface) -> None:
        _refuse_degenerate(surface)
        self.extent_mm = float(np.linalg.norm(np.diff(surface.bounds_mm, axis=0)))
        self.grain_mm = float(np.clip(self.extent_mm / _GRAINS_ALONG, _FINEST_MM, _COARSEST_MM))
        fine = subdivided(surface, longest_mm=1.4 * self.grain_mm)
        corners = fine.corners_mm
        middles = corners.mean(axis=1)
        crosses = doubled_areas(corners) / 2
        cells = np.floor(middles / self.grain_mm).astype(np.int64)
        _, first, cell = np.unique(cells, axis=0, return_index=True, return_inverse=True)
        cell = cell.ravel()
        self.points_mm = middles[first]
        self.areas_mm2 = np.bincount(cell, np.linalg.norm(crosses, axis=1), minlength=len(first))
        self.normals = np.stack([np.bincount(cell, along, minlength=len(first)) for along in crosses.T], axis=1)
        self.bounds_mm = surface.bounds_mm.astype(np.float64)
        self._links, self.pieces = _linked(self.points_mm, _REACH_OF_LINKS * self.grain_mm)

    def ways_mm(self, start: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return how long the way along the muscle is from the nearest of some points to each point, ``(n,)``."""
        from scipy.sparse.csgraph import dijkstra

        ways: NDArray[np.float64] = dijkstra(self._links, directed=False, indices=start, min_only=True)
        return ways

    def _squared_gaps(self, chosen: NDArray[np.integer], targets: slice) -> NDArray[np.float32]:
        """Return the squared distances ``(k, t)`` in mm² between chosen points and targets."""
        middle = self.points_mm.mean(axis=0)
        ones = (self.points_mm[chosen] - middle).astype(np.float32)
        others = (self.points_mm[targets] - middle).astype(np.float32)
        squares = (ones**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None]
        gaps: NDArray[np.float32] = squares - 2 * ones @ others.T
        return gaps

    def gap_to_mm(self, point_mm: Sequence[float]) -> float:
        """Return how far a point ``(3,)`` is from the muscle, to within a grain."""
        return float(np.linalg.norm(self.points_mm - np.asarray(point_mm), axis=1).min())

    def shares(self, chosen: NDArray[np.integer], start: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return how far along its own way each chosen point lies, ``(k,)``: 0 at the start, 1 at the end.

        The way of a point leads from the start through it as far as the muscle goes on in that direction. So the
        near side of a fan has its end as well as the far side, and what is passed at mid-length is no end.
        """
        ways = self.ways_mm(start)
        targets = slice(None, None, -(-len(ways) // _TARGETS))
        reached = ways[targets].astype(np.float32)
        ahead = reached[None] - ways[chosen].astype(np.float32)[:, None]
        reach = np.where(ahead > 0, _DETOUR * ahead + np.float32(self.grain_mm), np.float32(-1))
        behind = (reach > 0) & (self._squared_gaps(chosen, targets) <= reach**2)
        ends = np.maximum(np.where(behind, reached[None], np.float32(0)).max(axis=1), ways[chosen])
        shares: NDArray[np.float64] = np.divide(ways[chosen], ends, out=np.ones(len(chosen)), where=ends > 0)
        return shares


@lru_cache(maxsize=32)
def course_of(bundle: Bundle, parts: tuple[str, ...]) -> Course:
    """Return the course of some parts of a bundle, taken as one muscle."""
    return course_of_surface([bundle.surface(part) for part in parts])


def course_of_surface(surfaces: Sequence[Surface]) -> Course:
    """Return the course of some surfaces, taken as one muscle."""
    return Course(joined(tuple(surfaces)))


def _refuse_degenerate(surface: Surface) -> None:
    if not len(surface.faces):
        raise GeometryError("the mesh of the muscle has no faces")
    if not np.isfinite(surface.vertices).all():
        raise GeometryError("the mesh of the muscle has places that are no numbers")
    if not (np.ptp(surface.vertices, axis=0) > 0).any():
        raise GeometryError("the mesh of the muscle has no extent: all of it lies in one point")


def _linked(points_mm: NDArray[np.float64], reach_mm: float) -> tuple[csr_matrix, int]:
    """Return the lengths of the links between points that lie near each other, and how many pieces had to be bridged.

    Pieces are bridged where they are nearest.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    count, large = len(points_mm), 0
    pairs = cKDTree(points_mm).query_pairs(reach_mm, output_type="ndarray").reshape(-1, 2)
    while True:
        lengths = np.linalg.norm(points_mm[pairs[:, 0]] - points_mm[pairs[:, 1]], axis=1)
        links = coo_matrix((lengths, (pairs[:, 0], pairs[:, 1])), shape=(count, count)).tocsr()
        pieces, piece = connected_components(links, directed=False)
        large = large or int((np.bincount(piece) >= _LEAST_PIECE * count).sum())
        if pieces == 1:
            return links, large
        pairs = np.concatenate([pairs, _bridge(points_mm, piece)])


def _bridge(points_mm: NDArray[np.float64], piece: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the shortest link ``(1, 2)`` from the first piece to any other."""
    from scipy.spatial import cKDTree

    own, others = np.flatnonzero(piece == 0), np.flatnonzero(piece != 0)
    gaps, nearest = map(np.asarray, cKDTree(points_mm[own]).query(points_mm[others]))
    best = int(np.argmin(gaps))
    return np.array([[own[nearest[best]], others[best]]], np.int64)
