"""One turn around the axis of a scheme, frame by frame; the last frame leads back to the first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.framing import Frame
from muscleatlas.studio.raster import FILM_GRID
from muscleatlas.studio.scene import Scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import Scheme, turned

__all__ = ["frames_of_turn"]


def frames_of_turn(
    scene: Scene, frame: Frame, scheme: Scheme, *, count: int, longest_px: int
) -> list[NDArray[np.uint8]]:
    """Return ``count`` pictures ``(height, width, 4)``, evenly spaced, from the scheme's first view onwards."""
    steps = (360.0 * step / count for step in range(count))
    return [draw_still(scene, frame.camera(turned(scheme, step), longest_px), grid=FILM_GRID) for step in steps]
