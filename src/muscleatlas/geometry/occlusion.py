"""Ambient occlusion: how much of the sky each vertex sees."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.geometry.rays import RayScene

__all__ = ["sky_shares"]

_CHUNK_RAYS = 1 << 18


def sky_shares(
    scene: RayScene,
    points_mm: NDArray[np.float32],
    normals: NDArray[np.float32],
    *,
    rays: int = 64,
    reach_mm: float = 150.0,
    lift_mm: float = 0.4,
) -> NDArray[np.float32]:
    """Return the cosine-weighted share of the hemisphere over each point that is free, 0…1.

    Parameters
    ----------
    points_mm, normals
        ``(n, 3)`` each; normals of unit length.
    rays
        How many directions, the same spiral for every point.
    reach_mm
        What lies farther than this does not darken.
    lift_mm
        How far above its surface a ray starts, so that it does not meet the faces it stands on.

    References
    ----------
    Landis 2002, ambient occlusion (``landis2002``); spiral points: Vogel 1979 (``vogel1979``).
    """
    spiral = _cosine_spiral(rays)
    starts_mm = points_mm + normals * np.float32(lift_mm)
    shares = np.empty(len(points_mm), np.float32)
    step = max(1, _CHUNK_RAYS // rays)
    for start in range(0, len(points_mm), step):
        part = slice(start, start + step)
        shares[part] = _free_shares(scene, starts_mm[part], normals[part], spiral, reach_mm)
    return shares


def _free_shares(
    scene: RayScene,
    starts_mm: NDArray[np.float32],
    normals: NDArray[np.float32],
    spiral: NDArray[np.float32],
    reach_mm: float,
) -> NDArray[np.float32]:
    directions = _around(normals, spiral)
    origins = np.repeat(starts_mm, len(spiral), axis=0)
    blocked = scene.blocked(origins, directions.reshape(-1, 3), reach_mm=reach_mm)
    free: NDArray[np.float32] = 1.0 - blocked.reshape(-1, len(spiral)).mean(axis=1, dtype=np.float32)
    return free


def _cosine_spiral(count: int) -> NDArray[np.float32]:
    """Return unit directions ``(count, 3)`` around +Z, as dense as the cosine."""
    index = np.arange(count) + 0.5
    radius = np.sqrt(index / count)
    angle = index * np.pi * (3.0 - np.sqrt(5.0))
    height = np.sqrt(1.0 - radius**2)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), height], axis=1).astype(np.float32)


def _around(normals: NDArray[np.float32], spiral: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the spiral turned to each normal, ``(n, count, 3)``; a point's directions don't depend on the others.

    References
    ----------
    Duff et al. 2017, building an orthonormal basis, revisited (``duff2017``).
    """
    turned = np.empty((len(normals), len(spiral), 3), np.float32)
    _turn(turned, normals, spiral)
    return turned


@njit(cache=True)
def _turn(turned: NDArray[np.float32], normals: NDArray[np.float32], spiral: NDArray[np.float32]) -> None:
    one = np.float32(1.0)
    for point in range(len(normals)):
        x, y, z = normals[point, 0], normals[point, 1], normals[point, 2]
        sign = one if z >= 0 else -one
        a = -one / (sign + z)
        b = x * y * a
        for ray in range(len(spiral)):
            u, v, w = spiral[ray, 0], spiral[ray, 1], spiral[ray, 2]
            turned[point, ray, 0] = u * (one + sign * x * x * a) + v * b + w * x
            turned[point, ray, 1] = u * sign * b + v * (sign + y * y * a) + w * y
            turned[point, ray, 2] = -u * sign * x - v * y + w * z
