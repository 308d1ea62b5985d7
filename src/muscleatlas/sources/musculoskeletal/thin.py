"""Thin bones: two sheets that refining has pushed through each other are brought apart again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.rays import RayScene
from muscleatlas.geometry.smooth import neighbour_mean
from muscleatlas.geometry.surface import Surface, doubled_areas

__all__ = ["uncrossed"]

_THICK_MM, _DEEPEST_MM = 1.0, 4.0
"""So thick bone should be at least, and no deeper than this do sheets cross."""
_ROUNDS, _SPREAD = 6, 4
_ASIDE_MM = 0.01


def uncrossed(surface: Surface) -> Surface:
    """Return a closed surface whose sheets do not cross where it is thin; if they did not, it is returned as it is.

    Each goes half the way, and what is round it goes along.
    """
    mean = neighbour_mean(surface)
    for _ in range(_ROUNDS):
        normals = vertex_normals(surface).astype(np.float64)
        depth = _depth_mm(surface, normals)
        if not depth.any():
            break
        push = np.where(depth > 0, 0.5 * (depth + _THICK_MM), 0.0)
        for _ in range(_SPREAD):
            push = np.maximum(push, mean @ push)
        surface = replace(surface, vertices=(surface.vertices + push[:, None] * normals).astype(np.float32))
    return surface


def _depth_mm(surface: Surface, normals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each vertex how far it lies beyond the opposite sheet, 0 for those that do not.

    From inside a closed surface the first face that is met is met from behind; who meets none, or one from the front,
    stands outside.
    """
    scene = RayScene(surface.vertices, surface.faces)
    facing = doubled_areas(surface.corners_mm)
    inward, outward = (_first(surface, scene, sign * normals) for sign in (-1.0, 1.0))
    outside = (inward[0] < 0) | ((facing[inward[0]] * -normals).sum(axis=1) < 0)
    met = (outward[0] >= 0) & (outward[1] <= _DEEPEST_MM) & ((facing[outward[0]] * normals).sum(axis=1) < 0)
    return np.where(outside & met, outward[1], 0.0)


def _first(
    surface: Surface, scene: RayScene, ways: NDArray[np.float64]
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return the first face on the way from beside each vertex, -1 for none, and how far it is."""
    starts = (surface.vertices + _ASIDE_MM * ways).astype(np.float32)
    hits = scene.first_hits(starts, ways.astype(np.float32))
    return hits.face, hits.distance_mm.astype(np.float64)
