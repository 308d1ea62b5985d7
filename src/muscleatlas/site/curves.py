"""The figures of a muscle's moment arms: one for each movement that a statement names and the model can make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.evidence.curve_figure import Panel, panel_svg, panels_of, shared_range_mm
from muscleatlas.evidence.verdict import Curve
from muscleatlas.site.i18n.message import gettext as _

__all__ = ["CurveFigure", "Curves", "gather_curves"]

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class CurveFigure:
    """A joint's name and its figure."""

    heading: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class Curves:
    """Figures of moment arms, and the paths of the model that they come from, where these are few enough to name."""

    figures: tuple[CurveFigure, ...]
    paths: tuple[str, ...]
    path_count: int
    banded: bool


def gather_curves(knowledge: Knowledge, structure: Structure, curves: Sequence[Curve]) -> Curves | None:
    """Return the figures of a structure from its curves; None where it has none."""
    if not curves:
        return None
    panels = panels_of(curves, {action.id: action.part for action in structure.actions if action.part})
    range_mm = shared_range_mm(panels)
    paths = tuple(sorted({path for curve in curves for path in curve.tendons}))
    return Curves(
        figures=tuple(_figure(knowledge, panel, range_mm) for panel in panels),
        paths=paths if len(paths) <= _MOST_NAMED else (),
        path_count=len(paths),
        banded=any(line.has_band for panel in panels for line in panel.lines),
    )


def _figure(knowledge: Knowledge, panel: Panel, range_mm: tuple[float, float]) -> CurveFigure:
    joint = knowledge.joints[panel.joint].en
    toward, away = _ways(knowledge, panel.movement)
    svg = panel_svg(
        panel,
        range_mm=range_mm,
        name=f"curve-{panel.joint}-{panel.movement}",
        title=_("Moment arm over the angle: %(joint)s", joint=joint),
        told=_told(panel, toward, away),
        toward=toward,
        away=away,
        whole=_("whole muscle"),
    )
    return CurveFigure(capitalised(joint), svg)


def _ways(knowledge: Knowledge, movement: str) -> tuple[str, str]:
    """Return what a muscle does whose moment arm is above zero, and below."""
    up = knowledge.movements[movement]
    down = None if up.opposite is None else knowledge.movements[up.opposite]
    return _(up.en), _("the same to the other side") if down is None else _(down.en)


def _told(panel: Panel, toward: str, away: str) -> str:
    """Return what the lines show, for those who do not see them."""
    return _(
        "Between %(first)s and %(last)s degrees the moment arm lies between %(least)s and %(greatest)s mm. "
        "Positive is %(toward)s, negative %(away)s.",
        first=_whole(min(line.angles_deg[0] for line in panel.lines)),
        last=_whole(max(line.angles_deg[-1] for line in panel.lines)),
        least=_whole(min(min(line.mean_mm) for line in panel.lines)),
        greatest=_whole(max(max(line.mean_mm) for line in panel.lines)),
        toward=toward,
        away=away,
    )


def _whole(number: float) -> str:
    return f"{round(number)}".replace("-", "\N{MINUS SIGN}")
