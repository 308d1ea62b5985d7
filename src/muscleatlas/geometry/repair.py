"""Mending a surface: what has no area, what is there twice, what floats about, what is inside out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.components import components, face_components, joined, subset
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.volume import signed_volume_mm3

__all__ = ["drop_degenerate_faces", "drop_double_faces", "drop_strays", "require_sound", "turned_outward"]


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
    """Return the surface with each triangle once, and with none of those that are there in both senses.

    Two faces on the same three vertices, one each way, enclose nothing; they are the *stray two-face parts* that make
    strict readers refuse a mesh.
    """
    corners = np.sort(surface.faces, axis=1)
    _, first, inverse, counts = np.unique(corners, axis=0, return_index=True, return_inverse=True, return_counts=True)
    inverse = inverse.reshape(-1)
    sense = _senses(surface.faces)
    balance = np.rint(np.bincount(inverse, weights=sense)).astype(np.int64)
    keep = np.zeros(len(corners), dtype=bool)
    keep[first[(balance != 0) | (counts == 1)]] = True
    return subset(surface, keep)


def _senses(faces: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return +1 for faces whose vertices are an even permutation of their order, -1 for the others."""
    a, b, c = faces.astype(np.int64).T
    return np.where((a < b).astype(np.int64) + (b < c) + (c < a) == 2, 1, -1)


def drop_strays(surface: Surface, *, fewest_faces: int) -> Surface:
    """Return the surface without pieces of fewer than ``fewest_faces`` faces; the largest piece always stays."""
    of_face = face_components(surface)
    sizes = np.bincount(of_face)
    keep = sizes >= min(fewest_faces, int(sizes.max(initial=0)))
    return subset(surface, keep[of_face])


def turned_outward(surface: Surface) -> Surface:
    """Return the surface with each piece outward: its signed volume is positive.

    A piece that lies in the box of a larger one and runs the other way is the wall of a hollow: it is turned inward.
    Open pieces follow the sign of what they would enclose, which for a thin sheet means little.
    """
    pieces = components(surface)
    if len(pieces) == 1:
        return _flipped(surface) if signed_volume_mm3(surface) < 0.0 else surface
    volumes = [signed_volume_mm3(piece) for piece in pieces]
    hollows = [_is_hollow(number, pieces, volumes) for number in range(len(pieces))]
    return joined(
        tuple(
            _flipped(piece) if (volume < 0.0) != hollow else piece
            for piece, volume, hollow in zip(pieces, volumes, hollows, strict=True)
        )
    )


def _is_hollow(number: int, pieces: tuple[Surface, ...], volumes: list[float]) -> bool:
    """Return whether a piece runs against a larger one whose box holds it."""
    low, high = pieces[number].bounds_mm
    return any(
        abs(volumes[other]) > abs(volumes[number])
        and volumes[other] * volumes[number] < 0.0
        and bool((piece.bounds_mm[0] <= low).all() and (piece.bounds_mm[1] >= high).all())
        for other, piece in enumerate(pieces)
        if other != number
    )


def _flipped(surface: Surface) -> Surface:
    return Surface(surface.vertices, np.ascontiguousarray(surface.faces[:, ::-1]), surface.face_tags)
