"""Small holes: found, and closed with a fan."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["cap_holes", "hole_rims"]


def hole_rims(surface: Surface) -> tuple[NDArray[np.int64], ...]:
    """Return the rims of the holes, each as vertex numbers ``(k,)`` in the sense that a cap has to run.

    A rim that passes through a vertex more than once is left out: it has no one way to be closed.
    """
    following = _rim_steps(surface)
    rims, seen = [], set[int]()
    for start in sorted(following):
        rim = _walk(following, start, seen)
        if rim:
            rims.append(np.array(rim, dtype=np.int64))
    return tuple(rims)


def cap_holes(surface: Surface, *, widest_mm: float) -> tuple[Surface, int]:
    """Return the surface with its small holes closed, and how many were closed.

    A hole is closed by a fan from its first vertex, or about its middle if it has more than four edges; the new faces
    take the tissue of the face that came first at the rim.

    Parameters
    ----------
    surface
        Vertices ``(n, 3)`` in mm.
    widest_mm
        The longest side of the box of a hole that may be closed; wider openings are left as they are.
    """
    vertices, faces, tags = [surface.vertices], [surface.faces], [surface.face_tags]
    count, capped = len(surface.vertices), 0
    for rim in hole_rims(surface):
        ring = surface.vertices[rim]
        if np.ptp(ring, axis=0).max() > widest_mm:
            continue
        cap, middle = _fan(rim, ring, count)
        tag = surface.face_tags[np.flatnonzero((surface.faces == rim[0]).any(axis=1))[0]]
        vertices.append(middle)
        faces.append(cap)
        tags.append(np.full(len(cap), tag, dtype=np.uint8))
        count, capped = count + len(middle), capped + 1
    return Surface(np.concatenate(vertices), np.concatenate(faces), np.concatenate(tags)), capped


def _rim_steps(surface: Surface) -> dict[int, int]:
    """Return which vertex follows which on a cap; branching vertices are left out."""
    directed = half_edges(surface.faces)
    stride = max(len(surface.vertices), 1)
    forward = directed[:, 0] * stride + directed[:, 1]
    backward = directed[:, 1] * stride + directed[:, 0]
    open_ones = directed[~np.isin(forward, backward)]
    starts, counts = np.unique(open_ones[:, 1], return_counts=True)
    branching = set(starts[counts > 1].tolist())
    return {end: start for start, end in open_ones.tolist() if end not in branching}


def _walk(following: dict[int, int], start: int, seen: set[int]) -> list[int]:
    rim, at = list[int](), start
    while at not in seen and at in following:
        seen.add(at)
        rim.append(at)
        at = following[at]
    return rim if len(rim) > 2 and at == start else []


def _fan(
    rim: NDArray[np.int64], ring: NDArray[np.float32], middle_number: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the faces ``(k, 3)`` that close a rim, and the vertex ``(0 or 1, 3)`` that they need besides."""
    if len(rim) <= 4:
        fan = np.stack([np.full(len(rim) - 2, rim[0]), rim[1:-1], rim[2:]], axis=1)
        return fan.astype(np.int32), np.zeros((0, 3), dtype=np.float32)
    spokes = np.stack([rim, np.roll(rim, -1), np.full(len(rim), middle_number)], axis=1)
    return spokes.astype(np.int32), ring.mean(axis=0, keepdims=True, dtype=np.float64).astype(np.float32)
