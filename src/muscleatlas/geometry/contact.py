"""Where a muscle touches a bone: the area of the bone within reach of one end of the muscle."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.components import subset
from muscleatlas.geometry.nearest import SurfaceProbe
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface, doubled_areas
from muscleatlas.geometry.weld import merge_coincident

__all__ = ["area_mm2", "below_level", "contact_area", "end_of", "long_axis", "near_box", "share_along"]

_BELOW = -0.9


def area_mm2(surface: Surface) -> float:
    """Return the area of a surface.

    Examples
    --------
    >>> square = Surface(np.float32([[0, 0, 0], [2, 0, 0], [0, 2, 0]]), np.int32([[0, 1, 2]]), np.zeros(1, np.uint8))
    >>> area_mm2(square)
    2.0
    """
    return float(np.linalg.norm(doubled_areas(surface.corners_mm), axis=1).sum() / 2)


def long_axis(points_mm: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the direction ``(3,)`` in which points ``(n, 3)`` spread most; unit, its largest component positive."""
    points = np.asarray(points_mm, np.float64)
    _, directions = np.linalg.eigh(np.cov((points - points.mean(axis=0)).T))
    axis: NDArray[np.float64] = directions[:, -1] * np.sign(directions[np.abs(directions[:, -1]).argmax(), -1])
    return axis


def share_along(points_mm: NDArray[np.floating], surface: Surface) -> NDArray[np.float64]:
    """Return how far along a surface points ``(n, 3)`` lie, ``(n,)``: 0 at one end of its long axis, 1 at the other."""
    axis = long_axis(surface.vertices)
    own = surface.vertices.astype(np.float64) @ axis
    shares: NDArray[np.float64] = (np.asarray(points_mm, np.float64) @ axis - own.min()) / (own.max() - own.min())
    return shares


def end_of(surface: Surface, end: Literal[0, 1], *, share: float = 0.25) -> Surface:
    """Return the faces that lie within ``share`` of the long axis from one of its ends."""
    middles = surface.corners_mm.mean(axis=1)
    along = share_along(middles, surface)
    return subset(surface, along <= share if end == 0 else along >= 1 - share)


def contact_area(
    bone: Surface, muscle: Surface, *, reach_mm: float, rim_mm: float = 1.5, grain_mm: float = 2.0
) -> Surface:
    """Return the part of a bone's surface that a muscle touches; no faces if it stays farther away than ``reach_mm``.

    Meshes of a muscle and its bone rarely meet exactly: what counts as touched is whatever lies inside the muscle, or
    no more than ``rim_mm`` farther away than the nearest point. The border runs through the faces, not along them.

    Parameters
    ----------
    grain_mm
        How finely the bone is looked at.
    """
    facing = near_box(muscle, bone.bounds_mm, reach_mm)
    if not len(facing.faces):
        return subset(bone, np.zeros(len(bone.faces), bool))
    near = near_box(bone, facing.bounds_mm, reach_mm)
    if not len(near.faces):
        return near
    fine = subdivided(near, longest_mm=grain_mm)
    gaps = _gaps_mm(fine.vertices, facing)
    nearest = gaps.min()
    return below_level(fine, gaps, min(reach_mm, nearest + rim_mm) if nearest <= reach_mm else -1.0)


def _gaps_mm(points_mm: NDArray[np.float32], muscle: Surface) -> NDArray[np.float64]:
    """Return how far points ``(n, 3)`` are outside of a muscle, ``(n,)``; 0 inside.

    Inside is what lies straight below a face: beside the rim of an open surface that is not so.
    """
    found = SurfaceProbe(muscle).nearest(points_mm)
    height = np.einsum("ij,ij->i", points_mm - found.point_mm, found.normal)
    return np.where(height < _BELOW * found.distance_mm, 0.0, found.distance_mm)


def below_level(surface: Surface, values: NDArray[np.float64], level: float) -> Surface:
    """Return the part of a surface where a value, given at each vertex ``(n,)`` and linear between, is below a level.

    Faces are cut where the level crosses them.
    """
    below = values < level
    inside = below[surface.faces]
    pieces = [surface.faces[inside.all(axis=1)]]
    tags = [surface.face_tags[inside.all(axis=1)]]
    cuts = _Cuts(surface, values, level)
    for corner in range(3):
        order = [corner, (corner + 1) % 3, (corner + 2) % 3]
        turned = inside[:, order]
        alone = turned[:, 0] & ~turned[:, 1] & ~turned[:, 2]
        a, b, c = surface.faces[alone][:, order].T
        pieces.append(np.stack([a, cuts.between(a, b), cuts.between(a, c)], axis=1))
        paired = ~turned[:, 0] & turned[:, 1] & turned[:, 2]
        a, b, c = surface.faces[paired][:, order].T
        ab, ac = cuts.between(b, a), cuts.between(c, a)
        pieces += [np.stack([b, c, ac], axis=1), np.stack([b, ac, ab], axis=1)]
        tags += [surface.face_tags[alone], surface.face_tags[paired], surface.face_tags[paired]]
    faces = np.concatenate(pieces).astype(np.int32)
    whole = Surface(cuts.vertices(), faces, np.concatenate(tags))
    return merge_coincident(subset(whole, np.ones(len(faces), bool)))


class _Cuts:
    """The vertices that cutting adds; each cut edge has one."""

    def __init__(self, surface: Surface, values: NDArray[np.float64], level: float) -> None:
        self._points = surface.vertices.astype(np.float64)
        self._values = values
        self._level = level
        self._edges: list[NDArray[np.int64]] = []
        self._count = len(self._points)

    def between(self, inside: NDArray[np.integer], outside: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return the numbers of the vertices where edges from inside to outside cross the level."""
        first = self._count
        self._edges.append(np.stack([inside, outside], axis=1).astype(np.int64))
        self._count += len(inside)
        return np.arange(first, self._count)

    def vertices(self) -> NDArray[np.float32]:
        """Return all vertices, those of the surface first."""
        inside, outside = np.concatenate([np.zeros((0, 2), np.int64), *self._edges]).T
        share = (self._level - self._values[inside]) / (self._values[outside] - self._values[inside])
        crossing = self._points[inside] + share[:, None] * (self._points[outside] - self._points[inside])
        return np.concatenate([self._points, crossing]).astype(np.float32)


def near_box(surface: Surface, box_mm: NDArray[np.floating], reach_mm: float) -> Surface:
    """Return the faces whose own boxes come within reach of a box ``(2, 3)``, lowest corner first."""
    low, high = box_mm[0] - reach_mm, box_mm[1] + reach_mm
    a, b, c = (surface.vertices[corner] for corner in surface.faces.T)
    below = (np.minimum(np.minimum(a, b), c) <= high).all(axis=1)
    return subset(surface, below & (np.maximum(np.maximum(a, b), c) >= low).all(axis=1))
