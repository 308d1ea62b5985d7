"""All pictures of one place: the task that a build hands to its workers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle, read_bundle
from muscleatlas.bundle.footprints import Footprint
from muscleatlas.studio.anchor import seen_numbers, spots
from muscleatlas.studio.attachments import AttachmentShot, Painted, attachment_shots, attachment_still, painted_bones
from muscleatlas.studio.cast import Cast, cast_from
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import scaled, write_still
from muscleatlas.studio.faint import faint_pairs
from muscleatlas.studio.film import write_gif, write_mp4
from muscleatlas.studio.framing import Frame, frame_around
from muscleatlas.studio.paint import paint_actors, paint_legend, paint_on
from muscleatlas.studio.palette import TISSUE_COLOURS
from muscleatlas.studio.record import (
    Anchor,
    FaintPair,
    LegendEntry,
    Picture,
    PictureFile,
    PlacePictures,
    pictures_to_json,
)
from muscleatlas.studio.scene import Scene
from muscleatlas.studio.sheet import sheet_of
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.thin import FILM_GRAIN
from muscleatlas.studio.turn import frames_of_turn
from muscleatlas.studio.view import Scheme, View, plainness, scheme_named, views_of
from muscleatlas.studio.visibility import Sight, sights
from muscleatlas.studio.words import alt_of_sprite, alt_of_turntable, alt_of_view

__all__ = ["draw_place"]

_VIEW_PX = 1024
"""The longer side of the tallest views; squarer ones have as many pixels at most."""
_VIEW_PIXELS = 640_000
_HERO_PX = 640
_ATTACHMENT_PX = 768
_THUMB_PX = 160
_FILM_PX = 480
_FILM_PIXELS = 180_000
_SIGHT_PX = 144
_GALLERY_THUMB_PX = 240
_FRAMES = 64
_TURN_SECONDS = 4
_GIF_FRAMES_PER_SECOND = 10
_HERO_SLACK = 0.05
_FORMATS = ("avif", "webp")
"""Of what a page shows at once."""
_VIEW_FORMATS = ("avif",)
"""Of what a page shows when it is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class _Set:
    """The place, ready to be drawn from any side."""

    inputs: Mapping[str, Any]
    cast: Cast
    scene: Scene
    film: Scene
    scheme: Scheme
    frame: Frame
    prints: tuple[Footprint, ...]
    view_px: int
    out: Path

    @property
    def structures(self) -> dict[int, str]:
        """The structure of each actor that wears a colour, by its number."""
        return {actor.number: name for name, actors in self.cast.subjects.items() for actor in actors}

    @property
    def bones(self) -> dict[int, str]:
        """The part of each solid bone, by the number of its actor."""
        return {actor.number: self.cast.parts[actor.number] for actor in self.cast.bones}

    def credit(self, title: str) -> Credit:
        recipe = f"muscleatlas {self.inputs['structure']} on {self.inputs['bundle'][:12]}"
        return Credit(title, self.inputs["credit"], self.inputs["licence"], recipe)

    def still(self, view: View, longest_px: int) -> NDArray[np.uint8]:
        return draw_still(self.scene, self.frame.camera(view, longest_px))

    def file(self, path: str, width: int, height: int) -> PictureFile:
        form = path.rpartition(".")[2]
        return PictureFile(path, form, width, height, (self.out / path).stat().st_size)

    def write(self, rgba: NDArray[np.uint8], path: str, title: str) -> PictureFile:
        write_still(rgba, self.out / path, credit=self.credit(title))
        return self.file(path, rgba.shape[1], rgba.shape[0])


def draw_place(inputs: Mapping[str, Any], context: Mapping[str, Any], out: Path) -> dict[str, Any]:
    """Draw all pictures of a place below ``out`` and return their record.

    Parameters
    ----------
    inputs
        From :func:`muscleatlas.studio.plan.picture_inputs`. ``view_px`` and ``frames``, where given, are the longer
        side of the views and the number of frames of the turn.
    context
        ``bundle``: the folder of the bundle whose digest the inputs name.
    """
    bundle = _opened(str(context["bundle"]))
    stage = _set_up(inputs, bundle, out)
    views = views_of(stage.scheme)
    seen = sights(stage.scene, stage.cast.subjects, [stage.frame.camera(view, _SIGHT_PX) for view in views])
    stills = [stage.still(view, stage.view_px) for view in views]
    shown = [seen_numbers(stage.scene, stage.frame.camera(view, stage.view_px)) for view in views]
    alts = [_alt(stage, view, sight) for view, sight in zip(views, seen, strict=True)]
    hero = _hero(views, seen, inputs["textbook_deg"])
    count = inputs.get("frames", _FRAMES)
    film = frames_of_turn(stage.film, stage.frame, stage.scheme, count=count, longest_px=_film_px(stage.frame))
    _write_extras(stage, stills, film, alts)
    attachments, attachment_legend = _write_attachments(stage, painted_bones(inputs, bundle))
    record = PlacePictures(
        scheme=stage.scheme.name,
        aspect=stage.frame.aspect,
        hero=hero.index,
        hero_files=_write_hero(stage, stills[hero.index - 1], alts[hero.index - 1]),
        views=tuple(
            _write_view(stage, view, rgba, alt, share=sight.share, numbers=numbers)
            for view, rgba, alt, sight, numbers in zip(views, stills, alts, seen, shown, strict=True)
        ),
        sprite=_write_sprite(stage, stills),
        turntable=_write_turntable(stage, film),
        poster=stage.write(film[0], "pictures/turntable-poster.avif", alts[0]),
        legend=_legend(stage),
        bones=(*inputs["bones"], *inputs.get("glass", ())),
        credit=inputs["credit"],
        licence=inputs["licence"],
        attachments=attachments,
        attachment_legend=attachment_legend,
        faint=_faint(stage, shown),
    )
    return pictures_to_json(record)


@lru_cache(maxsize=1)
def _opened(path: str) -> Bundle:
    return read_bundle(Path(path))


def _set_up(inputs: Mapping[str, Any], bundle: Bundle, out: Path) -> _Set:
    cast = cast_from(inputs, bundle)
    scheme = scheme_named(inputs["scheme"])
    frame = frame_around(cast.target_points_mm, scheme)
    parts = [part for subject in inputs["subjects"] for part in subject["parts"]]
    prints = paint_on(inputs.get("paint", ()), bundle, parts)
    paint = paint_actors(prints, max(cast.names) + 1)
    view_px = int(inputs.get("view_px", _view_px(frame)))
    cast = cast.for_scale(frame.mm_per_px(view_px))
    scene = cast.scene(frame, scheme, paint=paint)
    grain = replace(FILM_GRAIN, target=0.0) if paint else FILM_GRAIN  # paint lies upon the very faces of its bone
    film = cast.for_scale(frame.mm_per_px(_film_px(frame)), grain).scene(frame, scheme, paint=paint)
    if paint:  # what is painted on a bone is seen as the bone
        cast = replace(cast, subjects={name: (*actors, *paint) for name, actors in cast.subjects.items()})
    return _Set(inputs, cast, scene, film, scheme, frame, prints, view_px, out)


def _view_px(frame: Frame) -> int:
    """Return the longer side of the views of a frame."""
    return min(_VIEW_PX, _longer_side(frame, _VIEW_PIXELS))


def _film_px(frame: Frame) -> int:
    return min(_FILM_PX, _longer_side(frame, _FILM_PIXELS) // 2 * 2)


def _longer_side(frame: Frame, pixels: int) -> int:
    return round(math.sqrt(pixels * max(frame.aspect) / min(frame.aspect)))


def _alt(stage: _Set, view: View, sight: Sight) -> str:
    labels = {subject["structure"]: subject["label"] for subject in stage.inputs["subjects"]}
    title, sides = stage.inputs["title"], stage.inputs["sides"]
    return alt_of_view(title, view.name, sides, sight, labels=labels, actors=stage.cast.names)


def _hero(views: Sequence[View], seen: Sequence[Sight], textbook_deg: float | None) -> View:
    """Return the view that shows most of the target; among those nearly as good, the nearest to the textbook's side.

    Where the books have no side of their own, the plainest: pole before corner.
    """
    best = max(sight.samples for sight in seen)
    good = [view for view, sight in zip(views, seen, strict=True) if sight.samples >= (1 - _HERO_SLACK) * best]

    def rank(view: View) -> tuple[float, int, int]:
        away = 0.0 if textbook_deg is None else abs((view.azimuth_deg - textbook_deg + 180.0) % 360.0 - 180.0)
        return away, plainness(view), -seen[view.index - 1].samples

    return min(good, key=rank)


def _write_view(
    stage: _Set, view: View, rgba: NDArray[np.uint8], alt: str, *, share: float, numbers: NDArray[np.int32]
) -> Picture:
    name = f"pictures/{view.index:02d}-{view.name.replace(' ', '-')}"
    files = tuple(stage.write(rgba, f"{name}.{form}", alt) for form in _VIEW_FORMATS)
    return Picture(view.name, view.index, view.azimuth_deg, alt, share, files, _anchors(stage, view, numbers))


def _anchors(stage: _Set, view: View, numbers: NDArray[np.int32]) -> tuple[Anchor, ...]:
    """Return where one may point at what wears a colour and at the bones, in the order of the keys."""
    camera = stage.frame.camera(view, stage.view_px)
    found = spots(numbers, {**stage.structures, **stage.bones}, camera)
    across, along = camera.width, camera.height
    return tuple(
        Anchor(key, round(x / across, 3), round(y / along, 3), round(spot.area_px / (across * along), 4))
        for key, spot in found.items()
        for x, y in (spot.point_px,)
    )


def _faint(stage: _Set, shown: Sequence[NDArray[np.int32]]) -> tuple[FaintPair, ...]:
    if "paint" in stage.inputs:
        return ()
    colours = {subject["structure"]: subject["colour"] for subject in stage.inputs["subjects"]}
    return faint_pairs(shown, stage.structures, colours)


def _write_attachments(stage: _Set, painted: Painted | None) -> tuple[tuple[Picture, ...], tuple[LegendEntry, ...]]:
    if painted is None:
        return (), ()
    shots = attachment_shots(painted, title=stage.inputs["title"])
    return tuple(_write_attachment(stage, painted, shot) for shot in shots), painted.legend()


def _write_attachment(stage: _Set, painted: Painted, shot: AttachmentShot) -> Picture:
    rgba = attachment_still(painted, shot, _ATTACHMENT_PX)
    path = f"pictures/attachments-{'-and-'.join(shot.roles)}-{shot.view.name.replace(' ', '-')}"
    files = tuple(stage.write(rgba, f"{path}.{form}", shot.alt) for form in _VIEW_FORMATS)
    return Picture(shot.view.name, shot.view.index, shot.view.azimuth_deg, shot.alt, None, files)


def _write_hero(stage: _Set, rgba: NDArray[np.uint8], alt: str) -> tuple[PictureFile, ...]:
    height, width = rgba.shape[:2]
    small = scaled(rgba, width * _HERO_PX // max(width, height), height * _HERO_PX // max(width, height))
    return tuple(stage.write(small, f"pictures/hero.{form}", alt) for form in _FORMATS)


def _write_sprite(stage: _Set, stills: Sequence[NDArray[np.uint8]]) -> Picture:
    alt = alt_of_sprite(stage.inputs["title"], stage.inputs["sides"])
    across, along = stage.frame.aspect
    unit = _THUMB_PX / max(across, along)
    sheet = sheet_of([scaled(rgba, round(across * unit), round(along * unit)) for rgba in stills], columns=4)
    files = tuple(stage.write(sheet, f"pictures/sprite.{form}", alt) for form in _FORMATS)
    return Picture(None, 0, None, alt, None, files)


def _write_turntable(stage: _Set, film: Sequence[NDArray[np.uint8]]) -> Picture:
    alt = alt_of_turntable(stage.inputs["title"], stage.inputs["sides"])
    path = "pictures/turntable.mp4"
    write_mp4(film, stage.out / path, frames_per_second=len(film) // _TURN_SECONDS, credit=stage.credit(alt))
    height, width = film[0].shape[:2]
    return Picture(None, 0, None, alt, None, (stage.file(path, width, height),))


def _write_extras(
    stage: _Set, stills: Sequence[NDArray[np.uint8]], film: Sequence[NDArray[np.uint8]], alts: Sequence[str]
) -> None:
    """Write the files that an authored page names, under its names."""
    extras = stage.inputs["extras"]
    for number, path in extras.get("gallery", {}).items():
        stage.write(stills[int(number) - 1], path, alts[int(number) - 1])
    for number, path in extras.get("thumbs", {}).items():
        stage.write(_thumb(stills[int(number) - 1]), path, alts[int(number) - 1])
    credit = stage.credit(alt_of_turntable(stage.inputs["title"], stage.inputs["sides"]))
    for path in extras.get("turntable", {}).values():
        write_gif(film[::2], stage.out / path, frames_per_second=_GIF_FRAMES_PER_SECOND, credit=credit)


def _thumb(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = rgba.shape[:2]
    longest = max(width, height)
    return scaled(rgba, width * _GALLERY_THUMB_PX // longest, height * _GALLERY_THUMB_PX // longest)


def _legend(stage: _Set) -> tuple[LegendEntry, ...]:
    if "paint" in stage.inputs:
        bone = (
            LegendEntry(tissue, None, TISSUE_COLOURS[tissue.lower()], tissue.lower())
            for tissue in ("Bone", "Cartilage")
        )
        return (*bone, *paint_legend(stage.prints))
    subjects = tuple(
        LegendEntry(subject["label"], subject["structure"], subject["colour"], "muscle")
        for subject in stage.inputs["subjects"]
    )
    return (*subjects, *_tissues(stage))


def _tissues(stage: _Set) -> Iterable[LegendEntry]:
    tags = {int(tag) for actor in stage.cast.targets for tag in np.unique(actor.surface.face_tags)}
    if tags & {2} or any(part.startswith("tendon/") for s in stage.inputs["subjects"] for part in s["parts"]):
        yield LegendEntry("Tendon", None, TISSUE_COLOURS["tendon"], "tendon")
    if stage.cast.bones:
        yield LegendEntry("Bone", None, TISSUE_COLOURS["bone"], "bone")
        yield LegendEntry("Cartilage", None, TISSUE_COLOURS["cartilage"], "cartilage")
    if stage.cast.glass:
        yield LegendEntry("Bone, seen through", None, TISSUE_COLOURS["ghost"], "neighbour")
    if stage.cast.neighbours:
        yield LegendEntry("Neighbouring muscles", None, TISSUE_COLOURS["ghost"], "neighbour")
