"""The surface where a field on a lattice is zero."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface

__all__ = ["isosurface"]


def isosurface(
    field: NDArray[np.floating], low_mm: NDArray[np.floating], spacing_mm: float, *, tag: int = 0
) -> Surface:
    """Return the closed surface round everywhere that a field is below zero.

    Parameters
    ----------
    field
        ``(nx, ny, nz)`` on a lattice; above zero on its whole border, or the surface is open there.
    low_mm
        ``(3,)``, where the first lattice point lies.
    spacing_mm
        Between lattice points.
    tag
        Of every face.

    References
    ----------
    Lewiner et al. 2003, marching cubes with topological guarantees (``lewiner2003``).
    """
    from skimage.measure import marching_cubes

    if not (field.min() < 0 < field.max()):
        empty = np.zeros((0, 3))
        return Surface(empty.astype(np.float32), empty.astype(np.int32), np.zeros(0, dtype=np.uint8))
    march: Any = marching_cubes  # it comes without types
    points, faces, _, _ = march(field, 0.0, allow_degenerate=False, gradient_direction="descent")
    placed = np.asarray(low_mm, np.float64) + points.astype(np.float64) * spacing_mm
    tags = np.full(len(faces), tag, dtype=np.uint8)
    return Surface(placed.astype(np.float32), np.ascontiguousarray(faces, dtype=np.int32), tags)
