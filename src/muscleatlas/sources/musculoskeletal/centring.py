"""Bringing bellies back to the way that they should take, as far as their neighbours and the bones let them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from muscleatlas.sources.musculoskeletal.course import SECTIONS, Cell
from muscleatlas.sources.musculoskeletal.strands import Frame, freedom

__all__ = ["recentred"]

_GOAL_MM = 4.2
"""A belly whose middles lie no farther from the course than this, in the mean, is left where it is."""
_LEAST_MM = 1.0
"""What is farther off is moved by this much more than it is beyond the goal."""
_MOST_MM = 6.0
"""So far, and by the share of its radius that its shape says, a frame is moved at most."""
_ROUNDING = (0.7, 2.5, 0.0)
"""How smoothly a sheet between lines gives: in lines, and in sections."""
_BEND = 2
"""A belly bends like a curve of this degree along its length: what gives way section by section grows lumps."""


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
    cells = frame.course.cells(inner_mm)
    off = float(np.mean([cell.off_mm for cell in cells])) if cells else 0.0
    if off <= _GOAL_MM:
        return frame
    smooth = _smooth(cells, frame) * min(1.0, (off - _GOAL_MM + _LEAST_MM) / off)
    step = np.stack([_between(smooth[:, :, axis], frame) for axis in range(3)], axis=1)
    shift = frame.points_mm + (freedom(frame) * frame.swelling)[:, None] * step - start_mm
    length = np.linalg.norm(shift, axis=1, keepdims=True)
    most = _MOST_MM + frame.giving * frame.belly_mm
    return replace(frame, points_mm=start_mm + shift * np.minimum(1.0, most / np.maximum(length, 1e-9)))


def _smooth(cells: Sequence[Cell], frame: Frame) -> NDArray[np.float64]:
    """Return the ways back ``(l, sections, 3)`` of all cells, evened out."""
    ways = np.zeros((len(frame.course.lines_mm), SECTIONS, 3))
    for cell in cells:
        ways[cell.line, cell.section] = cell.way_mm
    if frame.course.is_sheet:
        return np.asarray(ndimage.gaussian_filter(ways, _ROUNDING, mode="nearest"))
    return np.broadcast_to(_bent(ways.mean(axis=0)), ways.shape)


def _bent(ways: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the curve of low degree that is nearest to the ways ``(sections, 3)`` of those that are looked at."""
    powers = np.vander(np.arange(SECTIONS) / (SECTIONS - 1), _BEND + 1)
    return np.asarray(powers @ np.linalg.pinv(powers[1:-1]) @ ways[1:-1])


def _between(values: NDArray[np.float64], frame: Frame) -> NDArray[np.float64]:
    """Return values ``(m,)`` at the points of a frame from those ``(l, sections)`` in the middles of cells."""
    places = np.stack([frame.line, frame.share * SECTIONS - 0.5])
    return np.asarray(ndimage.map_coordinates(values, places, order=1, mode="nearest"))
