"""Actions held against function: whether the muscle's path in the model of motion turns the joint that way.

The rule was fixed on the lower limb and then run on the rest. Over the range of a joint, its angles evenly spread:

- *confirmed* where the moment arm has the sign that the action says, and at least the floor, over 60 % of the range;
- *contradicted* where it has the opposite sign so;
- else *not confirmable*: mixed signs, or too small an arm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Action
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.evidence import Found
from muscleatlas.evidence.model import MotionModel, load_motion_model
from muscleatlas.evidence.moment_arms import Sweep, combined_mm, sweep_arms
from muscleatlas.evidence.motion_map import Axis, MotionMap, read_motion_map
from muscleatlas.evidence.verdict import Curve, Outcome, Verdict

__all__ = ["MOST_OF_THE_RANGE", "Function", "curves_of", "examine", "function_of", "judged", "tally", "verdict_on"]

Floats = npt.NDArray[np.float64]

MOST_OF_THE_RANGE = 0.6
"""Share of the range over which a sign must hold to count."""

_NO_PATH_OF_ITS_OWN = "the model of motion has no path for this part of the muscle by itself"


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """What actions are held against: the knowledge that states them, the model, and the model in our words."""

    knowledge: Knowledge
    model: MotionModel
    map: MotionMap

    def axis(self, action: Action) -> tuple[Axis, int] | None:
        """Return the axis of an action, and 1 or -1 for its direction there; None where the model has no such axis."""
        joint, movement = action.joint.id, action.movement
        if (joint, movement.id) in self.map.axes:
            return self.map.axes[joint, movement.id], 1
        if movement.opposite is not None and (joint, movement.opposite) in self.map.axes:
            return self.map.axes[joint, movement.opposite], -1
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """The moment arm of some paths over one sweep; ``rows`` are those that cross the joint."""

    sweep: Sweep
    angles_deg: Floats
    arms_mm: Floats
    rows: tuple[int, ...]


def examine(atlas: Atlas, structure_id: str) -> Found:
    """Return the verdict on each action of a structure, and the curves that they rest on.

    Raises
    ------
    SourceError
        If the model of motion can't be loaded.
    Faults
        If the table that puts it into our words is wrong.
    """
    structure = atlas.knowledge.structures[structure_id]
    if not structure.actions:
        return {}
    function = _function_of(atlas)
    verdicts = [verdict_on(action, structure_id, function) for action in structure.actions]
    return {"verdicts": verdicts, "curves": curves_of(structure_id, function)}


@lru_cache(maxsize=1)
def _function_of(atlas: Atlas) -> Function:
    return function_of(atlas.knowledge)


def function_of(knowledge: Knowledge) -> Function:
    """Return what actions are held against, with the model that is installed.

    Raises
    ------
    SourceError
        If the model of motion can't be loaded.
    Faults
        If the table that puts it into our words is wrong.
    """
    model = load_motion_model()
    return Function(knowledge, model, read_motion_map(knowledge, model))


def verdict_on(action: Action, structure_id: str, function: Function) -> Verdict:
    """Return what the model says of an action of a structure."""
    counterpart = function.map.counterparts.get(structure_id)
    if counterpart is None:
        return _without_counterpart(action, structure_id, function)
    found = function.axis(action)
    if found is None:
        return _open(action, "no-coordinate", "the model of motion cannot make this movement")
    rows = counterpart.rows_of(action.part)
    if rows is None:
        return _open(action, "part-only", _NO_PATH_OF_ITS_OWN)
    axis, direction = found
    condition = function.map.conditions.get(action.id)
    lines = _lines(axis.sweeps if condition is None else condition.sweeps, rows, function.model)
    if not lines:
        return _open(action, "does-not-cross", "its path in the model of motion does not cross the joint")
    arms = direction * np.concatenate([line.arms_mm for line in lines])
    return judged(action.id, arms, floor_mm=axis.floor_mm)


def _without_counterpart(action: Action, structure_id: str, function: Function) -> Verdict:
    parent = function.knowledge.structures[structure_id].parent
    if parent in function.map.counterparts:
        return _open(action, "part-only", _NO_PATH_OF_ITS_OWN)
    return _open(action, "no-counterpart", "the model of motion has no path for this muscle")


def judged(statement: str, arms_mm: Floats, *, floor_mm: float) -> Verdict:
    """Return the verdict on an action from its moment arms ``(n,)`` over the range, positive where they do it.

    Examples
    --------
    >>> judged("soleus.action.ankle-plantarflexion", np.array([40.0, 42.0, 38.0]), floor_mm=2).outcome
    'confirmed'
    >>> judged("soleus.action.ankle-plantarflexion", np.array([-40.0, 1.0, -38.0]), floor_mm=2).outcome
    'contradicted'
    """
    does, undoes = float(np.mean(arms_mm >= floor_mm)), float(np.mean(arms_mm <= -floor_mm))
    middle = float(np.median(arms_mm))
    numbers = {
        "agreeing_share": round(does, 3),
        "opposing_share": round(undoes, 3),
        "median_arm_mm": round(middle, 1),
        "least_arm_mm": round(float(np.min(arms_mm)), 1),
        "greatest_arm_mm": round(float(np.max(arms_mm)), 1),
        "floor_mm": floor_mm,
    }
    outcome, cause, reason = _outcome(does, undoes, middle, floor_mm)
    return Verdict(statement, "moment-arm", outcome, reason, cause, MappingProxyType(numbers))


def _outcome(does: float, undoes: float, median_mm: float, floor_mm: float) -> tuple[Outcome, str, str]:
    if does >= MOST_OF_THE_RANGE:
        lever = f"typically with a moment arm of {median_mm:.0f} mm"
        return "confirmed", "", f"in the model of motion it does so over {does:.0%} of the range, {lever}"
    if undoes >= MOST_OF_THE_RANGE:
        lever = f"typically with a moment arm of {-median_mm:.0f} mm"
        return (
            "contradicted",
            "opposite-sign",
            f"in the model of motion it does the opposite over {undoes:.0%} of the range, {lever}",
        )
    if does + undoes < MOST_OF_THE_RANGE:
        small = (
            f"its moment arm in the model of motion is below {floor_mm:g} mm over {1 - does - undoes:.0%} of the range"
        )
        return "not-confirmable", "small-moment-arm", small
    turns = f"in the model of motion it does so over {does:.0%} of the range and the opposite over {undoes:.0%}"
    return "not-confirmable", "mixed-sign", turns


def _open(action: Action, cause: str, reason: str) -> Verdict:
    return Verdict(action.id, "moment-arm", "not-confirmable", reason, cause)


def _lines(sweeps: Sequence[Sweep], rows: Sequence[int], model: MotionModel) -> list[_Line]:
    """Return the moment arms of some paths over the sweeps whose joint they cross."""
    lines = []
    for sweep in sweeps:
        arms = sweep_arms(model, sweep)
        together = combined_mm(arms, rows, model.forces_n)
        if together is not None:
            own = tuple(row for row in rows if arms.crossing[row])
            lines.append(_Line(sweep, arms.angles_deg, together, own))
    return lines


def curves_of(structure_id: str, function: Function) -> list[Curve]:
    """Return a curve for each sweep that bears on actions of a structure, a part's own where they name a part."""
    counterpart = function.map.counterparts.get(structure_id)
    if counterpart is None:
        return []
    bearing: dict[tuple[str, str, str | None], tuple[str, ...]] = {}
    for action in function.knowledge.structures[structure_id].actions:
        found = function.axis(action)
        if found is not None and counterpart.rows_of(action.part) is not None:
            key = (action.joint.id, found[0].movement, action.part)
            bearing[key] = (*bearing.get(key, ()), action.id)
    return [
        _curve(structure_id, (joint, movement), line, statements, function.model)
        for (joint, movement, part), statements in bearing.items()
        for line in _lines(function.map.axes[joint, movement].sweeps, counterpart.rows_of(part) or (), function.model)
    ]


def _curve(
    structure_id: str, axis: tuple[str, str], line: _Line, statements: tuple[str, ...], model: MotionModel
) -> Curve:
    return Curve(
        structure=structure_id,
        statements=statements,
        joint=axis[0],
        movement=axis[1],
        coordinate=_coordinate_told(line.sweep),
        angles_deg=tuple(round(float(angle), 1) for angle in line.angles_deg),
        arms_mm=tuple(round(float(arm), 1) + 0.0 for arm in line.arms_mm),
        tendons=tuple(model.tendons[row] for row in line.rows),
    )


def _coordinate_told(sweep: Sweep) -> str:
    """Return what was moved, with what was held."""
    held = ", ".join(f"{name} {angle:g}°" for name, angle in sweep.at)
    return f"{sweep.coordinate} at {held}" if held else sweep.coordinate


def tally(verdicts: Sequence[Verdict]) -> Mapping[str, int]:
    """Return how many verdicts there are of each outcome, those not confirmable by cause."""
    counts: dict[str, int] = {}
    for verdict in verdicts:
        key = verdict.cause if verdict.outcome == "not-confirmable" else verdict.outcome
        counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items()))
