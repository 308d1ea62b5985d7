"""How the arrays of one part are laid down in a file, and taken up again: small, lossless, plain NumPy.

Vertices lie on a grid of 1/512 mm, so they are whole numbers; neighbours differ by little, so differences are stored;
the bytes of one weight are put side by side, so that a general compressor finds what is alike. Vertices are numbered
in the order in which the faces first name them, so a corner is stored as its distance from the next new vertex.
"""

from __future__ import annotations

import hashlib
import io

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface

__all__ = ["STEPS_PER_MM", "packed", "surface_sha256", "to_grid", "unpacked"]

STEPS_PER_MM = 512

_WIDTH = 4


def to_grid(surface: Surface) -> Surface:
    """Return the surface as a bundle keeps it: vertices on the grid, in the order of their first use, no others."""
    order, corners = _in_order_of_use(surface.faces)
    steps = np.rint(surface.vertices.astype(np.float64)[order] * STEPS_PER_MM) + 0.0  # no negative zero
    vertices = (steps / STEPS_PER_MM).astype(np.float32)
    return Surface(vertices, corners, np.ascontiguousarray(surface.face_tags, dtype=np.uint8))


def surface_sha256(surface: Surface) -> str:
    """Return the hash of the arrays of a surface, little-endian, vertices then faces then tags."""
    digest = hashlib.sha256(np.ascontiguousarray(surface.vertices, dtype="<f4").tobytes())
    digest.update(np.ascontiguousarray(surface.faces, dtype="<i4").tobytes())
    digest.update(np.ascontiguousarray(surface.face_tags, dtype="u1").tobytes())
    return digest.hexdigest()


def packed(surface: Surface) -> dict[str, bytes]:
    """Return the three arrays of a surface on the grid, each as the bytes of a ``.npy`` file."""
    steps = np.rint(surface.vertices.astype(np.float64) * STEPS_PER_MM).astype("<i4")
    corners = surface.faces.reshape(-1).astype(np.int64)
    next_new = np.concatenate([[0], np.maximum.accumulate(corners[:-1] + 1)]) if len(corners) else corners
    return {
        "vertices": _npy(_planes(np.diff(steps.T, axis=1, prepend=0))),
        "faces": _npy(_planes(next_new - corners)),
        "tags": _npy(surface.face_tags),
    }


def unpacked(arrays: dict[str, bytes]) -> Surface:
    """Return the surface of three ``.npy`` files; the inverse of :func:`packed`.

    Raises
    ------
    ValueError
        If an array is not of the shape or type that it should have.
    """
    steps = np.cumsum(_from_planes(_array(arrays["vertices"])).reshape(3, -1), axis=1)
    back = _from_planes(_array(arrays["faces"])).astype(np.int64)
    is_new = back == 0
    corners = np.cumsum(is_new) - is_new - back
    vertices = np.ascontiguousarray(steps.T) / STEPS_PER_MM
    tags = _array(arrays["tags"])
    if tags.ndim != 1 or 3 * len(tags) != len(corners):
        raise ValueError(f"{len(tags)} tags for {len(corners)} corners")
    return Surface(vertices.astype(np.float32), corners.reshape(-1, 3).astype(np.int32), tags)


def _in_order_of_use(faces: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return which vertex comes at each new place, and the faces in the new numbers."""
    used, first, inverse = np.unique(faces.reshape(-1), return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    return used[np.argsort(first)].astype(np.int64), rank[inverse.reshape(-1)].reshape(-1, 3).astype(np.int32)


def _planes(numbers: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Return int32 numbers as four rows of bytes ``(4, k)``, the lowest first."""
    flat = np.ascontiguousarray(numbers, dtype="<i4").reshape(-1)
    return np.ascontiguousarray(flat.view(np.uint8).reshape(-1, _WIDTH).T)


def _from_planes(planes: NDArray[np.uint8]) -> NDArray[np.int32]:
    if planes.ndim != 2 or len(planes) != _WIDTH or planes.shape[1] % 3:
        raise ValueError(f"byte planes of shape {planes.shape}")
    return np.ascontiguousarray(planes.T).view("<i4").reshape(-1)


def _npy(array: NDArray[np.uint8]) -> bytes:
    target = io.BytesIO()
    np.lib.format.write_array(target, np.ascontiguousarray(array), version=(1, 0), allow_pickle=False)
    return target.getvalue()


def _array(data: bytes) -> NDArray[np.uint8]:
    array: NDArray[np.uint8] = np.lib.format.read_array(io.BytesIO(data), allow_pickle=False)
    if array.dtype != np.uint8:
        raise ValueError(f"bytes of type {array.dtype}, uint8 expected")
    return array
