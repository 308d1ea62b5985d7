"""One picture of a scene."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.contour import add_contours
from muscleatlas.studio.develop import developed
from muscleatlas.studio.look import HOUSE_LOOK, Look
from muscleatlas.studio.raster import GRID, Samples, fill_ghosts, fill_solids, new_samples, seen_vertices
from muscleatlas.studio.scene import Layer, Scene
from muscleatlas.studio.shade import ghost_opacity, shade_band, vertex_attributes

__all__ = ["draw_still"]

_BAND_SAMPLES = 10_000_000
"""How many samples are held at a time: bounds the memory of large pictures."""


def draw_still(scene: Scene, camera: Camera, *, look: Look = HOUSE_LOOK, grid: int = GRID) -> NDArray[np.uint8]:
    """Return the picture of a scene, ``(height, width, 4)`` uint8 sRGB with straight opacity.

    The same scene, camera and look give the same bytes, whatever the bands.

    Parameters
    ----------
    grid
        Samples along one side of a pixel, 2 or more.
    """
    light = np.zeros((camera.height, camera.width, 4), np.float32)
    lines = np.zeros((camera.height, camera.width), np.float32)
    points = camera.projected_px(scene.solid.vertices)
    ghost_points = camera.projected_px(scene.ghost.vertices)
    opacity = ghost_opacity(scene.ghost, camera, look)
    for top, rows in _bands(camera):
        samples = new_samples(min(rows + 1, camera.height - top), camera.width, grid=grid)
        fill_solids(samples, points, scene.solid.faces, scene.solid.face_closed, top)
        fill_ghosts(samples, ghost_points, opacity, scene.ghost.faces, top)
        sky = scene.sky(seen_vertices(samples, scene.solid.faces, len(points)))
        attributes = vertex_attributes(scene.solid, sky, camera)
        band = slice(top, top + rows)
        shade_band(light[band], lines[band], samples, scene.solid, points, attributes, camera, look, top_px=top)
        if len(scene.outlined.faces):
            _outline(lines[band], scene.outlined, camera, new_samples(*_pixels(samples), grid=grid), top)
    return developed(light, lines, camera, look)


def _outline(lines: NDArray[np.float32], layer: Layer, camera: Camera, samples: Samples, top: int) -> None:
    fill_solids(samples, camera.projected_px(layer.vertices), layer.faces, layer.face_closed, top)
    add_contours(lines, samples, layer)


def _pixels(samples: Samples) -> tuple[int, int]:
    """Return how many rows and columns of pixels the samples belong to."""
    rows, columns = samples.face.shape
    return rows // samples.grid, columns // samples.grid


def _bands(camera: Camera) -> list[tuple[int, int]]:
    """Return first row and number of rows of each band; one more row is sampled below each, for its edges."""
    rows = max(16, _BAND_SAMPLES // (9 * camera.width))
    return [(top, min(rows, camera.height - top)) for top in range(0, camera.height, rows)]
