"""Making one surface of pieces that only lie against each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.components import joined
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import boundary_edges

__all__ = ["merge_coincident", "weld_seams"]


def merge_coincident(surface: Surface) -> Surface:
    """Return the surface with vertices at exactly the same place made one, in the order of their first use."""
    _, first, inverse = np.unique(surface.vertices + np.float32(0.0), axis=0, return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    faces = rank[inverse.reshape(-1)][surface.faces].astype(np.int32)
    return Surface(surface.vertices[np.sort(first)], faces, surface.face_tags)


def weld_seams(pieces: Sequence[Surface], *, tolerance_mm: float) -> Surface:
    """Return the pieces as one surface, their rims welded where they meet.

    Only rims move: a vertex on the rim of one piece is made one with the nearest rim vertex of another piece if each
    is the other's nearest and they are at most ``tolerance_mm`` apart. The inside of a piece, however fine, stays.

    Parameters
    ----------
    pieces
        One surface for each material, as a rule; each without coincident vertices of its own.
    tolerance_mm
        The widest gap to close.
    """
    whole = joined(tuple(pieces))
    if len(pieces) < 2:
        return whole
    offsets = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    rims = [np.unique(boundary_edges(piece)) + offset for piece, offset in zip(pieces, offsets, strict=False)]
    pairs = _rim_pairs(whole.vertices.astype(np.float64), rims, tolerance_mm)
    return _with_vertices_made_one(whole, pairs)


def _rim_pairs(points: NDArray[np.float64], rims: list[NDArray[np.int64]], tolerance_mm: float) -> NDArray[np.int64]:
    """Return the pairs of vertices ``(k, 2)`` to make one."""
    found = [np.zeros((0, 2), dtype=np.int64)]
    for one, other in combinations([rim for rim in rims if len(rim)], 2):
        near = _mutual_nearest(points[one], points[other], tolerance_mm)
        found.append(np.stack([one[near[:, 0]], other[near[:, 1]]], axis=1))
    return np.concatenate(found)


def _mutual_nearest(ours: NDArray[np.float64], theirs: NDArray[np.float64], tolerance_mm: float) -> NDArray[np.int64]:
    """Return the pairs ``(k, 2)`` of places in two lists of points that are each other's nearest."""
    there = _nearest(ours, theirs, tolerance_mm)
    back = _nearest(theirs, ours, tolerance_mm)
    here = np.flatnonzero(there < len(theirs))
    mutual = here[back[there[here]] == here]
    return np.stack([mutual, there[mutual]], axis=1)


def _nearest(points: NDArray[np.float64], among: NDArray[np.float64], tolerance_mm: float) -> NDArray[np.int64]:
    """Return for each point the place of the nearest one, or ``len(among)`` if none is near enough."""
    from scipy.spatial import cKDTree

    _, place = cKDTree(among).query(points, distance_upper_bound=tolerance_mm)
    return np.asarray(place, dtype=np.int64)


def _with_vertices_made_one(surface: Surface, pairs: NDArray[np.int64]) -> Surface:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(surface.vertices)
    graph = coo_array((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, group = connected_components(graph, directed=False)
    _, first = np.unique(group, return_index=True)
    moved = surface.vertices[first[group]]
    return merge_coincident(Surface(moved, surface.faces, surface.face_tags))
