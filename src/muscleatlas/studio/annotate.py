"""Labels and marks for one picture of a place: laid out in a language, for either side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.studio.bake import baked
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.cast import Cast
from muscleatlas.studio.label import Layout
from muscleatlas.studio.layout import LEAST_PX
from muscleatlas.studio.marks import Marks, marks_for
from muscleatlas.studio.naming import Naming, names_on
from muscleatlas.studio.overlay import READ_AT_PX, labels_for, svg_of
from muscleatlas.studio.scene import Scene
from muscleatlas.studio.view import scheme_named

__all__ = ["Annotation", "annotation_of"]

_PRINTED_PX = 36.0
_READ_AT_MOST_PX = 800.0
"""Large pictures are for print: type need not be larger than this, 8.6 points at 300 dots an inch."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is written on a picture.

    Attributes
    ----------
    notes
        What the user should know: names that another language lent, structures without a label.
    """

    layout: Layout
    marks: Marks | None
    language: str
    notes: tuple[str, ...]

    def mirrored(self) -> Annotation:
        """Return the annotation for the mirror image of the picture."""
        marks = self.marks and self.marks.mirrored(self.layout.picture_px[0])
        return Annotation(self.layout.mirrored(), marks, self.language, self.notes)

    def baked_into(self, rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the picture with the annotation drawn on it, as much wider as the texts need."""
        return baked(rgba, self.layout, marks=self.marks)

    def svg(self, *, title: str) -> str:
        """Return the annotation as an SVG to lay over the picture."""
        return svg_of(self.layout, marks=self.marks, language=self.language, title=title)


def annotation_of(
    atlas: Atlas,
    inputs: Mapping[str, Any],
    cast: Cast,
    scene: Scene,
    camera: Camera,
    *,
    labels: bool = True,
    marks: bool = False,
    language: str = "en",
) -> Annotation:
    """Return what is written on a picture of the right side, or of both.

    Parameters
    ----------
    inputs
        From :func:`muscleatlas.studio.plan.picture_inputs`; the cast and the scene are made from them.
    """
    naming = names_on(atlas, inputs, cast, language) if labels else Naming({}, (), ())
    read_at_px = min(_READ_AT_MOST_PX, max(READ_AT_PX, camera.width * LEAST_PX / _PRINTED_PX))
    layout = labels_for(scene, camera, naming.actors, marks=marks, read_at_px=read_at_px)
    written = marks_for(camera, scheme_named(inputs["scheme"]), layout.text_px, language=language) if marks else None
    return Annotation(layout, written, language, tuple(_notes(naming, layout, language)))


def _notes(naming: Naming, layout: Layout, language: str) -> Iterable[str]:
    texts = {actor.structure: actor.text for actor in naming.actors.values()}
    for keys, other in ((naming.in_latin, "Latin"), (naming.in_english, "English")):
        shown = [texts[label.structure] for label in layout.labels if label.structure in keys]
        if shown:
            yield f"no name in {language!r}, so in {other}: {', '.join(shown)}"
    ranks = {actor.structure: actor.rank for actor in naming.actors.values()}
    dropped = [texts[key] for key in layout.unlabelled if ranks[key] == 0]
    if dropped:
        yield f"no room for a label: {', '.join(dropped)}"
