"""Verdicts beside the statements of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from muscleatlas.anatomy.english import capitalised
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.verdict import Verdict
from muscleatlas.site.i18n.message import Message
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.model import FactGroup, Stage
from muscleatlas.site.verdict_mark import VerdictMark

__all__ = ["MOTION_WORDS", "OUTCOME_WORDS", "number_told", "verdict_mark", "with_verdicts"]

OUTCOME_WORDS: Mapping[str, Message] = {
    "confirmed": _("confirmed on the mesh"),
    "not-confirmable": _("not confirmable"),
    "contradicted": _("contradicted by the mesh"),
}
MOTION_WORDS: Mapping[str, Message] = {
    "confirmed": _("confirmed in motion"),
    "not-confirmable": _("not confirmable"),
    "contradicted": _("contradicted in motion"),
}
_UNITS = {"_mm2": " mm²", "_mm3": " mm³", "_mm": " mm", "_deg": "°"}


def with_verdicts(groups: tuple[FactGroup, ...], evidence: Evidence, stage: Stage | None) -> tuple[FactGroup, ...]:
    """Return the facts, each with the marks of the verdicts on it.

    Parameters
    ----------
    stage
        The pictures of the page: a mark leads to the side that shows it best.
    """
    anchors = {view.name: view.anchor for view in stage.views} if stage else {}
    return tuple(
        replace(
            group,
            lines=tuple(
                replace(line, verdicts=tuple(verdict_mark(verdict, anchors) for verdict in evidence.of(line.id)))
                for line in group.lines
            ),
        )
        for group in groups
    )


def verdict_mark(verdict: Verdict, anchors: Mapping[str, str]) -> VerdictMark:
    """Return the mark of a verdict; ``anchors`` are those of the page's pictures, by the name of their view."""
    view = verdict.view if verdict.view in anchors and verdict.outcome == "confirmed" else None
    return VerdictMark(
        outcome=verdict.outcome,
        word=(MOTION_WORDS if verdict.method == "moment-arm" else OUTCOME_WORDS)[verdict.outcome],
        reason=capitalised(verdict.reason),
        numbers=tuple(number_told(name, value) for name, value in verdict.numbers.items()),
        view=(anchors[view], view) if view else None,
        explanation=verdict.explanation or "",
    )


def number_told(name: str, value: float) -> tuple[str, str]:
    """Return a number as what it is and its size with its unit.

    Examples
    --------
    >>> number_told("distance_mm", 3.254)
    ('distance', '3.25 mm')
    >>> number_told("share_of_end", 0.42)
    ('share of end', '42 %')
    """
    suffix = next((suffix for suffix in _UNITS if name.endswith(suffix)), "")
    plain = name.removesuffix(suffix).replace("_", " ")
    if suffix:
        return plain, f"{value:.3g}{_UNITS[suffix]}" if abs(value) < 100 else f"{value:,.0f}{_UNITS[suffix]}"
    return (plain, f"{value:.0%}".replace("%", " %")) if "share" in name else (plain, f"{value:g}")
