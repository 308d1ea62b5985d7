"""A line figure: strokes and tints of a scene, as few smooth curves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.lines.borders import borders_of
from muscleatlas.studio.lines.chains import calmed, joined
from muscleatlas.studio.lines.sheet import Regions, draw_sheet, regions_of
from muscleatlas.studio.lines.strokes import LinePath, border_paths, mesh_paths, own_outlines
from muscleatlas.studio.lines.tints import Tint, tints_of
from muscleatlas.studio.lines.tracing import traced
from muscleatlas.studio.scene import Layer, Scene

__all__ = ["LineFigure", "line_figure"]


@dataclass(frozen=True, slots=True, eq=False)
class LineFigure:
    """Strokes and tints; x to the right and y down.

    Attributes
    ----------
    width, height
        Pixels of the camera it was drawn for; coordinates are in them.
    mm_per_px
        The scale.
    paths, tints
        Ordered by structure; tints do not overlap.
    names
        What each number is called.
    """

    width: int
    height: int
    mm_per_px: float
    paths: tuple[LinePath, ...]
    tints: tuple[Tint, ...]
    names: Mapping[int, str] = field(default_factory=dict)

    def polylines_mm(self, number: int, kind: str) -> tuple[NDArray[np.float64], ...]:
        """Return the lines of one structure and kind as ``(n, 2)``, mm on the picture from its upper left corner."""
        return tuple(p.points_px * self.mm_per_px for p in self.paths if (p.number, p.kind) == (number, kind))

    def mirrored(self) -> LineFigure:
        """Return the figure of the other side of the body."""
        return replace(
            self,
            paths=tuple(replace(path, curve_px=self._flipped(path.curve_px)) for path in self.paths),
            tints=tuple(replace(tint, loops_px=tuple(map(self._flipped, tint.loops_px))) for tint in self.tints),
        )

    def _flipped(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        flipped: NDArray[np.float64] = points * np.array([-1.0, 1.0]) + np.array([float(self.width), 0.0])
        return flipped


def line_figure(
    scene: Scene,
    camera: Camera,
    *,
    hidden: bool = False,
    tint: bool = True,
    names: Mapping[int, str] | None = None,
    hidden_of: Collection[int] | None = None,
) -> LineFigure:
    """Return the lines of a scene's solid surfaces, and of those that are outlined; ghosts are left out.

    Parameters
    ----------
    hidden
        Whether lines behind other surfaces are drawn too.
    tint
        Whether each visible region gets a flat colour.
    names
        By actor's number.
    hidden_of
        The numbers whose hidden lines are drawn; all if nothing is said.
    """
    layer = scene.solid
    regions = regions_of(layer)
    sheet = draw_sheet(layer, regions, camera)
    borders = borders_of(traced(sheet.region, sheet.depth_mm), sheet, regions.numbers)
    strokes = joined(borders)
    calm = calmed(strokes, borders, camera.mm_per_px)
    paths = border_paths(strokes, borders, calm)
    behind = _wanted(layer, hidden_of) if hidden else frozenset()
    paths += mesh_paths(layer, camera, sheet, borders, behind=behind)
    for number in sorted(behind):
        paths += own_outlines(layer, number, camera, over=(sheet, regions.numbers))
    for number in sorted(_wanted(scene.outlined, None)):
        paths += own_outlines(scene.outlined, number, camera, over=None)
    tints = tints_of(borders, calm, regions, _colours(layer, regions)) if tint else ()
    ordered = tuple(path for _, path in sorted(enumerate(paths), key=lambda pair: (pair[1].number, pair[0])))
    return LineFigure(camera.width, camera.height, camera.mm_per_px, ordered, tints, dict(names or {}))


def _wanted(layer: Layer, numbers: Collection[int] | None) -> frozenset[int]:
    present = frozenset(np.unique(layer.face_number).tolist())
    return present if numbers is None else present & frozenset(numbers)


def _colours(layer: Layer, regions: Regions) -> NDArray[np.float64]:
    """Return the middle colour of each region, ``(r, 3)`` linear light."""
    by_face = layer.colours[layer.faces].mean(axis=1, dtype=np.float64) if len(layer.faces) else np.zeros((0, 3))
    colours = np.ones((len(regions.numbers), 3))
    for region in range(1, len(colours)):
        colours[region] = np.median(by_face[regions.of_face == region], axis=0)
    return colours
