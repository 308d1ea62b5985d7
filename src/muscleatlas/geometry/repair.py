"""Mending a surface: what has no area, what is there twice, what sticks out, what floats about."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.components import face_components, subset
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges
from muscleatlas.geometry.volume import signed_volume_mm3

__all__ = ["drop_degenerate_faces", "drop_double_faces", "drop_fins", "drop_strays", "require_sound"]


def require_sound(surface: Surface, *, where: str) -> None:
    """Refuse what no repair can help: no faces, coordinates that are no numbers, faces without their vertices.

    Raises
    ------
    GeometryError
        With ``where`` and the first thing at fault.
    """
    bad = np.flatnonzero(~np.isfinite(surface.vertices).all(axis=1))
    if len(surface.faces) == 0:
        raise GeometryError("a mesh without faces", where=where, found=f"{len(surface.vertices)} vertices, 0 faces")
    if len(bad):
        value = surface.vertices[bad[0]].tolist()
        raise GeometryError("a coordinate is not a number", where=where, found=f"vertex {bad[0]} at {value}")
    if surface.faces.min() < 0 or surface.faces.max() >= len(surface.vertices):
        found = f"vertex numbers {surface.faces.min()} to {surface.faces.max()}"
        expected = f"0 to {len(surface.vertices) - 1}"
        raise GeometryError("a face names a vertex that is not there", where=where, found=found, expected=expected)


def drop_degenerate_faces(surface: Surface) -> Surface:
    """Return the surface without faces that name a vertex twice."""
    a, b, c = surface.faces.T
    return subset(surface, (a != b) & (b != c) & (c != a))


def drop_double_faces(surface: Surface) -> Surface:
    """Return the surface without the pairs of faces that cancel: the same three vertices, one each way.

    Such a pair encloses nothing; it is the *stray two-face part* that makes strict readers refuse a mesh.
    """
    corners = np.sort(surface.faces, axis=1)
    _, triangle = np.unique(corners, axis=0, return_inverse=True)
    triangle, sense = triangle.reshape(-1), _senses(surface.faces)
    net = np.rint(np.bincount(triangle, weights=sense)).astype(np.int64)
    same_way = sense == np.sign(net)[triangle]
    rank = _rank_within(np.where(same_way, triangle, -1))
    return subset(surface, same_way & (rank < np.abs(net)[triangle]))


def drop_fins(surface: Surface) -> Surface:
    """Return the surface without faces that stick out: they share an edge with two others and have an open edge."""
    while True:
        directed = half_edges(surface.faces)
        keys = directed.min(axis=1) * max(len(surface.vertices), 1) + directed.max(axis=1)
        _, edge, counts = np.unique(keys, return_inverse=True, return_counts=True)
        use = counts[edge].reshape(3, -1)
        fins = (use == 1).any(axis=0) & (use > 2).any(axis=0)
        if not fins.any():
            return surface
        surface = subset(surface, ~fins)


def _rank_within(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each entry how many earlier ones have the same value.

    Examples
    --------
    >>> _rank_within(np.array([5, 7, 5, 5])).tolist()
    [0, 0, 1, 2]
    """
    order = np.argsort(groups, kind="stable")
    _, start, counts = np.unique(groups[order], return_index=True, return_counts=True)
    rank = np.empty(len(groups), dtype=np.int64)
    rank[order] = np.arange(len(groups)) - np.repeat(start, counts)
    return rank


def _senses(faces: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return +1 for faces whose vertices are an even permutation of their order, -1 for the others."""
    a, b, c = faces.astype(np.int64).T
    return np.where((a < b).astype(np.int64) + (b < c) + (c < a) == 2, 1, -1)


def drop_strays(surface: Surface, *, fewest_faces: int, least_mm3: float) -> Surface:
    """Return the surface without crumbs: pieces of few faces that enclose next to nothing. The largest piece stays.

    Parameters
    ----------
    surface
        Vertices ``(n, 3)`` in mm.
    fewest_faces
        Pieces with as many faces or more stay.
    least_mm3
        Pieces that enclose as much or more stay.
    """
    of_face = face_components(surface)
    sizes = np.bincount(of_face)
    keep = sizes >= fewest_faces
    keep[sizes.argmax()] = True
    for number in np.flatnonzero(~keep):
        keep[number] = abs(signed_volume_mm3(subset(surface, of_face == number))) >= least_mm3
    return subset(surface, keep[of_face])
