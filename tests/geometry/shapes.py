"""Small surfaces with a known shape, made up for tests."""

from __future__ import annotations

import numpy as np

from muscleatlas.geometry.surface import Surface

__all__ = ["box", "inside_out", "moved", "tagged", "together", "without_faces"]

_QUADS = ((0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5))


def box(width: float, depth: float, height: float) -> Surface:
    """Return a box from the origin, closed and outward: 8 vertices, 12 faces."""
    corners = [(x, y, z) for z in (0.0, height) for y in (0.0, depth) for x in (0.0, width)]
    faces = [half for a, b, c, d in _QUADS for half in ((a, b, c), (a, c, d))]
    return Surface(np.array(corners, np.float32), np.array(faces, np.int32), np.zeros(12, np.uint8))


def moved(surface: Surface, by_mm: tuple[float, float, float]) -> Surface:
    return Surface(surface.vertices + np.array(by_mm, np.float32), surface.faces, surface.face_tags)


def inside_out(surface: Surface) -> Surface:
    return Surface(surface.vertices, np.ascontiguousarray(surface.faces[:, ::-1]), surface.face_tags)


def tagged(surface: Surface, tag: int) -> Surface:
    return Surface(surface.vertices, surface.faces, np.full(len(surface.faces), tag, np.uint8))


def without_faces(surface: Surface, *numbers: int) -> Surface:
    keep = np.setdiff1d(np.arange(len(surface.faces)), numbers)
    return Surface(surface.vertices, surface.faces[keep], surface.face_tags[keep])


def together(*surfaces: Surface) -> Surface:
    """Return the surfaces as one, nothing merged."""
    starts = np.cumsum([0, *(len(surface.vertices) for surface in surfaces)])
    return Surface(
        np.concatenate([surface.vertices for surface in surfaces]),
        np.concatenate([surface.faces + start for surface, start in zip(surfaces, starts, strict=False)]).astype(
            np.int32
        ),
        np.concatenate([surface.face_tags for surface in surfaces]),
    )
