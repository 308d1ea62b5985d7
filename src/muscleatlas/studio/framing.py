"""Where the camera looks and how much it takes in: one frame for all sixteen views of a place."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.view import Scheme, View

__all__ = ["ASPECTS", "Frame", "frame_around"]

ASPECTS: tuple[tuple[int, int], ...] = ((9, 16), (2, 3), (3, 4), (1, 1), (4, 3), (3, 2), (16, 9))
"""The only shapes of pictures, so that a style sheet can know them all."""

_MARGIN = 0.07


@dataclass(frozen=True, slots=True)
class Frame:
    """A box that turns with the camera: what every view of a place shows.

    Attributes
    ----------
    centre_mm
        LPS.
    width_mm, height_mm
        Across and along the axis of turning.
    aspect
        Width and height in lowest terms, one of :data:`ASPECTS`.
    """

    centre_mm: tuple[float, float, float]
    width_mm: float
    height_mm: float
    aspect: tuple[int, int]

    def mm_per_px(self, longest_px: int) -> float:
        """Return the size of a pixel of a picture whose longer side has ``longest_px``."""
        return max(self.width_mm, self.height_mm) / longest_px

    def camera(self, view: View, longest_px: int) -> Camera:
        """Return the camera whose picture's longer side has ``longest_px`` pixels; both sides are even."""
        across, along = self.aspect
        unit = longest_px / max(across, along)
        width, height = 2 * round(across * unit / 2), 2 * round(along * unit / 2)
        return Camera(view, self.centre_mm, self.height_mm / height, width, height)


def frame_around(points_mm: NDArray[np.float32], scheme: Scheme) -> Frame:
    """Return the smallest frame of a known shape that holds the points from all sides, with a margin.

    Parameters
    ----------
    points_mm
        ``(n, 3)`` vertices of what the picture is about.
    """
    axes = np.array([scheme.start, scheme.quarter, scheme.axis])
    local = points_mm.astype(np.float64) @ axes.T
    middle, radius = _smallest_circle(local[:, :2])
    low, high = local[:, 2].min(), local[:, 2].max()
    across, along = _with_margin(2 * radius, scheme), _with_margin(high - low, scheme)
    aspect = _tightest(across, along)
    ratio = aspect[0] / aspect[1]
    height = max(along, across / ratio)
    centre = np.array([*middle, (low + high) / 2]) @ axes
    return Frame((float(centre[0]), float(centre[1]), float(centre[2])), height * ratio, height, aspect)


def _with_margin(extent_mm: float, scheme: Scheme) -> float:
    return max(extent_mm + 2 * max(_MARGIN * extent_mm, scheme.margin_least_mm), scheme.extent_least_mm)


def _tightest(across: float, along: float) -> tuple[int, int]:
    def area(aspect: tuple[int, int]) -> float:
        height = max(along, across * aspect[1] / aspect[0])
        return height * height * aspect[0] / aspect[1]

    return min(ASPECTS, key=area)


def _smallest_circle(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return centre ``(2,)`` and radius of the smallest circle around points ``(n, 2)``.

    References
    ----------
    Welzl 1991, smallest enclosing disks (``welzl1991``), over the corners of the convex hull.
    """
    corners = points[ConvexHull(points).vertices].tolist()
    circle = _circle_through([])
    for end, point in enumerate(corners):
        if not _holds(circle, point):
            circle = _grown(corners[:end], [point])
    return np.array(circle[:2]), circle[2]


def _grown(inside: list[list[float]], border: list[list[float]]) -> tuple[float, float, float]:
    """Return the smallest circle around ``inside`` with the ``border`` points on its rim."""
    circle = _circle_through(border)
    if len(border) < 3:
        for end, point in enumerate(inside):
            if not _holds(circle, point):
                circle = _grown(inside[:end], [*border, point])
    return circle


def _holds(circle: tuple[float, float, float], point: list[float]) -> bool:
    return math.hypot(point[0] - circle[0], point[1] - circle[1]) <= circle[2] * (1 + 1e-9) + 1e-9


def _circle_through(rim: list[list[float]]) -> tuple[float, float, float]:
    """Return x, y and radius of the smallest circle through up to three points; a radius of -1 holds nothing."""
    if not rim:
        return 0.0, 0.0, -1.0
    if len(rim) == 1:
        return rim[0][0], rim[0][1], 0.0
    (ax, ay), (bx, by) = rim[:2]
    if len(rim) == 2:
        return (ax + bx) / 2, (ay + by) / 2, math.hypot(ax - bx, ay - by) / 2
    px, py, qx, qy = bx - ax, by - ay, rim[2][0] - ax, rim[2][1] - ay
    twice_area = 2 * (px * qy - py * qx)
    x = (qy * (px * px + py * py) - py * (qx * qx + qy * qy)) / twice_area
    y = (px * (qx * qx + qy * qy) - qx * (px * px + py * py)) / twice_area
    return ax + x, ay + y, math.hypot(x, y)
