"""What a line figure is drawn from: on a fine grid, which region each sample shows, and how near it is.

A region is a structure, or one tissue of it: belly and tendon of a muscle are two regions of one number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter

from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.raster import GRID, fill_solids, new_samples
from muscleatlas.studio.scene import Layer

__all__ = ["Regions", "Sheet", "draw_sheet", "regions_of", "window_of"]

_SPECK_PX = 14.0
"""Islands smaller than this many square pixels are given to what surrounds them."""

_TISSUE_SPECK_PX = 60.0
_TISSUE_SOFT_PX = 5.0
"""How far the triangles along the border of two tissues are blurred."""

_PALE = ("tendon", "cartilage", "ligament", "fascia")


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """The regions of a layer.

    Attributes
    ----------
    of_face
        ``(m,)`` int32, the region of each face, from 1.
    numbers
        ``(r,)`` the actor's number of each region; 0 for region 0, which is nothing.
    pale
        ``(r,)`` whether the region is the tendon, cartilage or fascia of a structure that has other tissue too.
    """

    of_face: NDArray[np.int32]
    numbers: NDArray[np.int32]
    pale: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The sample grid of a whole picture, with a border of nothing one sample wide.

    Attributes
    ----------
    region
        ``(h, w)`` int32, 0 for nothing.
    depth_mm
        ``(h, w)`` float32 towards the camera; -1e30 for nothing.
    """

    region: NDArray[np.int32]
    depth_mm: NDArray[np.float32]

    def sample_of(self, points_px: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return row and column of the samples at picture points ``(n, 2)``; outside, of the border."""
        cells = np.floor(points_px * GRID).astype(np.intp) + 1
        rows, columns = self.region.shape
        return np.clip(cells[:, 1], 0, rows - 1), np.clip(cells[:, 0], 0, columns - 1)


def regions_of(layer: Layer) -> Regions:
    """Return the regions of a layer, in order of the actors' numbers."""
    pale_tags = [tissue_tag(tissue) for tissue in _PALE]
    pale = np.isin(layer.face_tags, pale_tags)
    keys, of_face = np.unique(2 * layer.face_number + pale, return_inverse=True)
    numbers = keys // 2
    mixed = np.isin(numbers, numbers[1:][numbers[1:] == numbers[:-1]])
    return Regions(
        of_face=(of_face.reshape(-1) + 1).astype(np.int32),
        numbers=np.concatenate([[0], numbers]).astype(np.int32),
        pale=np.concatenate([[False], (keys % 2 == 1) & mixed]),
    )


def draw_sheet(layer: Layer, regions: Regions, camera: Camera) -> Sheet:
    """Return what the camera sees of a layer, without specks."""
    samples = new_samples(camera.height, camera.width)
    fill_solids(samples, camera.projected_px(layer.vertices), layer.faces, layer.face_closed, 0)
    seen = np.where(samples.face >= 0, regions.of_face[samples.face], 0) if len(layer.faces) else samples.face * 0
    region = np.ascontiguousarray(np.pad(seen, 1).astype(np.int32))
    depth = np.pad(samples.depth_mm, 1, constant_values=np.float32(-1e30))
    _soften_tissues(region, regions)
    least = np.where(regions.pale, _TISSUE_SPECK_PX, _SPECK_PX) * GRID * GRID
    top, bottom, left, right = window_of(region)
    _give_specks_away(region[top:bottom, left:right], regions.numbers, np.ascontiguousarray(least))
    return Sheet(region, depth)


def window_of(region: NDArray[np.int32]) -> tuple[int, int, int, int]:
    """Return top, bottom, left and right of the part of a grid that shows anything, a sample of nothing around it."""
    rows, columns = np.flatnonzero(region.any(axis=1)), np.flatnonzero(region.any(axis=0))
    if not len(rows):
        return 0, min(2, region.shape[0]), 0, min(2, region.shape[1])
    return int(rows[0]) - 1, int(rows[-1]) + 2, int(columns[0]) - 1, int(columns[-1]) + 2


def _soften_tissues(region: NDArray[np.int32], regions: Regions) -> None:
    """Smooth the borders between the two tissues of one structure, in place."""
    for pale in np.flatnonzero(regions.pale).tolist():
        twin = pale - 1
        seen = np.isin(region, (pale, twin))
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        if len(rows):
            window = region[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            _soften(window, pale, twin)


def _soften(window: NDArray[np.int32], pale: int, twin: int) -> None:
    both = (window == pale) | (window == twin)
    weight, share = _boxed(both), _boxed(window == pale)
    window[both] = np.where(share > 0.5 * weight, pale, twin)[both]


def _boxed(mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return a mask blurred twice over a square."""
    size = 2 * round(_TISSUE_SOFT_PX * GRID * 1.2) + 1
    once = uniform_filter(mask.astype(np.float32), size, mode="constant")
    return np.asarray(uniform_filter(once, size, mode="constant"))


@njit(cache=True)
def _give_specks_away(region: NDArray[np.int32], numbers: NDArray[np.int32], least: NDArray[np.float64]) -> None:
    """Give every connected island of too few samples to the neighbour it shares the longest border with."""
    rows, columns = region.shape
    seen = np.zeros(region.shape, np.bool_)
    stack = np.empty((rows * columns, 2), np.int32)
    borders = np.zeros(len(numbers), np.int64)
    for start_row in range(rows):
        for start_column in range(columns):
            if seen[start_row, start_column]:
                continue
            here = region[start_row, start_column]
            seen[start_row, start_column] = True
            stack[0, 0], stack[0, 1] = start_row, start_column
            count, done = 1, 0
            borders[:] = 0
            while done < count:
                row, column = stack[done, 0], stack[done, 1]
                done += 1
                for side in range(4):
                    r = row + (side == 0) - (side == 1)
                    c = column + (side == 2) - (side == 3)
                    if r < 0 or c < 0 or r >= rows or c >= columns:
                        continue
                    if region[r, c] != here:
                        borders[region[r, c]] += 1
                    elif not seen[r, c]:
                        seen[r, c] = True
                        stack[count, 0], stack[count, 1] = r, c
                        count += 1
            if count >= least[here] or borders.max() == 0:
                continue
            best = int(np.argmax(borders))
            for index in range(len(borders)):
                if numbers[index] == numbers[here] and borders[index] > 0 and index != here:
                    best = index
            for index in range(count):
                region[stack[index, 0], stack[index, 1]] = best
