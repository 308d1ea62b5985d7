"""A surface as points: what is near what, and how large the area is, without looking at every triangle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface, doubled_areas

__all__ = ["CLOUD_BOX_MM", "Cloud", "cloud_of", "outside_mm"]

CLOUD_BOX_MM = 4.0
"""Side of the boxes of space that points are counted in."""
_GRAIN_MM = 6.0
_STRIDE, _OFFSET = 1 << 12, 1 << 11
_WAYS = 6


@dataclass(frozen=True, eq=False)
class Cloud:
    """Points that stand for a surface.

    Attributes
    ----------
    points_mm
        ``(n, 3)``, LPS.
    normals
        ``(n, 3)`` unit normals of the surface there.
    areas_mm2
        ``(n,)`` area that each point stands for; they sum to that of the surface.
    """

    points_mm: NDArray[np.float64]
    normals: NDArray[np.float64]
    areas_mm2: NDArray[np.float64]

    @cached_property
    def bounds_mm(self) -> NDArray[np.float64]:
        """The box ``(2, 3)``, lowest corner first."""
        return np.stack([self.points_mm.min(axis=0), self.points_mm.max(axis=0)])


def cloud_of(surface: Surface) -> Cloud:
    """Return points that stand for a surface: one for each box of space and each of the six ways a face may look.

    So the two sides of a thin sheet stay apart, and neighbours are no farther than some 5 mm from each other.
    """
    fine = subdivided(surface, longest_mm=_GRAIN_MM)
    corners = fine.corners_mm
    doubled = doubled_areas(corners)
    size = np.linalg.norm(doubled, axis=1)
    middles = corners.mean(axis=1)
    _, of = np.unique(_cells(middles, doubled), return_inverse=True)
    weight = np.bincount(of, weights=size) + 1e-12
    points = np.stack([np.bincount(of, weights=size * side) for side in middles.T], axis=1) / weight[:, None]
    summed = np.stack([np.bincount(of, weights=side) for side in doubled.T], axis=1).astype(np.float64)
    normals = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-12)
    return Cloud(points, normals, np.asarray(weight / 2.0, np.float64))


def outside_mm(points_mm: NDArray[np.float64], box_mm: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far points ``(n, 3)`` are outside of a box ``(2, 3)``, by axis; negative inside."""
    beyond: NDArray[np.float64] = np.maximum(box_mm[0] - points_mm, points_mm - box_mm[1])
    return beyond


def _cells(middles: NDArray[np.float64], normals: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return a number for the box of each middle and the way that its normal looks."""
    boxes = np.floor(middles / CLOUD_BOX_MM).astype(np.int64) + _OFFSET
    axis = np.abs(normals).argmax(axis=1)
    way = 2 * axis + (np.take_along_axis(normals, axis[:, None], axis=1)[:, 0] < 0)
    cells: NDArray[np.int64] = ((boxes[:, 0] * _STRIDE + boxes[:, 1]) * _STRIDE + boxes[:, 2]) * _WAYS + way
    return cells
