"""An orthographic camera: a view, a point to look at, and a scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.studio.view import View

__all__ = ["Camera"]


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at ``centre_mm`` from the side the view names.

    Attributes
    ----------
    centre_mm
        What stands in the middle of the picture, LPS.
    mm_per_px
        Size of a pixel.
    width, height
        Pixels.
    """

    view: View
    centre_mm: tuple[float, float, float]
    mm_per_px: float
    width: int
    height: int

    @property
    def axes(self) -> NDArray[np.float32]:
        """Rows: right and up on the picture, and towards the camera; unit vectors in LPS, ``(3, 3)``."""
        towards = np.array(self.view.towards)
        up = np.array(self.view.up)
        return np.stack([np.cross(up, towards), up, towards]).astype(np.float32)

    def projected_px(self, points_mm: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return points ``(n, 3)`` as ``(n, 3)``: x and y in pixels, and mm towards the camera."""
        local = np.empty((len(points_mm), 3), np.float32)
        middle = np.array([self.width / 2, self.height / 2])
        _project(local, points_mm, self.axes, np.array(self.centre_mm, np.float32), middle, 1.0 / self.mm_per_px)
        return local

    def turned(self, directions: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return directions ``(n, 3)`` in LPS as right, up and towards the camera, ``(n, 3)``."""
        local = np.empty((len(directions), 3), np.float32)
        _turn(local, directions, self.axes)
        return local


@njit(cache=True)
def _project(
    local: NDArray[np.float32],
    points: NDArray[np.float32],
    axes: NDArray[np.float32],
    centre: NDArray[np.float32],
    middle: NDArray[np.float64],
    px_per_mm: float,
) -> None:
    for n in range(len(points)):
        x, y, z = points[n, 0] - centre[0], points[n, 1] - centre[1], points[n, 2] - centre[2]
        local[n, 0] = middle[0] + (axes[0, 0] * x + axes[0, 1] * y + axes[0, 2] * z) * px_per_mm
        local[n, 1] = middle[1] - (axes[1, 0] * x + axes[1, 1] * y + axes[1, 2] * z) * px_per_mm
        local[n, 2] = axes[2, 0] * x + axes[2, 1] * y + axes[2, 2] * z


@njit(cache=True)
def _turn(local: NDArray[np.float32], directions: NDArray[np.float32], axes: NDArray[np.float32]) -> None:
    for n in range(len(directions)):
        x, y, z = directions[n, 0], directions[n, 1], directions[n, 2]
        for row in range(3):
            local[n, row] = axes[row, 0] * x + axes[row, 1] * y + axes[row, 2] * z
