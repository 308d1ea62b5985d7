"""Creases and rims: the edges of a mesh that are lines from wherever one looks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.scene import Layer

__all__ = ["MeshLine", "creases_of", "rims_of"]

_CREASE_DEG = 72.0
_LIKE_DEG = 60.0
"""Faces that differ by more are not blurred into each other."""

_SMOOTHINGS = 6


@dataclass(frozen=True, slots=True, eq=False)
class MeshLine:
    """A line along edges.

    Attributes
    ----------
    points_mm
        ``(n, 3)`` LPS; closed where the last is the first.
    number
        The actor it belongs to.
    turn_deg
        How much the surface turns at it, in the middle.
    """

    points_mm: NDArray[np.float32]
    number: int
    turn_deg: float


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """``ends`` (k, 2) vertices in ascending order, and ``faces`` (k, 2) on both sides, -1 for none."""

    ends: NDArray[np.int64]
    faces: NDArray[np.int64]


def creases_of(layer: Layer, towards: NDArray[np.float32]) -> tuple[MeshLine, ...]:
    """Return the creases: edges whose faces, noise smoothed away, meet at more than 72°.

    Parameters
    ----------
    towards
        ``(3,)`` unit vector to the camera; edges between a face that looks there and one that does not belong to
        the outline and are left out.
    """
    edges = _edges_of(layer)
    inner = edges.faces[:, 1] >= 0
    ends, faces = edges.ends[inner], edges.faces[inner]
    normals = _calm_normals(layer.face_normals.astype(np.float64), faces)
    cosine = (normals[faces[:, 0]] * normals[faces[:, 1]]).sum(axis=1)
    front = layer.face_normals @ towards > 0
    sharp = (cosine < np.cos(np.radians(_CREASE_DEG))) & (front[faces[:, 0]] == front[faces[:, 1]])
    turn_deg = np.degrees(np.arccos(np.clip(cosine[sharp], -1.0, 1.0)))
    return _lines(layer, ends[sharp], faces[sharp, 0], turn_deg)


def rims_of(layer: Layer) -> tuple[MeshLine, ...]:
    """Return the rims of open surfaces: edges with one face."""
    edges = _edges_of(layer)
    rim = (edges.faces[:, 1] < 0) & ~layer.face_closed[edges.faces[:, 0]]
    return _lines(layer, edges.ends[rim], edges.faces[rim, 0], np.full(int(rim.sum()), 180.0))


def _edges_of(layer: Layer) -> _Edges:
    """Return all edges with one or two faces."""
    faces = layer.faces.astype(np.int64)
    ends = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    owner = np.tile(np.arange(len(faces)), 3)
    order = np.lexsort((owner, ends[:, 1], ends[:, 0]))
    ends, owner = ends[order], owner[order]
    first = np.concatenate([[True], (ends[1:] != ends[:-1]).any(axis=1)]) if len(ends) else np.zeros(0, bool)
    start = np.flatnonzero(first)
    uses = np.diff(np.append(start, len(ends)))
    second = np.where(uses == 2, owner[np.minimum(start + 1, len(ends) - 1)], -1)
    plain = uses <= 2
    return _Edges(ends[start[plain]], np.stack([owner[start[plain]], second[plain]], axis=1))


def _calm_normals(normals: NDArray[np.float64], faces: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return face normals averaged with those neighbours that look nearly the same way."""
    like = np.cos(np.radians(_LIKE_DEG))
    for _ in range(_SMOOTHINGS):
        one, other = normals[faces[:, 0]], normals[faces[:, 1]]
        weight = np.clip(((one * other).sum(axis=1) - like) / (1.0 - like), 0.0, 1.0)
        total = normals.copy()
        for axis in range(3):
            total[:, axis] += np.bincount(faces[:, 0], other[:, axis] * weight, len(normals))
            total[:, axis] += np.bincount(faces[:, 1], one[:, axis] * weight, len(normals))
        length = np.linalg.norm(total, axis=1, keepdims=True)
        normals = np.divide(total, length, out=np.zeros_like(total), where=length > 0)
    return normals


def _lines(
    layer: Layer, ends: NDArray[np.int64], faces: NDArray[np.int64], turn_deg: NDArray[np.float64]
) -> tuple[MeshLine, ...]:
    number = layer.face_number[faces]
    return tuple(
        MeshLine(layer.vertices[vertices], int(number[edges[0]]), float(np.median(turn_deg[edges])))
        for vertices, edges in _runs(ends)
    )


def _runs(ends: NDArray[np.int64]) -> list[tuple[list[int], list[int]]]:
    """Return edges chained from fork to fork: the vertices of each chain, and its edges."""
    at: dict[int, list[int]] = {}
    for edge, (one, other) in enumerate(ends.tolist()):
        at.setdefault(one, []).append(edge)
        at.setdefault(other, []).append(edge)
    pairs, used = ends.tolist(), set[int]()
    starts = [vertex for vertex in sorted(at) if len(at[vertex]) != 2] + sorted(at)
    return [_followed(vertex, edge, pairs, at, used) for vertex in starts for edge in at[vertex] if edge not in used]


def _followed(
    vertex: int, edge: int, pairs: list[list[int]], at: dict[int, list[int]], used: set[int]
) -> tuple[list[int], list[int]]:
    vertices, edges, start = [vertex], [edge], vertex
    while True:
        used.add(edge)
        vertex = pairs[edge][1] if pairs[edge][0] == vertex else pairs[edge][0]
        vertices.append(vertex)
        onwards = [other for other in at[vertex] if other not in used]
        if vertex == start or len(at[vertex]) != 2 or not onwards:
            return vertices, edges
        edge = onwards[0]
        edges.append(edge)
