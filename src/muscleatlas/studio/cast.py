"""From the inputs of a picture to the actors on the stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.manifest import Part
from muscleatlas.geometry.surface import Surface, mirrored_surface
from muscleatlas.studio.crop import cropped
from muscleatlas.studio.framing import Frame
from muscleatlas.studio.palette import TISSUE_COLOURS, gloss_of, vertex_colours
from muscleatlas.studio.scene import Actor, Scene, build_scene
from muscleatlas.studio.thin import STILL_GRAIN, Grain, thinned
from muscleatlas.studio.view import Scheme

__all__ = ["Cast", "cast_from"]


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who is on the stage.

    Attributes
    ----------
    subjects
        Actors in colour, by the id of their structure.
    bones, shown, glass, neighbours, outlined
        Solid bones, whatever else is solid in its natural colour, bones seen through, muscles seen through,
        and what is a line alone.
    names, parts
        The readable name and the id of each actor's part, by its number.
    """

    subjects: Mapping[str, tuple[Actor, ...]]
    bones: tuple[Actor, ...]
    shown: tuple[Actor, ...]
    glass: tuple[Actor, ...]
    neighbours: tuple[Actor, ...]
    outlined: tuple[Actor, ...]
    names: Mapping[int, str]
    parts: Mapping[int, str]

    def scene(self, frame: Frame | None = None, scheme: Scheme | None = None, *, paint: Sequence[Actor] = ()) -> Scene:
        """Return the stage with everybody on it; with a frame and its scheme, what level views of it can show."""
        solids: tuple[Actor, ...] = (*self.targets, *self.bones, *self.shown)
        ghosts: tuple[Actor, ...] = (*self.glass, *self.neighbours)
        if frame is not None and scheme is not None:
            solids, ghosts = cropped(solids, frame, scheme), cropped(ghosts, frame, scheme)
            paint = cropped(paint, frame, scheme)
        return build_scene(solids, ghosts, self.outlined, paint=paint)

    def for_scale(self, mm_per_px: float, grain: Grain = STILL_GRAIN) -> Cast:
        """Return the cast with as many triangles as pictures of a scale can tell apart."""
        return replace(
            self,
            subjects={name: thinned(actors, grain.target * mm_per_px) for name, actors in self.subjects.items()},
            bones=thinned(self.bones, grain.solid * mm_per_px),
            shown=thinned(self.shown, grain.solid * mm_per_px),
            glass=thinned(self.glass, grain.ghost * mm_per_px),
            neighbours=thinned(self.neighbours, grain.ghost * mm_per_px),
        )

    @property
    def targets(self) -> tuple[Actor, ...]:
        """All actors in colour."""
        return tuple(actor for actors in self.subjects.values() for actor in actors)

    @property
    def target_points_mm(self) -> NDArray[np.float32]:
        """The vertices of what the picture is about, ``(n, 3)``."""
        return np.concatenate([actor.surface.vertices for actor in self.targets])


class _Wardrobe:
    """Hands out actors with one number each; paired parts come as one or two sides."""

    def __init__(self, bundle: Bundle, *, both_sides: bool) -> None:
        self._bundle = bundle
        self._both_sides = both_sides
        self.names: dict[int, str] = {}
        self.parts: dict[int, str] = {}

    def actors(self, part_ids: Iterable[str], colour: str) -> tuple[Actor, ...]:
        return tuple(actor for part_id in part_ids for actor in self._sides(part_id, colour))

    def _sides(self, part_id: str, colour: str) -> list[Actor]:
        part, surface = self._bundle.parts[part_id], self._bundle.surface(part_id)
        actors = [self._actor(surface, part, colour)]
        if self._both_sides and part.side == "right":
            actors.append(self._actor(mirrored_surface(surface), part, colour))
        return actors

    def _actor(self, surface: Surface, part: Part, colour: str) -> Actor:
        number = len(self.names) + 1
        self.names[number] = part.name
        self.parts[number] = part.id
        return Actor(number, surface, vertex_colours(surface, part.kind, colour), gloss_of(part.kind), part.closed)


def cast_from(inputs: Mapping[str, Any], bundle: Bundle) -> Cast:
    """Return the actors of a picture's inputs (:func:`muscleatlas.studio.plan.picture_inputs`)."""
    wardrobe = _Wardrobe(bundle, both_sides=inputs["sides"] == "both")
    return Cast(
        subjects={
            subject["structure"]: wardrobe.actors(subject["parts"], subject["colour"]) for subject in inputs["subjects"]
        },
        bones=wardrobe.actors(inputs["bones"], TISSUE_COLOURS["tendon"]),
        shown=wardrobe.actors(inputs.get("shown", ()), TISSUE_COLOURS["muscle"]),
        glass=wardrobe.actors(inputs.get("glass", ()), TISSUE_COLOURS["ghost"]),
        neighbours=wardrobe.actors(inputs["neighbours"], TISSUE_COLOURS["ghost"]),
        outlined=wardrobe.actors(inputs.get("outlined", ()), TISSUE_COLOURS["ghost"]),
        names=wardrobe.names,
        parts=wardrobe.parts,
    )
