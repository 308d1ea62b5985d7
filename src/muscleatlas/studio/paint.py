"""Paint for bones: areas where muscles are fixed, as thin sheets in the colours of their roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.footprints import Footprint, footprints
from muscleatlas.bundle.patches import request_from_json
from muscleatlas.geometry.components import joined
from muscleatlas.geometry.contact import area_mm2, below_level
from muscleatlas.geometry.drape import lifted
from muscleatlas.geometry.nearest import SurfaceProbe
from muscleatlas.studio.palette import ATTACHMENT_COLOURS, gloss_of, linear_from_hex
from muscleatlas.studio.record import LegendEntry
from muscleatlas.studio.scene import Actor

__all__ = ["distinct", "paint_actors", "paint_legend", "paint_on", "role_of"]

_LIFT_MM = 0.4
"""Paint stands so high above its bone; less sinks into it, more would show at the outline."""
_LEVEL_MM, _MOST_LEVELS = 0.12, 6
"""Sheets that may overlap lie one above the other."""
_HERE_MM = 3.0
"""Of a patch that spans two bones, what is no farther away than this belongs to one."""
_LABELS = {
    "origin": "Origin",
    "insertion": "Insertion",
    "attachment": "Attachment; not told whether origin or insertion",
    "origin-computed": "Origin, computed from contact",
    "insertion-computed": "Insertion, computed from contact",
}


def paint_on(requests: Iterable[Mapping[str, Any]], bundle: Bundle, parts: Sequence[str]) -> tuple[Footprint, ...]:
    """Return everything that is fixed to these parts; of a patch that spans more, what lies here.

    Of two that overlap, the source's own and the smaller one lies on top: it comes later.
    """
    asked = [request_from_json(record) for record in requests]
    prints = distinct([found for request in asked for found in footprints(request, bundle, on=parts)])
    ground = SurfaceProbe(joined(tuple(bundle.surface(part) for part in parts))) if prints else None
    trimmed = [_trimmed(print_, ground) if ground and len(print_.on) > 1 else print_ for print_ in prints]
    kept = [print_ for print_ in trimmed if len(print_.surface.faces)]
    return tuple(sorted(kept, key=lambda print_: (not print_.computed, -area_mm2(print_.surface))))


def _trimmed(footprint: Footprint, ground: SurfaceProbe) -> Footprint:
    """Return the part of a footprint that lies on a ground."""
    distances = ground.nearest(footprint.surface.vertices).distance_mm
    return replace(footprint, surface=below_level(footprint.surface, distances, _HERE_MM))


def paint_actors(prints: Sequence[Footprint], first: int) -> tuple[Actor, ...]:
    """Return footprints as thin sheets upon their bones, numbered from ``first``; later ones lie over earlier ones."""
    levels: list[int] = []
    for number, footprint in enumerate(prints):
        below = {levels[other] for other in range(number) if _overlap(prints[other], footprint)}
        levels.append(max(below, default=-1) + 1)
    return tuple(
        _paint(footprint, first + number, _LIFT_MM + min(level, _MOST_LEVELS) * _LEVEL_MM)
        for number, (footprint, level) in enumerate(zip(prints, levels, strict=True))
    )


def _overlap(one: Footprint, other: Footprint) -> bool:
    low, high = np.array([print_.surface.bounds_mm for print_ in (one, other)]).transpose(1, 0, 2)
    return bool((low.max(axis=0) <= high.min(axis=0)).all())


def paint_legend(prints: Iterable[Footprint]) -> tuple[LegendEntry, ...]:
    """Return the colours that footprints wear, the source's own before computed ones."""
    worn = {_paint_of(footprint) for footprint in prints}
    return tuple(
        LegendEntry(_LABELS[paint], None, colour, paint.partition("-")[0])
        for paint, colour in ATTACHMENT_COLOURS.items()
        if paint in worn
    )


def _paint_of(footprint: Footprint) -> str:
    """Return the key of a footprint's colour in :data:`ATTACHMENT_COLOURS`."""
    return f"{footprint.role}-computed" if footprint.computed and footprint.role else role_of(footprint)


def role_of(footprint: Footprint) -> str:
    """Return the word for a footprint's role; "attachment" where nothing tells which."""
    return footprint.role or "attachment"


def distinct(prints: Iterable[Footprint]) -> tuple[Footprint, ...]:
    """Return the footprints, each patch of the source once: heads share some."""
    once = {
        (print_.part or print_.structure, print_.role, print_.on, len(print_.surface.faces)): print_
        for print_ in prints
    }
    return tuple(once.values())


def _paint(footprint: Footprint, number: int, lift_mm: float) -> Actor:
    surface = lifted(footprint.surface, lift_mm)
    colour = linear_from_hex(ATTACHMENT_COLOURS[_paint_of(footprint)])
    return Actor(number, surface, np.tile(colour, (len(surface.vertices), 1)), gloss_of("bone"), closed=False)
