"""Bringing bellies back to the way that they should take, as far as their neighbours and the bones let them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from muscleatlas.sources.musculoskeletal.course import SECTIONS
from muscleatlas.sources.musculoskeletal.strands import Frame, freedom

__all__ = ["recentred"]

_GAIN = 0.8
_TOLERATED_MM = 3.0
"""A middle so far off is left where it is."""
_MOST_MM, _SHEET_SHARE, _BELLY_SHARE = 4.0, 0.8, 0.25
"""So far, and by this share of the belly's radius more, a frame is moved at most."""
_ROUNDING = (0.7, 2.5, 0.0)
"""A sheet gives this smoothly, in lines and in sections; anything else is moved as a whole, for it would grow lumps."""


def recentred(frame: Frame, inner_mm: NDArray[np.float64], start_mm: NDArray[np.float64]) -> Frame:
    """Return a frame moved towards its course by a part of what the middles of its solid lie beside it.

    A belly pressed from one side moves against that side and grows wide instead of going away from it.

    Parameters
    ----------
    inner_mm
        ``(k, 3)`` points evenly throughout the solid that grew round the frame.
    start_mm
        ``(m, 3)`` where the frame was before it was moved for the first time.
    """
    ways = np.zeros((len(frame.course.lines_mm), SECTIONS, 3))
    for cell in frame.course.cells(inner_mm):
        ways[cell.line, cell.section] = cell.way_mm * max(0.0, 1.0 - _TOLERATED_MM / max(cell.off_mm, 1e-9))
    smooth = ndimage.gaussian_filter(ways, _ROUNDING, mode="nearest") if frame.is_sheet else _as_a_whole(ways)
    step = np.stack([_between(smooth[:, :, axis], frame) for axis in range(3)], axis=1)
    shift = frame.points_mm + _GAIN * (freedom(frame) * frame.swelling)[:, None] * step - start_mm
    length = np.linalg.norm(shift, axis=1, keepdims=True)
    most = _MOST_MM + (_SHEET_SHARE if frame.is_sheet else _BELLY_SHARE) * frame.belly_mm
    return replace(frame, points_mm=start_mm + shift * np.minimum(1.0, most / np.maximum(length, 1e-9)))


def _as_a_whole(ways: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the same way for all cells: the mean over those that are looked at."""
    mean = ways[:, 1:-1].mean(axis=(0, 1))
    return np.broadcast_to(mean, ways.shape)


def _between(values: NDArray[np.float64], frame: Frame) -> NDArray[np.float64]:
    """Return values ``(m,)`` at the points of a frame from those ``(l, sections)`` in the middles of cells."""
    places = np.stack([frame.line, frame.share * SECTIONS - 0.5])
    return np.asarray(ndimage.map_coordinates(values, places, order=1, mode="nearest"))
