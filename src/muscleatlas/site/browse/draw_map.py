"""The map of the body: drawn from the front and from behind, with the outline of each region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import read_bundle
from muscleatlas.site.browse.map_record import MapRecord, MapSide, Outline, map_to_json
from muscleatlas.site.browse.outlines import around, path_of, place_of_name, regions_of
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.cast import Cast, cast_from
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import scaled, write_still
from muscleatlas.studio.raster import GRID, fill_solids, new_samples
from muscleatlas.studio.record import PictureFile
from muscleatlas.studio.scene import Scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import View, find_view, scheme_named

__all__ = ["draw_map"]

_HEIGHTS_PX = (1120, 640)
_MARGIN = 0.025
_NARROWEST = 0.3
"""Width by height: a limb needs air beside it."""
_VIEWS = ("1", "9")
_FORMATS = ("avif", "webp")


def draw_map(inputs: Mapping[str, Any], context: Mapping[str, Any], out: Path) -> dict[str, Any]:
    """Draw the map below ``out`` and return its record (:mod:`muscleatlas.site.browse.map_record`)."""
    bundle = read_bundle(Path(str(context["bundle"])))
    cast = cast_from(inputs, bundle)
    ends = cast_from({**inputs, "subjects": inputs["ends"], "bones": ()}, bundle)
    stage = _Stage(inputs, cast, ends, cast.scene(), out)
    views = [find_view(scheme_named(inputs["scheme"]), name) for name in _VIEWS]
    return map_to_json(MapRecord(inputs["title"], tuple(_side(stage, view) for view in views)))


@dataclass(frozen=True, slots=True, eq=False)
class _Stage:
    """The body, ready to be drawn; ``ends`` are the bones of those regions that are where their bones are."""

    inputs: Mapping[str, Any]
    cast: Cast
    ends: Cast
    scene: Scene
    out: Path

    def credit(self, view: View) -> Credit:
        inputs = self.inputs
        recipe = f"muscleatlas map of {inputs['structure']} on {inputs['bundle'][:12]}"
        return Credit(f"{inputs['title']}, {view.name} view", inputs["credit"], inputs["licence"], recipe)


def _side(stage: _Stage, view: View) -> MapSide:
    camera = _camera(stage.cast, view)
    rgba, credit = draw_still(stage.scene, camera), stage.credit(view)
    files = tuple(
        _written(rgba, height, stage.out, f"assets/map/{view.name.replace(' ', '-')}-{height}.{form}", credit)
        for height in _HEIGHTS_PX
        for form in _FORMATS
    )
    return MapSide(view.name, files, _shapes(stage, camera))


def _written(rgba: NDArray[np.uint8], height: int, out: Path, path: str, credit: Credit) -> PictureFile:
    width = 2 * round(rgba.shape[1] * height / rgba.shape[0] / 2)
    write_still(rgba if height == rgba.shape[0] else scaled(rgba, width, height), out / path, credit=credit)
    return PictureFile(path, path.rpartition(".")[2], width, height, (out / path).stat().st_size)


def _camera(cast: Cast, view: View) -> Camera:
    """Return a camera that takes in the whole subject from one side, and no more."""
    up = np.array(view.up)
    across = np.cross(up, np.array(view.towards))
    points = cast.target_points_mm.astype(np.float64)
    low = np.array([(points @ across).min(), (points @ up).min()])
    high = np.array([(points @ across).max(), (points @ up).max()])
    margin = _MARGIN * (high - low)[1]
    middle = (low + high) / 2
    centre = middle[0] * across + middle[1] * up
    per_px = float((high - low)[1] + 2 * margin) / _HEIGHTS_PX[0]
    width = max(2 * round(((high - low)[0] + 2 * margin) / per_px / 2), 2 * round(_NARROWEST * _HEIGHTS_PX[0] / 2))
    return Camera(view, (float(centre[0]), float(centre[1]), float(centre[2])), per_px, width, _HEIGHTS_PX[0])


def _shapes(stage: _Stage, camera: Camera) -> tuple[Outline, ...]:
    """Return for each region that is seen its outline as an SVG path, and where its name may stand."""
    structures, ends = list(stage.cast.subjects), stage.ends
    seen = _seen(stage.cast, stage.scene, camera)
    labels = regions_of(seen)
    at_the_ends = _seen(ends, ends.scene(), camera) if ends.targets else np.full_like(seen, -1)
    for position, structure in enumerate(ends.subjects, 1):
        if structure in structures:
            labels[around(at_the_ends == position) & (labels > 0)] = 1 + structures.index(structure)
    masks = ((structure, labels == number) for number, structure in enumerate(structures, 1))
    found = ((structure, mask, path_of(mask)) for structure, mask in masks)
    return tuple(Outline(structure, path, *place_of_name(mask)) for structure, mask, path in found if path)


def _seen(cast: Cast, scene: Scene, camera: Camera) -> NDArray[np.int32]:
    """Return what each pixel shows: 1, 2 … for the regions in their order, 0 for a bone, -1 for nothing."""
    number_of = np.zeros(int(scene.solid.face_number.max()) + 1, np.int32)
    for position, actors in enumerate(cast.subjects.values(), 1):
        number_of[[actor.number for actor in actors]] = position
    samples = new_samples(camera.height, camera.width)
    points = camera.projected_px(scene.solid.vertices)
    fill_solids(samples, points, scene.solid.faces, scene.solid.face_closed, 0)
    face = samples.face[GRID // 2 :: GRID, GRID // 2 :: GRID]
    return np.where(face < 0, -1, number_of[scene.solid.face_number[face]]).astype(np.int32)
