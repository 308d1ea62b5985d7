"""From what each pixel shows to outlines that can be clicked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

__all__ = ["around", "path_of", "place_of_name", "regions_of"]

_REACH_PX = 7
"""How far a region reaches beyond what is drawn: a finger is no needle."""
_SMOOTHING_PX = 2.5
_LEAST_AREA_PX = 900.0
_TOLERANCE_PX = 1.5


def regions_of(seen: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the region of each pixel of a figure and around it; bones go to the nearest, 0 is outside.

    Parameters
    ----------
    seen
        ``(height, width)``: 1, 2 … for regions, 0 for what belongs to none, -1 for nothing.
    """
    figure = ndimage.binary_fill_holes(ndimage.binary_dilation(seen >= 0, iterations=_REACH_PX))
    labels = _smoothed(_nearest(_without_crumbs(_nearest(seen))))
    return np.where(figure, labels, 0).astype(np.int32)


def around(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask with what lies close around it, and between its pieces."""
    wide: NDArray[np.bool_] = ndimage.binary_dilation(mask, iterations=2 * _REACH_PX)
    return np.asarray(ndimage.binary_fill_holes(wide), np.bool_)


def _nearest(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return labels everywhere: where there is none, the nearest."""
    nearest = ndimage.distance_transform_edt(labels <= 0, return_distances=False, return_indices=True)
    found: NDArray[np.int32] = labels[tuple(nearest)]
    return found


def _without_crumbs(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return labels without those pieces that nobody could click."""
    kept = np.zeros(labels.shape, np.int32)
    for label in np.unique(labels[labels > 0]):
        pieces, count = ndimage.label(labels == label)
        sizes = ndimage.sum_labels(labels == label, pieces, range(1, count + 1))
        large = 1 + np.flatnonzero(np.asarray(sizes) >= _LEAST_AREA_PX)
        kept[np.isin(pieces, large)] = label
    return kept if kept.any() else labels


def path_of(mask: NDArray[np.bool_]) -> str:
    """Return the outlines of a mask as an SVG path in whole pixels; empty where there is next to nothing.

    Examples
    --------
    >>> square = np.zeros((40, 40), bool)
    >>> square[2:38, 2:38] = True
    >>> path_of(square).count("M")
    1
    """
    from skimage.measure import approximate_polygon, find_contours

    contours = find_contours(np.pad(mask, 1).astype(np.float64), 0.5)  # type: ignore[no-untyped-call]
    large = [ring - 1 for ring in contours if _area(ring) >= _LEAST_AREA_PX]
    rings = [approximate_polygon(ring, _TOLERANCE_PX) for ring in large]  # type: ignore[no-untyped-call]
    return "".join(_ring(np.rint(ring).astype(int)) for ring in rings)


def place_of_name(mask: NDArray[np.bool_]) -> tuple[int, int]:
    """Return x and y of the pixel that is farthest from the border of a mask, in its largest piece."""
    pieces, count = ndimage.label(mask)
    sizes = ndimage.sum_labels(mask, pieces, range(1, count + 1))
    largest = pieces == 1 + int(np.argmax(sizes))
    inside = ndimage.distance_transform_edt(np.pad(largest, 1))[1:-1, 1:-1]
    row, column = np.unravel_index(int(np.argmax(inside)), mask.shape)
    return int(column), int(row)


def _smoothed(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return labels whose borders run smoothly: each pixel takes the one that is most around it."""
    best = np.zeros(labels.shape, np.float32)
    smooth = np.zeros(labels.shape, np.int32)
    for label in np.unique(labels):
        share = ndimage.gaussian_filter((labels == label).astype(np.float32), _SMOOTHING_PX)
        smooth[share > best] = label
        best = np.maximum(best, share)
    return smooth


def _area(ring: NDArray[np.float64]) -> float:
    """Return what a closed ring of rows and columns encloses."""
    y, x = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def _ring(points: NDArray[np.int_]) -> str:
    (row, column), *rest = points[:-1].tolist()
    return f"M{column} {row}" + "".join(f"L{x} {y}" for y, x in rest) + "Z"
