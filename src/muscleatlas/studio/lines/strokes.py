"""The lines of a figure, each a smooth curve with a meaning."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.lines.borders import Border, borders_of
from muscleatlas.studio.lines.chains import Stroke, kind_of, positions, softened
from muscleatlas.studio.lines.curves import fitted
from muscleatlas.studio.lines.edges import MeshLine, creases_of, rims_of
from muscleatlas.studio.lines.hidden import in_front, parted, runs_of, sampled
from muscleatlas.studio.lines.sheet import Regions, Sheet, draw_sheet
from muscleatlas.studio.lines.tracing import traced
from muscleatlas.studio.scene import Layer

__all__ = ["KINDS", "LinePath", "border_paths", "mesh_paths", "own_outlines"]

KINDS = ("outline", "fold", "rim", "meeting", "crease", "tissue")
"""From the heaviest line to the lightest."""

_TOLERANCE_PX = 0.4
_LEAST_PX = 6.0
_CREASE_LEAST_PX, _CREASE_LEAST_MM = 45.0, 18.0
_HIDDEN_CREASE_DEG = 80.0
"""Of a crease behind something, only a sharp edge is worth a line."""

_NEAR_PX = 4.0
_SOFT_PX = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class LinePath:
    """One line.

    Attributes
    ----------
    number
        The actor whose line it is.
    kind
        One of :data:`KINDS`.
    hidden
        Whether it lies behind something.
    curve_px
        ``(3 k + 1, 2)``, the control points of ``k`` cubic curves.
    """

    number: int
    kind: str
    hidden: bool
    closed: bool
    curve_px: NDArray[np.float64]

    @property
    def points_px(self) -> NDArray[np.float64]:
        """The line as a polyline ``(16 k + 1, 2)``."""
        t = (np.arange(16) / 16)[:, None, None]
        a, b, c, d = (self.curve_px[start:][: len(self.curve_px) - 1 : 3] for start in (0, 1, 2, 3))
        flat = (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t**3 * d
        return np.concatenate([flat.transpose(1, 0, 2).reshape(-1, 2), self.curve_px[-1:]])


def border_paths(
    strokes: Sequence[Stroke], borders: Sequence[Border], points: Mapping[int, NDArray[np.float64]]
) -> list[LinePath]:
    """Return the lines of joined borders, without what runs along the frame."""
    paths = []
    for stroke in strokes:
        line, off = positions(stroke, dict(points)), _off_frame(stroke, borders)
        owner, kind = borders[stroke.steps[0][0]].owner, kind_of(stroke, borders)
        for first, last, drawn in runs_of(off):
            if drawn:
                closed = stroke.closed and last - first == len(off)
                paths += _path(owner, kind, line[first : last + 1], closed=closed, hidden=False)
    return paths


def mesh_paths(
    layer: Layer, camera: Camera, sheet: Sheet, borders: Sequence[Border], *, behind: Collection[int]
) -> list[LinePath]:
    """Return creases and rims; those of the numbers in ``behind`` also where they are hidden."""
    distance_px = _distance_to(borders, camera)
    towards = camera.axes[2]
    kinds = (("crease", creases_of(layer, towards)), ("rim", rims_of(layer)))
    return [
        path
        for kind, lines in kinds
        for line in lines
        for path in _parted_line(line, kind, camera, sheet, distance_px)
        if not path.hidden or path.number in behind
    ]


def _parted_line(
    line: MeshLine, kind: str, camera: Camera, sheet: Sheet, distance_px: NDArray[np.float64]
) -> list[LinePath]:
    local = sampled(camera.projected_px(line.points_mm).astype(np.float64))
    least_mm = _CREASE_LEAST_MM if kind == "crease" else 0.0
    if _length(local) < max(_CREASE_LEAST_PX if kind == "crease" else _LEAST_PX, least_mm / camera.mm_per_px):
        return []
    paths = []
    for first, last, seen in parted(in_front(local, sheet)):
        run = local[first : last + 1]
        cells = np.clip(run[:, 1::-1].astype(np.intp), 0, np.array(distance_px.shape) - 1)
        inside = (run[:, :2] >= 0).all() and (run[:, :2] <= [camera.width, camera.height]).all()
        if not seen and line.turn_deg < _HIDDEN_CREASE_DEG:
            continue
        if inside and len(run) > 1 and (not seen or np.median(distance_px[cells[:, 0], cells[:, 1]]) > _NEAR_PX):
            paths += _path(line.number, kind, run[:, :2], closed=False, hidden=not seen)
    return paths


def own_outlines(
    layer: Layer, number: int, camera: Camera, *, over: tuple[Sheet, NDArray[np.int32]] | None
) -> list[LinePath]:
    """Return the outline that one structure alone would have: what others hide of it, or if no others count, all.

    Parameters
    ----------
    over
        What is seen of the whole scene, with the number of each region.
    """
    mine = layer.face_number == number
    alone = replace(layer, faces=layer.faces[mine], face_closed=layer.face_closed[mine])
    one = Regions(np.ones(int(mine.sum()), np.int32), np.array([0, number], np.int32), np.zeros(2, np.bool_))
    sheet = draw_sheet(alone, one, camera)
    flat = np.zeros_like(sheet.depth_mm)
    paths = []
    for border in borders_of(traced(sheet.region, flat), sheet, one.numbers):
        drawn = ~border.on_frame if over is None else _covered(border, sheet, *over) & ~border.on_frame
        for first, last, flag in parted(np.repeat(drawn, 2)):
            run = border.points_px[first // 2 : (last + 1) // 2 + 1]
            if flag and len(run) > 1:
                closed = border.chain.closed and last - first == 2 * len(drawn)
                paths += _path(number, "outline", _calm(run, closed=closed), closed=closed, hidden=over is not None)
    return paths


def _covered(border: Border, alone: Sheet, sheet: Sheet, numbers: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return for each step of an outline whether something else is seen on its inner side."""
    start, way = border.points_px[:-1], np.diff(border.points_px, axis=0)
    left = np.stack([way[:, 1], -way[:, 0]], axis=1)
    inner = left if border.chain.left else -left
    cells = alone.sample_of(start + way / 2 + inner / 2)
    nearer = sheet.depth_mm[cells] > alone.depth_mm[cells] + np.float32(0.3)
    return np.asarray((numbers[sheet.region[cells]] != border.owner) & nearer)


def _calm(run: NDArray[np.float64], *, closed: bool) -> NDArray[np.float64]:
    return softened(run, closed=closed, soft_px=_SOFT_PX)


def _path(number: int, kind: str, points: NDArray[np.float64], *, closed: bool, hidden: bool) -> list[LinePath]:
    if _length(points) < _LEAST_PX and not closed:
        return []
    return [LinePath(number, kind, hidden, closed, fitted(points, closed=closed, tolerance_px=_TOLERANCE_PX))]


def _length(points: NDArray[np.float64]) -> float:
    return float(np.linalg.norm(np.diff(points[:, :2], axis=0), axis=1).sum())


def _off_frame(stroke: Stroke, borders: Sequence[Border]) -> NDArray[np.bool_]:
    frames = [borders[i].on_frame[::-1] if backwards else borders[i].on_frame for i, backwards in stroke.steps]
    return np.concatenate([~frame for frame in frames])


def _distance_to(borders: Sequence[Border], camera: Camera) -> NDArray[np.float64]:
    """Return the distance of each pixel from the nearest border, ``(height, width)``, px."""
    free = np.ones((camera.height, camera.width), np.bool_)
    for border in borders:
        cells = np.clip(border.points_px.astype(np.intp), 0, [camera.width - 1, camera.height - 1])
        free[cells[:, 1], cells[:, 0]] = False
    return np.asarray(distance_transform_edt(free)) if not free.all() else np.full(free.shape, np.inf)
