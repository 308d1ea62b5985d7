"""Leaving out what no level view of a frame can show: the far end of a long bone costs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.framing import Frame
from muscleatlas.studio.scene import Actor
from muscleatlas.studio.view import Scheme

__all__ = ["cropped"]

_MARGIN_MM = 30.0
"""Kept around the frame, so that its border is shaded and shadowed as if nothing were missing."""


def cropped(actors: Iterable[Actor], frame: Frame, scheme: Scheme) -> tuple[Actor, ...]:
    """Return the actors without the faces that lie above or below everything that the turning frame shows."""
    pieces = (_piece(actor, frame, scheme) for actor in actors)
    return tuple(piece for piece in pieces if piece is not None)


def _piece(actor: Actor, frame: Frame, scheme: Scheme) -> Actor | None:
    surface = actor.surface
    kept = _within(surface.vertices, frame, scheme)[surface.faces].any(axis=1)
    if kept.all():
        return actor
    if not kept.any():
        return None
    used = np.zeros(len(surface.vertices), np.bool_)
    used[surface.faces[kept]] = True
    numbers = np.cumsum(used, dtype=np.int32) - np.int32(1)
    piece = Surface(surface.vertices[used], numbers[surface.faces[kept]], surface.face_tags[kept])
    return replace(actor, surface=piece, colours=actor.colours[used])


def _within(points_mm: NDArray[np.float32], frame: Frame, scheme: Scheme) -> NDArray[np.bool_]:
    along = (points_mm - np.array(frame.centre_mm, np.float32)) @ np.array(scheme.axis, np.float32)
    return np.abs(along) <= np.float32(frame.height_mm / 2 + _MARGIN_MM)
