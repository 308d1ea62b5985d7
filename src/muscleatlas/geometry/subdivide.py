"""A finer mesh of the same surface."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["subdivided"]


def subdivided(surface: Surface, *, longest_mm: float) -> Surface:
    """Return the same surface with no edge longer than ``longest_mm``.

    Too long edges are halved, round by round; both faces of an edge see the same middle, so that no gap opens.

    Raises
    ------
    ValueError
        If ``longest_mm`` is not above 0.
    """
    if longest_mm <= 0:
        raise ValueError(f"a length above 0 mm is needed, not {longest_mm}")
    while len(surface.faces) and (edges := _edges_longer_than(surface, longest_mm)) is not None:
        surface = _halved(surface, *edges)
    return surface


def _edges_longer_than(surface: Surface, longest_mm: float) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return the long edges ``(k, 2)`` and, by face and side ``(m, 3)``, the number of the edge or -1."""
    directed = half_edges(surface.faces)
    keys = directed.min(axis=1) * len(surface.vertices) + directed.max(axis=1)
    unique, inverse = np.unique(keys, return_inverse=True)
    ends = np.stack([unique // len(surface.vertices), unique % len(surface.vertices)], axis=1)
    points = surface.vertices.astype(np.float64)[ends]
    long = ((points[:, 0] - points[:, 1]) ** 2).sum(axis=1) > longest_mm**2
    if not long.any():
        return None
    number = np.where(long, np.cumsum(long) - 1, -1)
    return ends[long], number[inverse.reshape(-1)].reshape(3, -1).T


def _halved(surface: Surface, edges: NDArray[np.int64], middle_of_side: NDArray[np.int64]) -> Surface:
    """Return the surface with a vertex in the middle of each of these edges."""
    middles = surface.vertices[edges].mean(axis=1, dtype=np.float64).astype(np.float32)
    count = len(surface.vertices)
    faces, tags = [], []
    for pattern, triangles in _PATTERNS.items():
        chosen = _pattern(middle_of_side) == pattern
        corners = np.concatenate([surface.faces[chosen], middle_of_side[chosen] + count], axis=1)
        faces += [corners[:, triangle] for triangle in triangles]
        tags += [surface.face_tags[chosen]] * len(triangles)
    vertices = np.concatenate([surface.vertices, middles])
    return Surface(vertices, np.concatenate(faces).astype(np.int32), np.concatenate(tags))


def _pattern(middle_of_side: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which sides of each face are halved, as a number of three bits."""
    bits: NDArray[np.int64] = (middle_of_side >= 0) @ np.array([1, 2, 4])
    return bits


_PATTERNS: dict[int, tuple[tuple[int, int, int], ...]] = {
    0: ((0, 1, 2),),
    1: ((0, 3, 2), (3, 1, 2)),
    2: ((0, 1, 4), (0, 4, 2)),
    4: ((0, 1, 5), (5, 1, 2)),
    3: ((3, 1, 4), (0, 3, 4), (0, 4, 2)),
    6: ((4, 2, 5), (1, 4, 5), (1, 5, 0)),
    5: ((5, 0, 3), (2, 5, 3), (2, 3, 1)),
    7: ((0, 3, 5), (3, 1, 4), (5, 4, 2), (3, 4, 5)),
}
"""Triangles by the sides that are halved; corners 0 to 2, middles 3 (of 0–1), 4 (of 1–2), 5 (of 2–0)."""
