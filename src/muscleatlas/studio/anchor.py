"""Where a leader may point: the place deep inside of what is visible of each structure, and what stands around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.column import Point
from muscleatlas.studio.raster import GRID, fill_solids, new_samples
from muscleatlas.studio.scene import Scene

__all__ = ["Spot", "free_strips_px", "seen_numbers", "spots"]

_LONGEST_PX = 170
_BORDER = 0.06
_LEAST_RADIUS = 0.003
_DEEP = 0.8
_STRIPS = 48


@dataclass(frozen=True, slots=True)
class Spot:
    """The best place to point at.

    Attributes
    ----------
    point_px
        In pixels of the picture.
    area_px
        Of all that is visible of the structure.
    """

    point_px: Point
    area_px: float


def seen_numbers(scene: Scene, camera: Camera) -> NDArray[np.int32]:
    """Return which actor each sample of a small version of the picture sees, 0 for none; ghosts hide nothing."""
    small = _small(camera)
    samples = new_samples(small.height, small.width)
    layer = scene.solid
    fill_solids(samples, small.projected_px(layer.vertices), layer.faces, layer.face_closed, 0)
    numbers = np.zeros(samples.face.shape, np.int32)
    seen = samples.face >= 0
    numbers[seen] = layer.face_number[samples.face[seen]]
    return numbers


def _small(camera: Camera) -> Camera:
    shrink = max(1.0, max(camera.width, camera.height) / _LONGEST_PX)
    width, height = round(camera.width / shrink), round(camera.height / shrink)
    return replace(camera, mm_per_px=camera.mm_per_px * camera.height / height, width=width, height=height)


def spots(seen: NDArray[np.int32], structures: Mapping[int, str], camera: Camera) -> dict[str, Spot]:
    """Return where to point at each structure that is plainly visible.

    Parameters
    ----------
    seen
        From :func:`seen_numbers`.
    structures
        The structure of each actor by its number; several actors may show one.
    """
    numbers: dict[str, list[int]] = {}
    for number, structure in structures.items():
        numbers.setdefault(structure, []).append(number)
    counts = np.bincount(seen.ravel(), minlength=max(structures, default=0) + 1)
    inner = _without_border(seen)
    found = {structure: _spot(inner, counts, numbers[structure], camera) for structure in sorted(numbers)}
    return {structure: spot for structure, spot in found.items() if spot is not None}


def _spot(inner: NDArray[np.int32], counts: NDArray[np.int64], numbers: Sequence[int], camera: Camera) -> Spot | None:
    """Return the middle of the deep inside of the actor that shows most; None if no part of it is thick enough."""
    from scipy.ndimage import distance_transform_edt, label

    area = float(counts[numbers].sum())
    visible, (top, left) = _cut_out(inner == max(numbers, key=lambda number: (counts[number], -number)))
    pieces, count = label(visible)
    if not count:
        return None
    piece = pieces == 1 + int(np.argmax(np.bincount(pieces.ravel())[1:]))
    depth: NDArray[np.float64] = distance_transform_edt(np.pad(piece, 1))[1:-1, 1:-1]
    if depth.max() < max(1.5, _LEAST_RADIUS * max(inner.shape)):
        return None
    rows, columns = np.nonzero(depth >= _DEEP * depth.max())
    middle = np.argwhere(piece).mean(axis=0)
    nearest = int(np.argmin((rows - middle[0]) ** 2 + (columns - middle[1]) ** 2))
    across, down = camera.width / inner.shape[1], camera.height / inner.shape[0]
    point = (float((left + columns[nearest] + 0.5) * across), float((top + rows[nearest] + 0.5) * down))
    return Spot(point, area * across * down)


def _cut_out(mask: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], tuple[int, int]]:
    """Return the part of a mask that holds all that is true, and its first row and column."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return mask[:0, :0], (0, 0)
    return mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], (int(rows[0]), int(columns[0]))


def _without_border(seen: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return what is seen without the outermost part of the picture, which fades."""
    border = max(GRID, round(_BORDER * min(seen.shape)))
    inner = np.zeros_like(seen)
    inner[border:-border, border:-border] = seen[border:-border, border:-border]
    return inner


def free_strips_px(seen: NDArray[np.int32], camera: Camera) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return how far nothing stands at the left and at the right, for strips from top to bottom."""
    across = camera.width / seen.shape[1]
    strips: list[NDArray[np.bool_]] = [np.any(strip, axis=0) for strip in np.array_split(seen > 0, _STRIPS)]
    return tuple(_first(strip) * across for strip in strips), tuple(_first(strip[::-1]) * across for strip in strips)


def _first(line: NDArray[np.bool_]) -> float:
    """Return the index of the first true sample; half of the length if there is none."""
    return float(np.argmax(line)) if line.any() else len(line) / 2
