"""An orthographic camera: a view, a point to look at, and a scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
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
        local: NDArray[np.float32] = (points_mm - np.array(self.centre_mm, np.float32)) @ self.axes.T
        local[:, 0] = local[:, 0] / self.mm_per_px + self.width / 2
        local[:, 1] = self.height / 2 - local[:, 1] / self.mm_per_px
        return local
