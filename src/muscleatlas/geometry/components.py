"""The pieces that a surface falls into."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["components", "face_components", "joined", "subset"]


def face_components(surface: Surface) -> NDArray[np.int32]:
    """Return for each face ``(m,)`` the number of its piece; faces that share an edge are of one piece.

    Faces that only touch at a vertex are not: two muscles often meet so in the midline.
    Pieces are numbered in the order of their first face.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(surface.faces)
    if count == 0:
        return np.zeros(0, dtype=np.int32)
    directed = half_edges(surface.faces)
    keys = directed.min(axis=1) * len(surface.vertices) + directed.max(axis=1)
    _, first, edge = np.unique(keys, return_index=True, return_inverse=True)
    neighbour = (first % count)[edge]
    links = (np.ones(3 * count, dtype=np.int8), (np.tile(np.arange(count), 3), neighbour))
    _, piece = connected_components(coo_array(links, shape=(count, count)), directed=False)
    _, start, of_face = np.unique(piece, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(start)).astype(np.int32)[of_face]


def components(surface: Surface) -> tuple[Surface, ...]:
    """Return the pieces of a surface, in the order of their first face."""
    of_face = face_components(surface)
    return tuple(subset(surface, of_face == number) for number in range(int(of_face.max(initial=-1)) + 1))


def subset(surface: Surface, chosen: NDArray[np.bool_]) -> Surface:
    """Return the chosen faces ``(m,)`` with just the vertices that they use, in the order they had."""
    faces = surface.faces[chosen]
    used = np.zeros(len(surface.vertices), dtype=bool)
    used[faces] = True
    renumbered = np.cumsum(used, dtype=np.int32) - 1
    return Surface(surface.vertices[used], renumbered[faces].astype(np.int32), surface.face_tags[chosen])


def joined(pieces: tuple[Surface, ...]) -> Surface:
    """Return the pieces as one surface, vertices side by side and nothing merged."""
    offsets = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    return Surface(
        np.concatenate([piece.vertices for piece in pieces]),
        np.concatenate([piece.faces + offset for piece, offset in zip(pieces, offsets, strict=False)]).astype(np.int32),
        np.concatenate([piece.face_tags for piece in pieces]),
    )
