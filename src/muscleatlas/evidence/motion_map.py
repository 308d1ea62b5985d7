"""The model of motion in the words of the atlas: structure to paths, joint and movement to coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from muscleatlas.anatomy.border import FaultList, read_whole, shown_path, unknown_term
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Action
from muscleatlas.errors import Faults, KnowledgeError
from muscleatlas.evidence.model import MotionModel
from muscleatlas.evidence.moment_arms import Sweep
from muscleatlas.yamlfiles import YamlDocument

__all__ = ["Axis", "Condition", "Counterpart", "MotionMap", "read_motion_map"]

_FILE = Path(__file__).parent / "data" / "myo-sim.yaml"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The rows of the model's paths that stand for a structure, and for those of its parts that can be told apart."""

    rows: tuple[int, ...]
    parts: Mapping[str, tuple[int, ...]]

    def rows_of(self, part: str | None) -> tuple[int, ...] | None:
        """Return the rows of a part, or of the whole; None for a part that the model does not tell from the rest."""
        return self.rows if part is None else self.parts.get(part)


@dataclass(frozen=True, slots=True)
class Axis:
    """A movement at one or several joints, and how the model makes it.

    ``floor_mm`` is the least moment arm that counts.
    """

    joints: tuple[str, ...]
    movement: str
    floor_mm: float
    sweeps: tuple[Sweep, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """The sweeps in which a statement holds by its own words, in the direction of the axis, and these words."""

    because: str
    sweeps: tuple[Sweep, ...]


@dataclass(frozen=True, slots=True)
class MotionMap:
    """Counterparts by structure id, axes by joint and movement, conditions by statement id."""

    counterparts: Mapping[str, Counterpart]
    axes: Mapping[tuple[str, str], Axis]
    conditions: Mapping[str, Condition]


class _SweepEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    coordinate: str
    low: float | None = Field(default=None, alias="from")
    high: float | None = Field(default=None, alias="to")
    backwards: bool = False
    at: dict[str, float] = {}
    tendons: list[str] = []


class _AxisEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    joints: Annotated[list[str], Field(min_length=1)]
    movement: str
    floor_mm: Annotated[float, Field(gt=0)] = 2.0
    sweeps: Annotated[list[_SweepEntry], Field(min_length=1)]


class _ConditionEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    because: Annotated[str, Field(min_length=1)]
    sweeps: Annotated[list[_SweepEntry], Field(min_length=1)]


class _StructureEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    tendons: Annotated[list[str], Field(min_length=1)]
    parts: dict[str, list[str]] = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    structures: dict[str, _StructureEntry]
    axes: list[_AxisEntry]
    conditions: dict[str, _ConditionEntry] = {}


def read_motion_map(knowledge: Knowledge, model: MotionModel, *, path: Path = _FILE) -> MotionMap:
    """Return the model in our words.

    Raises
    ------
    Faults
        Every structure, part, statement, joint, movement, tendon and coordinate that does not exist, with the nearest
        one, and whatever else is wrong with the file, each with its line.
    """
    faults = FaultList()
    read = read_whole(path, _File, faults)
    if read is None:
        raise Faults(faults, of=shown_path(path))
    reader = _Reader(knowledge, model, read[1], faults)
    counterparts = {id_: reader.counterpart(id_, entry) for id_, entry in read[0].structures.items()}
    axes = [reader.axis(number, entry) for number, entry in enumerate(read[0].axes)]
    conditions = {id_: reader.condition(id_, entry) for id_, entry in read[0].conditions.items()}
    if faults:
        raise Faults(faults, of=shown_path(path))
    by_movement = {(joint, axis.movement): axis for axis in axes for joint in axis.joints}
    return MotionMap(counterparts, by_movement, conditions)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns entries into records; what they name in vain goes to ``faults``."""

    knowledge: Knowledge
    model: MotionModel
    document: YamlDocument
    faults: FaultList

    def counterpart(self, id_: str, entry: _StructureEntry) -> Counterpart:
        place = ["structures", id_]
        self._known(id_, "structure", self.knowledge.structures, place)
        rows = self._rows(entry.tendons, [*place, "tendons"])
        told = {action.part for action in self._actions_of(id_) if action.part}
        parts = {}
        for part, tendons in entry.parts.items():
            self._known(part, f"part of {id_} that an action names:", told, [*place, "parts", part])
            parts[part] = self._rows(tendons, [*place, "parts", part])
        return Counterpart(rows, parts)

    def axis(self, number: int, entry: _AxisEntry) -> Axis:
        place: list[str | int] = ["axes", number]
        for at, joint in enumerate(entry.joints):
            self._known(joint, "joint", self.knowledge.joints, [*place, "joints", at])
        self._known(entry.movement, "movement", self.knowledge.movements, [*place, "movement"])
        sweeps = self._sweeps(entry.sweeps, place)
        return Axis(tuple(entry.joints), entry.movement, entry.floor_mm, sweeps)

    def condition(self, id_: str, entry: _ConditionEntry) -> Condition:
        place = ["conditions", id_]
        structure = id_.partition(".")[0]
        self._known(structure, "structure", self.knowledge.structures, place)
        stated = [action.id for action in self._actions_of(structure)]
        if structure in self.knowledge.structures:
            self._known(id_, "action", stated, place)
        return Condition(entry.because, self._sweeps(entry.sweeps, place))

    def _actions_of(self, id_: str) -> tuple[Action, ...]:
        structure = self.knowledge.structures.get(id_)
        return () if structure is None else structure.actions

    def _sweeps(self, entries: Sequence[_SweepEntry], place: Sequence[str | int]) -> tuple[Sweep, ...]:
        return tuple(self._sweep(entry, [*place, "sweeps", number]) for number, entry in enumerate(entries))

    def _sweep(self, entry: _SweepEntry, place: list[str | int]) -> Sweep:
        for name in (entry.coordinate, *entry.at):
            self._known(name, "coordinate", self.model.coordinates, place)
        rows = self._rows(entry.tendons, [*place, "tendons"])
        low, high = self.model.coordinates.get(entry.coordinate, (-180.0, 180.0))
        wanted = (low if entry.low is None else entry.low, high if entry.high is None else entry.high)
        if not low <= wanted[0] < wanted[1] <= high:
            self.faults.append(
                KnowledgeError(
                    f"no range of {entry.coordinate!r}: {wanted[0]:g}° to {wanted[1]:g}°",
                    where=self.document.where(place),
                    expected=f"growing, within {low:g}° to {high:g}°",
                )
            )
        tendons = tuple(self.model.tendons[row] for row in rows)
        return Sweep(entry.coordinate, *wanted, entry.backwards, tuple(sorted(entry.at.items())), tendons)

    def _rows(self, patterns: Sequence[str], place: list[str | int]) -> tuple[int, ...]:
        rows: list[int] = []
        for number, pattern in enumerate(patterns):
            found = [row for row, name in enumerate(self.model.tendons) if fnmatchcase(name, pattern)]
            if not found:
                self._known(pattern, "tendon", self.model.tendons, [*place, number])
            rows += [row for row in found if row not in rows]
        return tuple(rows)

    def _known(self, name: str, noun: str, known: Iterable[str], place: Sequence[str | int]) -> None:
        if name not in (names := tuple(known)):
            self.faults.append(unknown_term(name, noun=noun, known=names, where=self.document.where(place)))
