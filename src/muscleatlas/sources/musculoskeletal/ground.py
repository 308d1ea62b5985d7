"""The bones as what muscles lie on: how far points are from them, on which side, and where the nearest bone is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.components import joined
from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.rays import RayScene
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface
from muscleatlas.sources.musculoskeletal.bones import ModelBone

__all__ = ["Ground", "Lattice", "filled"]

_SAMPLE_MM = 2.5
_BAND = 3.0
_MOST_CROSSINGS = 40
_CLEAR_OF_HIT_MM = 1e-3
_BESIDE_MM = (1.3e-3, 3.7e-3, 7.1e-3)
"""So far beside the lattice lines, that no line runs along a side of a triangle; where one misses a sheet, the next."""
_FARTHEST_BONE_MM = 45.0
_LIFTING_ROUNDS, _LIFTED_MM = 3, 25.0
"""What lies farther from bone than the second is not lifted out of it."""
_PELVIS = frozenset({"hip-bone", "sacrum", "coccyx"})
"""Bones that do not move against each other; the model holds some for one body, and some for two."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Points at even distances in a box.

    Attributes
    ----------
    low_mm
        ``(3,)`` the first of them.
    spacing_mm
        Between neighbours.
    shape
        How many along x, y, z.
    """

    low_mm: NDArray[np.float64]
    spacing_mm: float
    shape: tuple[int, int, int]

    @classmethod
    def around(cls, points_mm: NDArray[np.floating], *, spacing_mm: float, margin_mm: float) -> Lattice:
        """Return a lattice that holds these points and a margin; its points lie on whole multiples of the spacing."""
        low = np.floor((points_mm.min(axis=0) - margin_mm) / spacing_mm) * spacing_mm
        counts = np.ceil((points_mm.max(axis=0) + margin_mm - low) / spacing_mm).astype(int) + 1
        return cls(low.astype(np.float64), spacing_mm, (int(counts[0]), int(counts[1]), int(counts[2])))

    def points(self, flat: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return the places ``(k, 3)`` of points given by their numbers."""
        return self.low_mm + np.stack(np.unravel_index(flat, self.shape), axis=1) * self.spacing_mm

    def points_in(self, where: tuple[slice, slice, slice], block: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the places ``(k, 3)`` of the points of a block, as :func:`filled` returns it, that are true."""
        places: NDArray[np.float64] = np.argwhere(block) + [part.start for part in where]
        return self.low_mm + places * self.spacing_mm

    @property
    def size(self) -> int:
        """How many points there are."""
        return int(np.prod(self.shape))


class Ground:
    """All bones together.

    Parameters
    ----------
    bones
        Those on the right and in the middle; the mirror images of the right ones are not in the way of right muscles.
    """

    def __init__(self, bones: Sequence[ModelBone]) -> None:
        from scipy.spatial import cKDTree

        self.bones = tuple(bones)
        fine = [subdivided(bone.surface, longest_mm=_SAMPLE_MM) for bone in bones]
        self.whole: Surface = joined(tuple(fine))
        self._points = self.whole.vertices.astype(np.float64)
        self._normals = vertex_normals(self.whole).astype(np.float64)
        self._bodies = np.repeat([bone.body for bone in bones], [len(surface.vertices) for surface in fine])
        self._tree = cKDTree(self._points)
        pelvis = {bone.body for bone in bones if bone.bone in _PELVIS}
        self._trees = {
            body: cKDTree(self._points[np.isin(self._bodies, sorted(pelvis) if body in pelvis else [body])])
            for body in np.unique(self._bodies).tolist()
        }

    def nearest(
        self, points_mm: NDArray[np.floating], *, body: int | None = None
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return distance ``(k,)`` and nearest point of bone ``(k, 3)``; of the bones of one body if it has any."""
        tree = self._trees.get(body, self._tree) if body is not None else self._tree
        distance, number = tree.query(points_mm)
        return np.asarray(distance), np.asarray(tree.data)[number]

    def hold(self, point_mm: NDArray[np.floating], body: int) -> tuple[float, NDArray[np.float64]] | None:
        """Return distance and nearest point ``(3,)`` of the bone that a line ends on, none if it ends on no bone.

        It is the bone of the body that the end moves with, or the nearest of all if that is too far away.
        """
        for tree in (self._trees.get(body, self._tree), self._tree):
            distance, number = tree.query(point_mm)
            if distance <= _FARTHEST_BONE_MM:
                return float(distance), np.asarray(tree.data)[number]
        return None

    def normal(self, points_mm: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the outward direction ``(k, 3)`` of the bone nearest to each point."""
        _, number = self._tree.query(points_mm)
        return self._normals[number]

    def lifted(
        self, points_mm: NDArray[np.float64], *, clearance_mm: float | NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return points moved out of the bones until they are clear of them by this much, all alike or each its own."""
        moved, clearance = points_mm.copy(), np.broadcast_to(clearance_mm, len(points_mm))
        low = np.arange(len(points_mm))
        for _ in range(_LIFTING_ROUNDS):
            away, number = self._tree.query(moved[low], distance_upper_bound=_LIFTED_MM)
            low, number = low[np.isfinite(away)], np.asarray(number)[np.isfinite(away)]
            height = ((moved[low] - self._points[number]) * self._normals[number]).sum(axis=1)
            lift = clearance[low] - height
            low, number, lift = low[lift > 0], number[lift > 0], lift[lift > 0]
            moved[low] += lift[:, None] * self._normals[number]
        return moved

    def signed_distance_mm(self, lattice: Lattice) -> NDArray[np.float32]:
        """Return for every lattice point the distance to bone, below zero inside; near the surface only.

        Farther away than three spacings it is just that far, outside or inside.
        """
        reach = _BAND * lattice.spacing_mm
        inside = self.inside(lattice)
        field = np.where(inside, -reach, reach).astype(np.float32)
        near = np.flatnonzero(_touched(self._points, lattice))
        distance, _ = self._tree.query(lattice.points(near), distance_upper_bound=reach)
        sign = np.where(inside[near], -1.0, 1.0)
        field[near] = sign * np.minimum(distance, reach)
        return field

    def inside(self, lattice: Lattice) -> NDArray[np.bool_]:
        """Return for every lattice point whether it lies in a bone: counted along upright lines, bone by bone."""
        inside = np.zeros(lattice.shape, dtype=bool)
        for bone in self.bones:
            where, block = filled(bone.surface, lattice)
            inside[where] |= block
        return inside.reshape(-1)


def _touched(points: NDArray[np.float64], lattice: Lattice) -> NDArray[np.bool_]:
    from scipy import ndimage

    at = np.round((points - lattice.low_mm) / lattice.spacing_mm).astype(int)
    within = ((at >= 0) & (at < np.array(lattice.shape))).all(axis=1)
    touched = np.zeros(lattice.shape, dtype=bool)
    touched[tuple(at[within].T)] = True
    wide: NDArray[np.bool_] = ndimage.binary_dilation(touched, iterations=int(_BAND) + 1)
    return wide.reshape(-1)


def filled(surface: Surface, lattice: Lattice) -> tuple[tuple[slice, slice, slice], NDArray[np.bool_]]:
    """Return a block of a lattice round a closed surface, and which of its points lie inside.

    They are counted along upright lines: a point is inside where more sheets were entered than left below it.
    """
    low, spacing = lattice.low_mm, lattice.spacing_mm
    box = (surface.bounds_mm.astype(np.float64) - low) / spacing
    first = np.clip(np.floor(box[0]).astype(int), 0, lattice.shape)
    last = np.clip(np.ceil(box[1]).astype(int) + 1, first, lattice.shape)
    where = (slice(first[0], last[0]), slice(first[1], last[1]), slice(first[2], last[2]))
    size = last - first
    columns = first[:2] + np.stack(np.unravel_index(np.arange(size[0] * size[1]), tuple(size[:2])), axis=1)
    heights = low[2] + np.arange(first[2], last[2]) * spacing
    foot = np.concatenate([low[:2] + columns * spacing, np.full((len(columns), 1), low[2] - 10.0)], axis=1)
    turns = np.zeros((len(columns), len(heights) + 1), dtype=np.int16)
    open_ones = np.arange(len(columns))
    for beside in _BESIDE_MM:
        turns[open_ones] = _turns(surface, foot[open_ones] + [beside, beside, 0.0], heights)
        open_ones = np.flatnonzero(turns.sum(axis=1))
    inside = turns.cumsum(axis=1)[:, :-1] > 0
    inside[open_ones] = False
    return where, inside.reshape(tuple(size))


def _turns(surface: Surface, starts: NDArray[np.float64], heights: NDArray[np.float64]) -> NDArray[np.int16]:
    """Return for each upward ray ``(k, h + 1)`` how many sheets more are entered than left before each height."""
    turns = np.zeros((len(starts), len(heights) + 1), dtype=np.int16)
    if len(starts):
        for ray, height, sense in _crossings(surface, starts.astype(np.float32)):
            np.add.at(turns, (ray, np.searchsorted(heights, height, side="right")), sense.astype(np.int16))
    return turns


def _crossings(
    surface: Surface, starts: NDArray[np.float32]
) -> list[tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]]:
    """Return rays, heights and senses (1 into the solid, -1 out of it) of all crossings of upward rays."""
    scene = RayScene(surface.vertices, surface.faces)
    corners = surface.vertices.astype(np.float64)[surface.faces]
    upward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2]
    found, origins, rays = [], starts.copy(), np.arange(len(starts))
    direction = np.array([[0.0, 0.0, 1.0]], dtype=np.float32)
    for _ in range(_MOST_CROSSINGS):
        hits = scene.first_hits(origins, np.repeat(direction, len(origins), axis=0))
        met = hits.face >= 0
        if not met.any():
            break
        rays, origins = rays[met], origins[met]
        height = origins[:, 2] + hits.distance_mm[met]
        found.append((rays, height.astype(np.float64), np.where(upward[hits.face[met]] < 0, 1, -1)))
        origins[:, 2] = height + _CLEAR_OF_HIT_MM
    return found
