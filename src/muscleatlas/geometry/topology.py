"""How the triangles of a surface hang together: open, shared and overused edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface

__all__ = ["EdgeUse", "boundary_edges", "edge_use", "half_edges", "is_closed", "nonmanifold_edges"]


@dataclass(frozen=True, slots=True, eq=False)
class EdgeUse:
    """Every edge of a surface and who uses it.

    Attributes
    ----------
    edges
        ``(k, 2)`` vertex numbers, the smaller first, in ascending order.
    face_counts
        ``(k,)`` how many faces have the edge: 1 at a hole, 2 inside a surface, more where sheets meet.
    balance
        ``(k,)`` how often faces run the edge upwards less how often downwards; 0 where neighbours agree.
    """

    edges: NDArray[np.int64]
    face_counts: NDArray[np.int64]
    balance: NDArray[np.int64]


def half_edges(faces: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the directed edges ``(3m, 2)`` of faces ``(m, 3)``: all first edges, then all second, then all third."""
    corners = np.asarray(faces, dtype=np.int64)
    return np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])


def edge_use(surface: Surface) -> EdgeUse:
    """Return the edges of a surface with the number and the sense of the faces on each."""
    directed = half_edges(surface.faces)
    stride = max(len(surface.vertices), 1)
    keys = directed.min(axis=1) * stride + directed.max(axis=1)
    unique, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    sense = np.where(directed[:, 0] < directed[:, 1], 1, -1)
    balance = np.bincount(inverse, weights=sense, minlength=len(unique))
    edges = np.stack([unique // stride, unique % stride], axis=1)
    return EdgeUse(edges=edges, face_counts=counts.astype(np.int64), balance=np.rint(balance).astype(np.int64))


def boundary_edges(surface: Surface) -> NDArray[np.int64]:
    """Return the edges ``(k, 2)`` that have one face only: the rims of the holes."""
    use = edge_use(surface)
    rim: NDArray[np.int64] = use.edges[use.face_counts == 1]
    return rim


def nonmanifold_edges(surface: Surface) -> NDArray[np.int64]:
    """Return the edges ``(k, 2)`` where more than two faces meet."""
    use = edge_use(surface)
    return use.edges[use.face_counts > 2]


def is_closed(surface: Surface) -> bool:
    """Return whether the surface bounds a solid: every edge is run as often one way as the other.

    This is stricter than "no edge with one face": it also refuses edges with three faces and neighbours that
    disagree about outside. It does not say that the surface is free of self-intersections.

    Examples
    --------
    >>> faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], dtype=np.int32)
    >>> tetrahedron = Surface(np.eye(4, 3, dtype=np.float32), faces, np.zeros(4, np.uint8))
    >>> is_closed(tetrahedron)
    True
    """
    return len(surface.faces) > 0 and not edge_use(surface).balance.any()
