"""The nearest point of a surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface, doubled_areas

__all__ = ["Nearest", "SurfaceProbe"]

_CANDIDATES = 6


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """What lies nearest to each of ``k`` points.

    Attributes
    ----------
    distance_mm
        ``(k,)``; never below the true distance, and above it by less than the spacing of the probe.
    point_mm
        ``(k, 3)`` on the surface.
    normal
        ``(k, 3)`` unit normal of the flat triangle there.
    tag
        ``(k,)`` uint8, the tag of the face there.
    """

    distance_mm: NDArray[np.float64]
    point_mm: NDArray[np.float64]
    normal: NDArray[np.float64]
    tag: NDArray[np.uint8]


class SurfaceProbe:
    """Answers how far points are from a surface.

    Parameters
    ----------
    surface
        At least one face.
    spacing_mm
        The surface is looked up by the middles of triangles no larger than this. Of the six nearest triangles
        the distance is exact; smaller is safer where a surface has thin needles.
    """

    def __init__(self, surface: Surface, *, spacing_mm: float = 3.0) -> None:
        from scipy.spatial import cKDTree

        self._spacing_mm = spacing_mm
        fine = subdivided(surface, longest_mm=spacing_mm)
        self._corners = fine.corners_mm
        self._tags = fine.face_tags
        self._tree = cKDTree(self._corners.mean(axis=1))

    def may_reach(self, points_mm: NDArray[np.floating], reach_mm: float) -> bool:
        """Return False only if no point of ``(k, 3)`` is within reach: no corner is farther from a middle than 2/3."""
        away, _ = self._tree.query(points_mm, distance_upper_bound=reach_mm + 2.0 / 3.0 * self._spacing_mm)
        return bool(np.isfinite(away).any())

    def nearest(self, points_mm: NDArray[np.floating]) -> Nearest:
        """Return what is nearest to points ``(k, 3)``."""
        points = np.asarray(points_mm, np.float64).reshape(-1, 3)
        count = min(_CANDIDATES, len(self._corners))
        _, found = self._tree.query(points, k=[*range(1, count + 1)])
        candidates = np.asarray(found, np.int64)
        corners = self._corners[candidates]
        closest = _closest_on_triangles(np.broadcast_to(points[:, None], (len(points), count, 3)), corners)
        squared = ((closest - points[:, None]) ** 2).sum(axis=2)
        best = squared.argmin(axis=1)
        row = np.arange(len(points))
        tags = self._tags[candidates[row, best]]
        return Nearest(np.sqrt(squared[row, best]), closest[row, best], _normals(corners[row, best]), tags)


def _normals(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    normals = doubled_areas(corners)
    length: NDArray[np.float64] = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.divide(normals, length, out=np.zeros_like(normals), where=length > 0)


def _closest_on_triangles(points: NDArray[np.float64], corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the closest point of each triangle ``(…, 3, 3)`` to its point ``(…, 3)``.

    The foot of the perpendicular if it falls inside, else the nearest of the closest points of the three sides.
    """
    a, b, c = corners[..., 0, :], corners[..., 1, :], corners[..., 2, :]
    foot, inside = _foot(points, a, b, c)
    sides = np.stack([_closest_on_line(points, *side) for side in ((a, b), (b, c), (c, a))], axis=-2)
    nearest = ((sides - points[..., None, :]) ** 2).sum(axis=-1).argmin(axis=-1)
    on_side = np.take_along_axis(sides, nearest[..., None, None], axis=-2)[..., 0, :]
    return np.where(inside[..., None], foot, on_side)


def _foot(
    points: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the foot of the perpendicular on the plane of each triangle, and whether it lies inside."""
    one, other, away = b - a, c - a, points - a
    oo, op, pp = _dot(one, one), _dot(one, other), _dot(other, other)
    ao, ap = _dot(away, one), _dot(away, other)
    whole = oo * pp - op * op
    safe = np.where(whole > 0, whole, 1.0)
    s, t = (pp * ao - op * ap) / safe, (oo * ap - op * ao) / safe
    inside = (whole > 0) & (s >= 0) & (t >= 0) & (s + t <= 1)
    return a + s[..., None] * one + t[..., None] * other, inside


def _closest_on_line(
    points: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    way = end - start
    squared = _dot(way, way)
    share = np.clip(_dot(points - start, way) / np.where(squared > 0, squared, 1.0), 0.0, 1.0)
    closest: NDArray[np.float64] = start + share[..., None] * way
    return closest


def _dot(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    product: NDArray[np.float64] = np.einsum("...i,...i->...", one, other)
    return product
