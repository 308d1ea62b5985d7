"""Cuts through a closed surface: the area that a plane leaves of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface

__all__ = ["Outline", "outlines", "section_area_mm2"]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One closed line in which a plane cuts a surface.

    Attributes
    ----------
    area_mm2
        Positive for an outer line, negative for the wall of a hollow.
    middle_mm
        ``(3,)`` mean of the line, weighted by length.
    value
        Mean along the line of the value given at the vertices; 0 where none was given.
    """

    area_mm2: float
    middle_mm: NDArray[np.float64]
    value: float


def section_area_mm2(surface: Surface, point_mm: NDArray[np.floating], normal: NDArray[np.floating]) -> float:
    """Return the area in which a plane cuts a closed surface; hollows are left out, overlaps count twice.

    Parameters
    ----------
    point_mm, normal
        ``(3,)`` each: a point of the plane, and its direction, of unit length.

    Examples
    --------
    >>> faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], dtype=np.int32)
    >>> corners = np.array([[0, 0, 0], [2, 0, 0], [0, 2, 0], [0, 0, 2]], dtype=np.float32)
    >>> wedge = Surface(corners, faces, np.zeros(4, np.uint8))
    >>> section_area_mm2(wedge, np.array([0, 0, 1.0]), np.array([0, 0, 1.0]))
    0.5
    """
    return sum(outline.area_mm2 for outline in outlines(surface, point_mm, normal))


def outlines(
    surface: Surface,
    point_mm: NDArray[np.floating],
    normal: NDArray[np.floating],
    *,
    values: NDArray[np.floating] | None = None,
) -> tuple[Outline, ...]:
    """Return the closed lines in which a plane cuts a closed surface, in the order of their first face.

    Parameters
    ----------
    values
        ``(n,)`` a value at each vertex, to be averaged along each line.
    """
    up = np.asarray(normal, np.float64)
    height = surface.vertices.astype(np.float64) @ up - float(np.dot(point_mm, up))
    above = height >= 0.0
    count = above[surface.faces].sum(axis=1)
    cut = surface.faces[(count > 0) & (count < 3)]
    if not len(cut):
        return ()
    edges = _crossed_edges(cut, above)
    ends = _crossings(surface.vertices, height, edges)
    carried = None if values is None else _crossings(np.asarray(values)[:, None], height, edges)[..., 0].mean(axis=1)
    return _told(ends, _lines(edges), up, carried)


def _crossed_edges(faces: NDArray[np.int32], above: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each cut face the edges ``(k, 2, 2)`` where the plane leaves upwards and comes back; lower end first.

    Seen from above, the segment from the first crossing to the second has the inside at its left.
    """
    rolled = np.roll(faces, -1, axis=1)
    rises = ~above[faces] & above[rolled]
    falls = above[faces] & ~above[rolled]
    row = np.arange(len(faces))
    up, down = rises.argmax(axis=1), falls.argmax(axis=1)
    rising = np.stack([faces[row, up], rolled[row, up]], axis=1)
    falling = np.stack([rolled[row, down], faces[row, down]], axis=1)
    return np.stack([falling, rising], axis=1).astype(np.int64)


def _crossings(
    values: NDArray[np.floating], height: NDArray[np.float64], edges: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return what is given at the vertices ``(n, d)`` at the crossings ``(k, 2, d)``, linear between."""
    low, high = edges[..., 0], edges[..., 1]
    share = height[low] / (height[low] - height[high])
    start, end = values[low].astype(np.float64), values[high].astype(np.float64)
    crossing: NDArray[np.float64] = start + share[..., None] * (end - start)
    return crossing


def _lines(edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the number of the line that each segment ``(k,)`` belongs to: they meet on common edges."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    keys = edges[..., 0] * (int(edges.max()) + 1) + edges[..., 1]
    unique, node = np.unique(keys, return_inverse=True)
    start, end = node.reshape(-1, 2).T
    graph = coo_array((np.ones(len(start), np.int8), (start, end)), shape=(len(unique),) * 2)
    _, piece = connected_components(graph, directed=False)
    _, first, line = np.unique(piece[start], return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[line].astype(np.int64)


def _told(
    ends: NDArray[np.float64], line: NDArray[np.int64], up: NDArray[np.float64], carried: NDArray[np.float64] | None
) -> tuple[Outline, ...]:
    start, end = ends[:, 0] - ends[0, 0], ends[:, 1] - ends[0, 0]
    area = np.bincount(line, weights=np.cross(start, end) @ up) / 2.0
    length = np.linalg.norm(end - start, axis=1) + 1e-9
    weight = np.bincount(line, weights=length)
    middle = np.stack([np.bincount(line, weights=length * axis) for axis in ends.mean(axis=1).T], axis=1)
    value = np.zeros(len(weight)) if carried is None else np.bincount(line, weights=length * carried) / weight
    return tuple(
        Outline(float(area[number]), middle[number] / weight[number], float(value[number]))
        for number in range(len(weight))
    )
