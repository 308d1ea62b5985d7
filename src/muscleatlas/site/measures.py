"""The table of a muscle's measures: how large it is in this body, and what it touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.spoken import spoken_name
from muscleatlas.evidence.verdict import Band, Measure, Relation
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import Router
from muscleatlas.site.model import Link

__all__ = ["MeasureRow", "Measures", "NeighbourItem", "gather_measures"]

_MM3_PER_CM3, _MM2_PER_CM2 = 1000.0, 100.0
_MOST_NEIGHBOURS = 12
_LEAST_CONTACT_CM2 = 0.5
_CLEAR_SHARE = 0.15
"""Which lies nearer to the skin is told of contacts that are no smaller than this share of the largest."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One quantity: what it is called, its size with the unit, how it was measured, and a range to compare with.

    ``band`` tells how the size lies to the range that ``source`` found; empty where there is none.
    """

    name: str
    value: str
    method: str
    band: str
    source: Link | None


@dataclass(frozen=True, slots=True)
class NeighbourItem:
    """A muscle that this one touches: the way to it, the area, and how this one lies to it ("deep to")."""

    link: Link
    area: str
    lies: str


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a muscle; ``grade`` says in words what the mesh was like, ``neighbours`` the largest first."""

    rows: tuple[MeasureRow, ...]
    grade: str
    neighbours: tuple[NeighbourItem, ...]


def gather_measures(
    knowledge: Knowledge,
    measures: Sequence[Measure],
    relations: Sequence[Relation],
    router: Router,
) -> Measures | None:
    """Return the table of a structure's measures; None where nothing was measured."""
    if not measures:
        return None
    sizes = {measure.quantity: measure for measure in measures if measure.quantity != "contact"}
    rows = (_row(knowledge, quantity, sizes[quantity]) for quantity in _names() if quantity in sizes)
    return Measures(tuple(rows), _grade(measures[0]), _neighbours(knowledge, measures, relations, router))


def _names() -> Mapping[str, str]:
    return {
        "volume": _("Volume"),
        "length": _("Length"),
        "cross-section": _("Greatest cross-section"),
        "surface": _("Surface"),
        "tendon-share": _("Tendon"),
    }


def _methods() -> Mapping[str, str]:
    return {
        "volume": _("inside the mesh"),
        "length": _("along the middle of the muscle, from end to end"),
        "cross-section": _("across the middle line"),
        "surface": _("area of the mesh"),
        "tendon-share": _("share of the surface that the source marks as tendon"),
    }


def _row(knowledge: Knowledge, quantity: str, measure: Measure) -> MeasureRow:
    band = measure.band
    return MeasureRow(
        name=_names()[quantity],
        value=_size(measure.value, measure.unit),
        method=_methods()[quantity],
        band="" if band is None else _compared(measure.value, band),
        source=None if band is None else _source(knowledge, band),
    )


def _source(knowledge: Knowledge, band: Band) -> Link:
    reference = knowledge.references[band.source]
    return Link(reference.short, reference.link)


def _compared(value: float, band: Band) -> str:
    size = f"{_number(band.low / _MM3_PER_CM3)}–{_size(band.high, band.unit)}"
    if value < band.low:
        return _("smaller than what imaging found in healthy adults, %(range)s", range=size)
    if value > band.high:
        return _("larger than what imaging found in healthy adults, %(range)s", range=size)
    return _("within what imaging found in healthy adults, %(range)s", range=size)


def _size(value: float, unit: str) -> str:
    if unit == "mm3":
        return f"{_number(value / _MM3_PER_CM3)}\u00a0cm³"
    if unit == "mm2":
        return f"{_number(value / _MM2_PER_CM2)}\u00a0cm²"
    return f"{value * 100:.0f}\u00a0%" if unit == "1" else f"{_number(value)}\u00a0mm"


def _number(value: float) -> str:
    """Return a number with two significant figures or so: 0.42, 4.2, 42, 420."""
    digits = 0 if value >= 10 else 1 if value >= 1 else 2
    return f"{value:,.{digits}f}".replace(",", " ")


def _grade(measure: Measure) -> str:
    if measure.grade == "open":
        return _("The mesh is open, so that its volume and its sections would mean nothing.")
    if measure.grade == "repaired":
        return _("The mesh was mended: %(how)s.", how=measure.note)
    return _("The mesh was closed as it came.")


def _neighbours(
    knowledge: Knowledge, measures: Sequence[Measure], relations: Sequence[Relation], router: Router
) -> tuple[NeighbourItem, ...]:
    lies = {relation.other: relation.relation for relation in relations if relation.relation in _depths()}
    touched = [m for m in measures if m.quantity == "contact" and m.value >= _LEAST_CONTACT_CM2 * _MM2_PER_CM2]
    clear = _CLEAR_SHARE * max((measure.value for measure in touched), default=0.0)
    return tuple(
        _neighbour(knowledge, measure, lies.get(measure.other or "", "") if measure.value >= clear else "", router)
        for measure in touched[:_MOST_NEIGHBOURS]
    )


def _neighbour(knowledge: Knowledge, measure: Measure, lies: str, router: Router) -> NeighbourItem:
    other = knowledge.structures[str(measure.other)]
    link = Link(spoken_name(other), router.page(other.permalink))
    return NeighbourItem(link, _size(measure.value, measure.unit), _depths().get(lies, ""))


def _depths() -> Mapping[str, str]:
    """Return what is said of a neighbour that this muscle lies deep to, or superficial to."""
    return {"deep to": _("lies over it"), "superficial to": _("lies beneath it")}
