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
    _add_contours(lines, samples.face, layer.face_number, samples.grid)


@njit(cache=True)
def _add_contours(lines: NDArray[np.float32], face: NDArray[np.int32], number: NDArray[np.int32], grid: int) -> None:
    rows, width = lines.shape
    height_s, width_s = face.shape
    share = np.float32(1.0 / grid)
    for row in range(rows):
        for column in range(width):
            across, down = 0, 0
            for sy in range(grid):
                y = grid * row + sy
                for sx in range(grid):
                    x = grid * column + sx
                    here = number[face[y, x]] if face[y, x] >= 0 else -1
                    if x + 1 < width_s:
                        beside = number[face[y, x + 1]] if face[y, x + 1] >= 0 else -1
                        across += here != beside
                    if y + 1 < height_s:
                        below = number[face[y + 1, x]] if face[y + 1, x] >= 0 else -1
                        down += here != below
            lines[row, column] += np.sqrt(np.float32(across * across + down * down)) * share
