"""Structures drawn as a line alone: their outline over everything else."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.studio.raster import Samples
from muscleatlas.studio.scene import Layer

__all__ = ["add_contours"]


def add_contours(lines: NDArray[np.float32], samples: Samples, layer: Layer) -> None:
    """Add to ``lines`` ``(rows, width)`` the length, in pixels, of the outlines of a layer's actors.

    ``samples`` hold that layer alone; they may have one row of pixels more than ``lines``.
    """
    _add_contours(lines, samples.face, layer.face_number)


@njit(cache=True)
def _add_contours(lines: NDArray[np.float32], face: NDArray[np.int32], number: NDArray[np.int32]) -> None:
    rows, width = lines.shape
    height_s, width_s = face.shape
    third = np.float32(1.0 / 3.0)
    for row in range(rows):
        for column in range(width):
            across, down = 0, 0
            for sy in range(3):
                y = 3 * row + sy
                for sx in range(3):
                    x = 3 * column + sx
                    here = number[face[y, x]] if face[y, x] >= 0 else -1
                    if x + 1 < width_s:
                        beside = number[face[y, x + 1]] if face[y, x + 1] >= 0 else -1
                        across += here != beside
                    if y + 1 < height_s:
                        below = number[face[y + 1, x]] if face[y + 1, x] >= 0 else -1
                        down += here != below
            lines[row, column] += np.sqrt(np.float32(across * across + down * down)) * third
