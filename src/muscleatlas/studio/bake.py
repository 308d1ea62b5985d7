"""Labels and marks drawn into a picture: dark ink with a pale halo, which reads on light and dark pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.column import Point
from muscleatlas.studio.label import LINE_EM, Layout
from muscleatlas.studio.lettering import ink_and_halo, width_em
from muscleatlas.studio.marks import Marks
from muscleatlas.studio.overlay import DOT_EM, LINE_WIDTH_EM

__all__ = ["baked"]

_INK = (22, 18, 16)
_PAPER = (255, 255, 255)
_HALO_OPACITY = 0.85
_LEADER_HALO_EM = 0.1
_LEAST_STROKE_PX = 1.0


def baked(rgba: NDArray[np.uint8], layout: Layout, *, marks: Marks | None = None) -> NDArray[np.uint8]:
    """Return the picture with its labels on it, as much wider as their margins.

    Parameters
    ----------
    rgba
        ``(height, width, 4)`` sRGB, straight opacity, of the size that the layout was made for.
    """
    left, right = layout.margins_px
    canvas = _Canvas(np.pad(rgba, ((0, 0), (left, right), (0, 0))), left)
    em = layout.text_px
    _draw_leaders(canvas, layout)
    if marks is not None:
        _draw_marks(canvas, marks, em)
    for label in layout.labels:
        lines = label.text.split("\n")
        x, y = label.text_px
        for number, line in enumerate(lines):
            middle = y + (number - (len(lines) - 1) / 2) * LINE_EM * em
            canvas.write(line, (x, middle), em, "end" if label.side == "left" else "start")
    return canvas.rgba()


def _draw_leaders(canvas: _Canvas, layout: Layout) -> None:
    em = layout.text_px
    width, halo = max(_LEAST_STROKE_PX, LINE_WIDTH_EM * em), _LEADER_HALO_EM * em
    leaders = [layout.leader(label) for label in layout.labels]
    for colour, opacity, wider in ((_PAPER, _HALO_OPACITY, halo), (_INK, 1.0, 0.0)):
        for leader in leaders:
            canvas.stroke(leader, width + 2 * wider, colour, opacity)
        for leader in leaders:
            canvas.stroke((leader[-1], leader[-1]), 2 * (DOT_EM * em + wider), colour, 1.0)


def _draw_marks(canvas: _Canvas, marks: Marks, em: float) -> None:
    (x, y), (end, _), tick = marks.bar.start_px, marks.bar.end_px, 0.22 * em
    lines = [((x, y), (end, y)), ((x, y - tick), (x, y + tick)), ((end, y - tick), (end, y + tick))]
    width = max(_LEAST_STROKE_PX, 0.11 * em)
    for line in lines:
        canvas.stroke(line, width + 0.25 * em, _PAPER, 1.0)
    for line in lines:
        canvas.stroke(line, width, _INK, 1.0)
    for word in (*marks.sides, marks.bar.word):
        canvas.write(word.text, word.at_px, em, word.align)


class _Canvas:
    """Takes ink; coordinates are the picture's, ``left`` pixels in from its own."""

    def __init__(self, rgba: NDArray[np.uint8], left: int) -> None:
        self._left = left
        light = rgba.astype(np.float32) / 255
        light[..., :3] *= light[..., 3:]
        self._light = light

    def rgba(self) -> NDArray[np.uint8]:
        alpha = self._light[..., 3:]
        straight = np.divide(self._light[..., :3], alpha, out=np.zeros_like(self._light[..., :3]), where=alpha > 0)
        return np.round(np.concatenate([straight, alpha], axis=2) * 255).astype(np.uint8)

    def stroke(self, points: Sequence[Point], width: float, colour: tuple[int, int, int], opacity: float) -> None:
        """Draw a line with round ends through points."""
        height, across = self._light.shape[:2]
        reach = width / 2 + 1
        xs, ys = [x + self._left for x, _ in points], [y for _, y in points]
        x0, x1 = max(0, int(min(xs) - reach)), min(across, int(max(xs) + reach) + 1)
        y0, y1 = max(0, int(min(ys) - reach)), min(height, int(max(ys) + reach) + 1)
        middles = np.mgrid[y0:y1, x0:x1].astype(np.float32) + np.float32(0.5)
        gap = np.min([_distance(middles, a, b) for a, b in _segments(list(zip(xs, ys, strict=True)))], axis=0)
        self._lay(np.clip(width / 2 + 0.5 - gap, 0.0, 1.0) * opacity, (x0, y0), colour)

    def write(self, line: str, at: Point, em: float, align: str) -> None:
        """Write a line whose beginning, middle or end is at a point, at half the height of its small letters."""
        ink, halo, (x, y) = ink_and_halo(line, em)
        back = {"start": 0.0, "middle": 0.5, "end": 1.0}[align] * width_em(line) * em
        corner = (round(at[0] + self._left - back) - x, round(at[1]) - y)
        self._lay(halo.astype(np.float32) / 255 * _HALO_OPACITY, corner, _PAPER)
        self._lay(ink.astype(np.float32) / 255, corner, _INK)

    def _lay(self, cover: NDArray[np.floating], corner: tuple[int, int], colour: tuple[int, int, int]) -> None:
        """Lay a colour over the canvas, from a corner on; what lies outside of it is cut off."""
        (x, y), (rows, columns), (height, width) = corner, cover.shape, self._light.shape[:2]
        left, top = max(0, -x), max(0, -y)
        right, bottom = min(columns, width - x), min(rows, height - y)
        if left >= right or top >= bottom:
            return
        cut = cover[top:bottom, left:right, None].astype(np.float32)
        under = self._light[y + top : y + bottom, x + left : x + right]
        under *= 1 - cut
        under += cut * np.array([*(value / 255 for value in colour), 1.0], np.float32)


def _segments(points: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return pairwise(points)


def _distance(middles: NDArray[np.float32], a: Point, b: Point) -> NDArray[np.float32]:
    """Return the distance of points ``(2, h, w)``, y before x, from a line between two points."""
    along_x, along_y = b[0] - a[0], b[1] - a[1]
    length = along_x**2 + along_y**2
    x, y = middles[1] - np.float32(a[0]), middles[0] - np.float32(a[1])
    share = np.clip((x * along_x + y * along_y) / length, 0.0, 1.0) if length else np.zeros_like(x)
    gap: NDArray[np.float32] = np.hypot(x - share * along_x, y - share * along_y).astype(np.float32)
    return gap
