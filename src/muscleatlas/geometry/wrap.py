"""A closed skin over a surface that has cracks, holes or inner walls."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.isosurface import isosurface
from muscleatlas.geometry.smooth import taubin
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface

__all__ = ["winding_numbers", "wrapped"]

_BAND = 2
_MARGIN = 3


def wrapped(surface: Surface, *, spacing_mm: float, smoothing: int = 8) -> Surface:
    """Return a closed surface round all that a leaky one goes round, to within about the spacing.

    Every point of a lattice is inside where the generalized winding number is above a half; the border between inside
    and outside is the new surface, smoothed. Tags are those of the first face.

    References
    ----------
    Jacobson et al. 2013, generalized winding numbers (``jacobson2013``).
    """
    low = surface.bounds_mm[0].astype(np.float64) - _MARGIN * spacing_mm
    high = surface.bounds_mm[1].astype(np.float64) + _MARGIN * spacing_mm
    shape = np.ceil((high - low) / spacing_mm).astype(int) + 1
    band = _near_surface(surface, low, spacing_mm, shape)
    inside = _filled(surface, band, low, spacing_mm)
    return taubin(isosurface(0.5 - inside, low, spacing_mm, tag=int(surface.face_tags[0])), rounds=smoothing)


def winding_numbers(surface: Surface, points_mm: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return for points ``(k, 3)`` how often the surface goes round each; see :func:`inside.winding_number`."""
    corners = surface.corners_mm
    return _compiled()(corners, np.ascontiguousarray(points_mm, dtype=np.float64)) / (2.0 * np.pi)


@lru_cache(maxsize=1)
def _compiled() -> Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]:
    from numba import njit

    compile_: Any = njit  # its types say nothing
    compiled: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]] = compile_(_solid_angles)
    return compiled


def _solid_angles(corners: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return half of the solid angle of all triangles ``(m, 3, 3)`` from each point; plain loops, to be compiled."""
    total = np.zeros(len(points))
    for number in range(len(points)):
        px, py, pz = points[number]
        for face in range(len(corners)):
            ax, ay, az = corners[face, 0, 0] - px, corners[face, 0, 1] - py, corners[face, 0, 2] - pz
            bx, by, bz = corners[face, 1, 0] - px, corners[face, 1, 1] - py, corners[face, 1, 2] - pz
            cx, cy, cz = corners[face, 2, 0] - px, corners[face, 2, 1] - py, corners[face, 2, 2] - pz
            la = np.sqrt(ax * ax + ay * ay + az * az)
            lb = np.sqrt(bx * bx + by * by + bz * bz)
            lc = np.sqrt(cx * cx + cy * cy + cz * cz)
            triple = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
            flat = la * lb * lc + (ax * bx + ay * by + az * bz) * lc
            flat += (bx * cx + by * cy + bz * cz) * la + (cx * ax + cy * ay + cz * az) * lb
            total[number] += np.arctan2(triple, flat)
    return total


def _near_surface(
    surface: Surface, low: NDArray[np.float64], spacing_mm: float, shape: NDArray[np.int_]
) -> NDArray[np.bool_]:
    from scipy import ndimage

    fine = subdivided(surface, longest_mm=spacing_mm)
    points = np.concatenate([fine.vertices, fine.vertices[fine.faces].mean(axis=1)]).astype(np.float64)
    touched = np.zeros(shape, dtype=bool)
    touched[tuple(np.round((points - low) / spacing_mm).astype(int).T)] = True
    near: NDArray[np.bool_] = ndimage.binary_dilation(touched, np.ones((3, 3, 3), dtype=bool), iterations=_BAND - 1)
    return near


def _filled(
    surface: Surface, band: NDArray[np.bool_], low: NDArray[np.float64], spacing_mm: float
) -> NDArray[np.float64]:
    """Return 1 inside and 0 outside; away from the surface, by what the band closes in."""
    from scipy import ndimage

    numbers, count = ndimage.label(~band)
    inside = np.zeros(band.shape)
    where = np.argwhere(band)
    inside[tuple(where.T)] = winding_numbers(surface, low + where * spacing_mm) > 0.5
    middles = [np.argwhere(numbers == number)[:1] for number in range(1, count + 1)]
    for number, middle in enumerate(middles, start=1):
        if winding_numbers(surface, low + middle * spacing_mm)[0] > 0.5:
            inside[numbers == number] = 1.0
    return inside
