"""Moment arms as small line figures: one for each movement, an SVG that takes its colours from the page around it.

What pulls towards the movement lies above the line at zero, what pulls the other way below. Where several sweeps bear
on one movement (fingers, postures), the line is their mean and a band reaches from the least to the greatest of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from markupsafe import Markup

from muscleatlas.evidence.verdict import Curve

__all__ = ["Line", "Panel", "panel_svg", "panels_of", "shared_range_mm"]

WIDTH, HEIGHT, _KEY_HEIGHT = 280, 170, 18
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 268.0, 22.0, 146.0
_ARM_STEPS_MM = (1, 2, 5, 10, 20, 50, 100)
_ANGLE_STEPS_DEG = (5, 10, 15, 30, 45, 60, 90)
_MOST_ARM_TICKS, _MOST_ANGLE_TICKS = 5, 6


@dataclass(frozen=True, slots=True)
class Line:
    """The moment arm of one part over a range; of several sweeps through that range the mean, least and greatest.

    Attributes
    ----------
    part
        Which part of the muscle it is; empty for the whole.
    angles_deg
        Growing in the direction of the movement.
    mean_mm, least_mm, greatest_mm
        As many of each.
    """

    part: str
    angles_deg: tuple[float, ...]
    mean_mm: tuple[float, ...]
    least_mm: tuple[float, ...]
    greatest_mm: tuple[float, ...]

    @property
    def has_band(self) -> bool:
        """Whether the sweeps differ anywhere."""
        return self.least_mm != self.greatest_mm


@dataclass(frozen=True, slots=True)
class Panel:
    """What is shown of one joint and movement."""

    joint: str
    movement: str
    lines: tuple[Line, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts shown, each once."""
        return tuple(dict.fromkeys(line.part for line in self.lines))


def panels_of(curves: Sequence[Curve], parts: Mapping[str, str]) -> tuple[Panel, ...]:
    """Return one panel for each joint and movement of some curves, in their order.

    Parameters
    ----------
    parts
        By statement id, the part of the muscle that the statement is about, where it is not about the whole.
    """
    together: dict[tuple[str, str], dict[tuple[str, float, float], list[Curve]]] = {}
    for curve in curves:
        key = (parts.get(curve.statements[0], ""), curve.angles_deg[0], curve.angles_deg[-1])
        together.setdefault((curve.joint, curve.movement), {}).setdefault(key, []).append(curve)
    return tuple(
        Panel(joint, movement, tuple(_line(part, own) for (part, _first, _last), own in lines.items()))
        for (joint, movement), lines in together.items()
    )


def _line(part: str, curves: Sequence[Curve]) -> Line:
    """Return curves over the same angles as one line."""
    arms = list(zip(*(curve.arms_mm for curve in curves), strict=True))
    return Line(
        part,
        curves[0].angles_deg,
        mean_mm=tuple(round(sum(at) / len(at), 1) for at in arms),
        least_mm=tuple(min(at) for at in arms),
        greatest_mm=tuple(max(at) for at in arms),
    )


def shared_range_mm(panels: Iterable[Panel]) -> tuple[float, float]:
    """Return the lowest and highest moment arm that any of the panels shows, zero among them.

    Examples
    --------
    >>> shared_range_mm([Panel("ankle", "dorsiflexion", (Line("", (0, 10), (-40, -38), (-40, -38), (-40, -38)),))])
    (-40, 0)
    """
    lines = [line for panel in panels for line in panel.lines]
    return min((0, *(min(line.least_mm) for line in lines))), max((0, *(max(line.greatest_mm) for line in lines)))


def panel_svg(
    panel: Panel, *, range_mm: tuple[float, float], name: str, title: str, told: str, toward: str, away: str, whole: str
) -> Markup:
    """Return a panel as an SVG element to be put into a page.

    Parameters
    ----------
    range_mm
        The moment arms at the lower and the upper end of the scale, or a little within.
    name
        Makes the ids of the title and of the description, so it is unique in the page.
    title, told
        What the figure is, and what it shows, in words: for those who do not see it.
    toward, away
        What a muscle does whose arm is above zero, and below.
    whole
        What the line of the whole muscle is called beside those of its parts.
    """
    scale = _Scale.over(panel.lines, range_mm)
    parts = [
        Markup('<title id="{}-title">{}</title>').format(name, title),
        Markup('<desc id="{}-told">{}</desc>').format(name, told),
        *_grid(scale),
        Markup('<text class="way" x="{}" y="{}">↑ <tspan>{}</tspan></text>').format(
            _short(_LEFT + 4), _short(_TOP - 8), toward
        ),
        Markup('<text class="way down" x="{}" y="{}">↓ <tspan>{}</tspan></text>').format(
            _short(_RIGHT), _short(_TOP - 8), away
        ),
        *(_band(line, scale) for line in panel.lines if line.has_band),
        *(_stroke(line, panel, scale) for line in panel.lines),
        *(_key(panel, whole) if any(panel.parts) else ()),
    ]
    opening = Markup(
        '<svg class="curve" viewBox="0 0 {} {}" role="img" focusable="false" aria-labelledby="{}-title {}-told">'
    ).format(WIDTH, HEIGHT + (_KEY_HEIGHT if any(panel.parts) else 0), name, name)
    return opening + Markup("").join(parts) + Markup("</svg>")


@dataclass(frozen=True, slots=True)
class _Scale:
    """From angles and moment arms to the units of the figure."""

    first_deg: float
    last_deg: float
    low_mm: float
    high_mm: float
    arm_step_mm: float

    @classmethod
    def over(cls, lines: Sequence[Line], range_mm: tuple[float, float]) -> _Scale:
        low, high = range_mm
        first, last = min(line.angles_deg[0] for line in lines), max(line.angles_deg[-1] for line in lines)
        step = _step(max(high - low, 4.0), _ARM_STEPS_MM, _MOST_ARM_TICKS)
        bottom, top = floor(low / step) * step, ceil(high / step) * step
        return cls(first, last, bottom, max(top, bottom + step), step)

    def x(self, angle_deg: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (angle_deg - self.first_deg) / (self.last_deg - self.first_deg)

    def y(self, arm_mm: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (arm_mm - self.low_mm) / (self.high_mm - self.low_mm)

    def angle_ticks(self) -> list[int]:
        step = int(_step(self.last_deg - self.first_deg, _ANGLE_STEPS_DEG, _MOST_ANGLE_TICKS))
        return list(range(ceil(self.first_deg / step) * step, floor(self.last_deg) + 1, step))

    def arm_ticks(self) -> list[int]:
        step = int(self.arm_step_mm)
        return list(range(int(self.low_mm), int(self.high_mm) + 1, step))


def _step(span: float, steps: Sequence[int], most: int) -> float:
    """Return the smallest of these steps that needs no more than so many ticks."""
    return next((step for step in steps if span / step <= most), steps[-1])


def _grid(scale: _Scale) -> list[Markup]:
    arms, angles = scale.arm_ticks(), scale.angle_ticks()
    across = Markup('<path class="{}" d="M{} {}H{}"/>')
    upright = Markup('<text class="arm-tick" x="{}" y="{}">{}</text>')
    beneath = Markup('<text class="angle-tick" x="{}" y="{}">{}°</text>')
    lines = [
        across.format("zero" if arm == 0 else "grid", _short(_LEFT), _short(scale.y(arm)), _short(_RIGHT))
        for arm in arms
    ]
    numbers = [
        upright.format(
            _short(_LEFT - 6), _short(scale.y(arm) + 4), f"{_number(arm)} mm" if arm == arms[-1] else _number(arm)
        )
        for arm in arms
    ]
    feet = [beneath.format(_short(scale.x(angle)), _short(_BOTTOM + 18), _number(angle)) for angle in angles]
    return [*lines, *numbers, *feet]


def _band(line: Line, scale: _Scale) -> Markup:
    there = _points(line.angles_deg, line.greatest_mm, scale)
    back = _points(line.angles_deg[::-1], line.least_mm[::-1], scale)
    return Markup('<polygon class="band" points="{} {}"/>').format(there, back)


def _stroke(line: Line, panel: Panel, scale: _Scale) -> Markup:
    """Return the line itself; those of further parts are broken differently."""
    points = _points(line.angles_deg, line.mean_mm, scale)
    return Markup('<polyline class="{}" points="{}"/>').format(_arm_class(panel.parts.index(line.part)), points)


def _key(panel: Panel, whole: str) -> list[Markup]:
    """Return the key at the foot: a piece of each line, and the part that it is."""
    column, height = (WIDTH - 4) / len(panel.parts), _short(HEIGHT + 8)
    sample = Markup('<path class="{}" d="M{} {}h18"/>')
    label = Markup('<text class="part" x="{}" y="{}">{}</text>')
    entries = []
    for number, part in enumerate(panel.parts):
        left = 4 + number * column
        entries += [
            sample.format(_arm_class(number), _short(left), height),
            label.format(_short(left + 23), _short(HEIGHT + 12), part or whole),
        ]
    return entries


def _arm_class(number: int) -> str:
    return f"arm part-{number}" if number else "arm"


def _points(angles_deg: Sequence[float], arms_mm: Sequence[float], scale: _Scale) -> str:
    placed = zip(angles_deg, arms_mm, strict=True)
    return " ".join(f"{_short(scale.x(angle))},{_short(scale.y(arm))}" for angle, arm in placed)


def _short(number: float) -> str:
    """Return a length in the figure to a tenth of a unit, as short as it can be written."""
    return f"{round(number, 1) + 0.0:g}"


def _number(number: int) -> str:
    """Return a whole number with a true minus sign."""
    return str(number).replace("-", "\N{MINUS SIGN}")
