"""Vertex normals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface, doubled_areas

__all__ = ["vertex_normals"]


def vertex_normals(surface: Surface) -> NDArray[np.float32]:
    """Return outward unit normals ``(n, 3)``, faces weighted by their angle at the vertex.

    A vertex that no face uses gets the zero vector.

    References
    ----------
    Thürmer and Wüthrich 1998, angle-weighted pseudonormals (``thurmer1998``).
    """
    corners = surface.corners_mm
    weighted = _unit(doubled_areas(corners))
    normals = np.zeros((len(surface.vertices), 3))
    for corner in range(3):
        angle = _corner_angles(corners, corner)
        for axis in range(3):
            normals[:, axis] += np.bincount(
                surface.faces[:, corner], weights=weighted[:, axis] * angle, minlength=len(normals)
            )
    return _unit(normals).astype(np.float32)


def _corner_angles(corners: NDArray[np.float64], corner: int) -> NDArray[np.float64]:
    here = corners[:, corner]
    one = _unit(corners[:, (corner + 1) % 3] - here)
    other = _unit(corners[:, (corner + 2) % 3] - here)
    cosine: NDArray[np.float64] = np.clip((one * other).sum(axis=1), -1.0, 1.0)
    return np.arccos(cosine)


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    length: NDArray[np.float64] = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
