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
    settled: list[Surface] = []
    while len(surface.faces) and (edges := _edges_longer_than(surface, longest_mm)) is not None:
        fine = _pattern(edges[1]) == 0
        settled.append(Surface(_NO_VERTICES, surface.faces[fine], surface.face_tags[fine]))
        surface = _halved(surface, *edges)
    return _with(settled, surface)


def _with(settled: list[Surface], rest: Surface) -> Surface:
    """Return the faces that were settled in earlier rounds, then the rest, on the vertices of the rest."""
    pieces = [*settled, rest]
    faces, tags = [piece.faces for piece in pieces], [piece.face_tags for piece in pieces]
    return Surface(rest.vertices, np.concatenate(faces), np.concatenate(tags)) if settled else rest


def _edges_longer_than(surface: Surface, longest_mm: float) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return the long edges ``(k, 2)`` and, by face and side ``(m, 3)``, the number of the edge or -1."""
    directed = half_edges(surface.faces)
    points = surface.vertices.astype(np.float64)
    long = ((points[directed[:, 0]] - points[directed[:, 1]]) ** 2).sum(axis=1) > longest_mm**2
    if not long.any():
        return None
    ends = directed[long]
    keys, inverse = np.unique(ends.min(axis=1) * len(points) + ends.max(axis=1), return_inverse=True)
    number = np.full(len(directed), -1, np.int64)
    number[long] = inverse.reshape(-1)
    return np.stack([keys // len(points), keys % len(points)], axis=1), number.reshape(3, -1).T


def _halved(surface: Surface, edges: NDArray[np.int64], middle_of_side: NDArray[np.int64]) -> Surface:
    """Return the faces that have one of these edges, each with a vertex in its middle."""
    middles = surface.vertices[edges].mean(axis=1, dtype=np.float64).astype(np.float32)
    count, patterns = len(surface.vertices), _pattern(middle_of_side)
    faces, tags = [], []
    for pattern, triangles in _PATTERNS.items():
        chosen = np.flatnonzero(patterns == pattern)
        corners = np.concatenate([surface.faces[chosen], middle_of_side[chosen] + count], axis=1)
        faces += [corners[:, triangle] for triangle in triangles]
        tags += [surface.face_tags[chosen]] * len(triangles)
    vertices = np.concatenate([surface.vertices, middles])
    return Surface(vertices, np.concatenate(faces).astype(np.int32), np.concatenate(tags))


def _pattern(middle_of_side: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which sides of each face are halved, as a number of three bits."""
    bits: NDArray[np.int64] = (middle_of_side >= 0) @ np.array([1, 2, 4])
    return bits


_NO_VERTICES = np.zeros((0, 3), np.float32)
_PATTERNS: dict[int, tuple[tuple[int, int, int], ...]] = {
    1: ((0, 3, 2), (3, 1, 2)),
    2: ((0, 1, 4), (0, 4, 2)),
    4: ((0, 1, 5), (5, 1, 2)),
    3: ((3, 1, 4), (0, 3, 4), (0, 4, 2)),
    6: ((4, 2, 5), (1, 4, 5), (1, 5, 0)),
    5: ((5, 0, 3), (2, 5, 3), (2, 3, 1)),
    7: ((0, 3, 5), (3, 1, 4), (5, 4, 2), (3, 4, 5)),
}
"""Triangles by the sides that are halved, one or more; corners 0 to 2, middles 3 (of 0–1), 4 (of 1–2), 5 (of 2–0)."""
