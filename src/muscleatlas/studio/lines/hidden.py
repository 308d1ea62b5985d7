"""Which part of a line is seen, and which lies behind something."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.lines.sheet import Sheet

__all__ = ["in_front", "parted", "runs_of", "sampled"]

_BIAS_MM = 0.8
"""A line so little behind the surface is on it."""

_STEP_PX = 0.5
_SPECK_PX = 5.0
"""A change for a shorter way than this is none."""


def sampled(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points half a pixel apart along a polyline ``(n, k)`` whose first two columns are pixels."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points[:, :2], axis=0), axis=1))])
    wanted = np.linspace(0.0, along[-1], max(2, int(along[-1] / _STEP_PX) + 1))
    return np.stack([np.interp(wanted, along, points[:, column]) for column in range(points.shape[1])], axis=1)


def in_front(points: NDArray[np.float64], sheet: Sheet, *, bias_mm: float = _BIAS_MM) -> NDArray[np.bool_]:
    """Return for points ``(n, 3)``, px and mm towards the camera, whether nothing lies in front of them.

    A point on the border of two samples is in front if it is in front of one of them.
    """
    seen = np.zeros(len(points), np.bool_)
    for across in (-0.5, 0.0, 0.5):
        for down in (-0.5, 0.0, 0.5):
            cells = sheet.sample_of(points[:, :2] + np.array([across, down]))
            seen |= sheet.depth_mm[cells] <= points[:, 2] + bias_mm
    return seen


def parted(flags: NDArray[np.bool_]) -> list[tuple[int, int, bool]]:
    """Return runs of equal flags as first, one past the last, and the flag; short runs join what is around them.

    Examples
    --------
    >>> parted(np.array([True] * 30 + [False] * 2 + [True] * 30))
    [(0, 62, True)]
    """
    least = round(_SPECK_PX / _STEP_PX)
    runs = runs_of(flags)
    while len(runs) > 1:
        shortest = min(range(len(runs)), key=lambda place: runs[place][1] - runs[place][0])
        first, last, flag = runs[shortest]
        if last - first >= least:
            break
        flags = flags.copy()
        flags[first:last] = not flag
        runs = runs_of(flags)
    return runs


def runs_of(flags: NDArray[np.bool_]) -> list[tuple[int, int, bool]]:
    """Return runs of equal flags as first, one past the last, and the flag."""
    turns = (np.flatnonzero(flags[1:] != flags[:-1]) + 1).tolist()
    marks = [0, *turns, len(flags)]
    return [(first, last, bool(flags[first])) for first, last in pairwise(marks)]
