"""Laying a thin patch upon the surface that it belongs to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.nearest import SurfaceProbe
from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface

__all__ = ["draped", "lifted"]


def draped(patch: Surface, onto: SurfaceProbe, *, reach_mm: float, grain_mm: float = 4.0) -> Surface:
    """Return a patch, made finer, that follows another surface wherever that lies within reach and faces the same way.

    A patch stays on its own side of a thin plate: points move only to where the two normals agree. What has nothing
    within reach (the membrane between two bones) stays where it is.
    """
    fine = subdivided(patch, longest_mm=grain_mm)
    found = onto.nearest(fine.vertices)
    agree = np.einsum("ij,ij->i", found.normal, vertex_normals(fine)) > 0
    moves = agree & (found.distance_mm <= reach_mm)
    vertices = np.where(moves[:, None], found.point_mm, fine.vertices).astype(np.float32)
    return Surface(vertices, fine.faces, fine.face_tags)


def lifted(surface: Surface, height_mm: float) -> Surface:
    """Return the surface moved outward along its vertex normals."""
    normals: NDArray[np.float32] = vertex_normals(surface)
    return Surface(surface.vertices + normals * np.float32(height_mm), surface.faces, surface.face_tags)
