"""How large a structure is in this body: volume, surface, length, greatest section, share of tendon, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.errors import GeometryError, KnowledgeError
from muscleatlas.evidence.evidence import Found
from muscleatlas.evidence.space import Space, Thing, space_of
from muscleatlas.evidence.verdict import Band, Measure
from muscleatlas.geometry.components import components, subset
from muscleatlas.geometry.contact import area_mm2
from muscleatlas.geometry.holes import cap_holes
from muscleatlas.geometry.length import centre_line, greatest_section_mm2
from muscleatlas.geometry.surface import Surface, doubled_areas
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3, signed_volume_mm3
from muscleatlas.yamlfiles import read_yaml

__all__ = ["Mended", "examine", "measures_of", "mended", "volume_band"]

_VOLUMES = Path(__file__).parent / "data" / "volumes.yaml"
_MM3_PER_CM3 = 1000.0
_MAIN_PIECE = 0.8
_WIDEST_HOLE_MM = 40.0
_MOST_CAP = 0.05
_LEAST_CONTACT_MM2 = 20.0
_REPAIRED = re.compile(r"welded|closed|dropped")
_WELD = re.compile(r"welded \(at most ([\d.]+) mm\)")

_DIGITS = {"mm3": 1, "mm2": 1, "mm": 1, "1": 3}
_HOW = {
    "volume": "the volume inside the mesh",
    "surface": "the area of the mesh",
    "length": "the line through the middles of 33 cross-sections, from end to end",
    "cross-section": "the largest cut across the middle line",
    "tendon-share": "the share of the surface that the source marks as tendon",
    "contact": "the area that lies no more than 2 mm from the neighbour, on the average of both",
}


@dataclass(frozen=True, slots=True, eq=False)
class Mended:
    """A mesh as it is measured: its grade, and what was done to it, with the effect."""

    surface: Surface
    grade: str
    note: str


def examine(atlas: Atlas, structure_id: str) -> Found:
    """Return the measures of a muscle or head."""
    if atlas.knowledge.structures[structure_id].kind not in {"muscle", "head"}:
        return {}
    return {"measures": measures_of(space_of(atlas), structure_id)}


def measures_of(space: Space, structure_id: str) -> list[Measure]:
    """Return what can be measured of a structure; what would mean nothing is left out.

    An open mesh has no volume and no section. Length and section need one piece that is nearly all of the muscle:
    a set of separate slips has none. What a structure shares with others, such as a common tendon, is not counted.
    """
    thing = space.structure(structure_id)
    if thing is None:
        return []
    pieces = [mended(space, part) for part in thing.parts]
    grade = next(grade for grade in ("open", "repaired", "closed") if any(piece.grade == grade for piece in pieces))
    note = "; ".join(dict.fromkeys(piece.note for piece in pieces if piece.note))
    bulk = [
        Measure(structure_id, quantity, round(value, _DIGITS[unit]), unit, _HOW[quantity], grade, note)
        for quantity, value, unit in _bulk(pieces, grade)
    ]
    band = volume_band(structure_id)
    banded = [replace(measure, band=band) if measure.quantity == "volume" else measure for measure in bulk]
    return [*banded, *_contacts(space, thing, grade)]


def mended(space: Space, part_id: str) -> Mended:
    """Return the mesh of a part, with small holes closed.

    What the manifest tells of repairs is told on, and of a weld how much it may have changed the volume at most: the
    width of the seam times the area of the faces along it. Where caps would be larger than a twentieth of the
    surface, the mesh stays open.
    """
    surface, part = space.atlas.bundle.surface(part_id), space.atlas.bundle.part(part_id)
    if not is_closed(surface):
        return _capped(surface)
    repairs = [repair for repair in part.note.split("; ") if _REPAIRED.search(repair)]
    weld = _WELD.search(part.note)
    volume = enclosed_volume_mm3(surface)
    if weld is not None and volume > 0:
        most = float(weld[1]) * _seam_area_mm2(surface) / volume
        repairs.append(f"which changes the volume by less than {_percent(most)}")
    return Mended(surface, "repaired" if repairs else "closed", ", ".join(repairs))


def _seam_area_mm2(surface: Surface) -> float:
    """Return the area of the faces that touch the line where tissues meet."""
    tags = np.repeat(surface.face_tags, 3)
    corners = surface.faces.ravel()
    least, most = np.full(len(surface.vertices), 255, np.uint8), np.zeros(len(surface.vertices), np.uint8)
    np.minimum.at(least, corners, tags)
    np.maximum.at(most, corners, tags)
    on_seam: NDArray[np.bool_] = np.any((least < most)[surface.faces], axis=1)
    return area_mm2(subset(surface, on_seam))


@lru_cache(maxsize=512)
def volume_band(structure_id: str) -> Band | None:
    """Return the range of the volume of a muscle among healthy adults, where one was published."""
    told = _volumes()
    by_size, by_share = told["by-size"], told["by-share"]
    if structure_id in by_size["muscles"]:
        slope, intercept = by_size["muscles"][structure_id]
        sizes = [by_size[person]["height_m"] * by_size[person]["mass_kg"] for person in ("small", "large")]
        low, high = (slope * size + intercept for size in sizes)
        return _band(low, high, by_size["source"]["cite"])
    if structure_id in by_share["muscles"]:
        share, spread = by_share["muscles"][structure_id]
        low = (share - spread) * by_share["lowest_total_cm3"]
        return _band(low, (share + spread) * by_share["highest_total_cm3"], by_share["source"]["cite"])
    return None


def _bulk(pieces: list[Mended], grade: str) -> Iterator[tuple[str, float, str]]:
    """Yield the quantities of the whole, each with its unit."""
    if grade != "open":
        yield "volume", sum(enclosed_volume_mm3(piece.surface) for piece in pieces), "mm3"
    yield "surface", sum(area_mm2(piece.surface) for piece in pieces), "mm2"
    main = _main_piece(pieces)
    if main is not None and grade != "open":
        line = centre_line(main)
        yield "length", line.length_mm, "mm"
        yield "cross-section", greatest_section_mm2(main, line), "mm2"
    share = _tendon_share(pieces)
    if share is not None:
        yield "tendon-share", share, "1"


def _main_piece(pieces: list[Mended]) -> Surface | None:
    """Return the piece that is nearly all of a structure; None where there is no such piece."""
    separate = [part for piece in pieces for part in components(piece.surface)]
    volumes = [abs(signed_volume_mm3(part)) for part in separate]
    largest = int(np.argmax(volumes)) if volumes else -1
    return separate[largest] if largest >= 0 and volumes[largest] >= _MAIN_PIECE * sum(volumes) else None


def _tendon_share(pieces: list[Mended]) -> float | None:
    """Return the share of the tagged surface that is tendon; None where nothing is tagged."""
    areas = {"belly": 0.0, "tendon": 0.0}
    for piece in pieces:
        size = np.linalg.norm(doubled_areas(piece.surface.corners_mm), axis=1)
        for tissue in areas:
            areas[tissue] += float(size[piece.surface.face_tags == tissue_tag(tissue)].sum())
    whole = sum(areas.values())
    return areas["tendon"] / whole if whole else None


def _contacts(space: Space, thing: Thing, grade: str) -> list[Measure]:
    touches = [(other, space.contact(thing, other).area_mm2) for other in space.neighbours(thing)]
    touches = sorted(((o, area) for o, area in touches if area >= _LEAST_CONTACT_MM2), key=lambda t: (-t[1], t[0].id))
    return [
        Measure(thing.id, "contact", round(area, 1), "mm2", _HOW["contact"], grade, other=other.id)
        for other, area in touches
    ]


def _capped(surface: Surface) -> Mended:
    if not len(surface.faces):
        raise GeometryError("a mesh without faces can't be measured")
    whole, holes = cap_holes(surface, widest_mm=_WIDEST_HOLE_MM)
    share = area_mm2(whole) / area_mm2(surface) - 1.0
    if not is_closed(whole) or share > _MOST_CAP:
        return Mended(surface, "open", "the mesh is open")
    noun = "hole" if holes == 1 else "holes"
    return Mended(whole, "repaired", f"{holes} {noun} closed, which adds {_percent(share)} to the surface")


def _band(low_cm3: float, high_cm3: float, source: str) -> Band:
    return Band(round(low_cm3 * _MM3_PER_CM3), round(high_cm3 * _MM3_PER_CM3), "mm3", source)


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %") if share < 0.0995 else f"{share:.0%}".replace("%", " %")


@lru_cache(maxsize=1)
def _volumes() -> Mapping[str, Any]:
    value: Any = read_yaml(_VOLUMES, error=KnowledgeError, name=_VOLUMES.name).value
    told: Mapping[str, Any] = value
    return told
