"""Evidence: everything that the examinations found, by statement and by structure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import Any, TypedDict

from muscleatlas.evidence.verdict import Band, Contact, Curve, Measure, Relation, Verdict

__all__ = ["Evidence", "Failure", "Found", "evidence_from_json", "evidence_to_json", "structure_of", "united"]


class Found(TypedDict, total=False):
    """What one examination of one structure returns: records by kind; a kind without any is left out."""

    verdicts: Sequence[Verdict]
    contacts: Sequence[Contact]
    measures: Sequence[Measure]
    relations: Sequence[Relation]
    curves: Sequence[Curve]


@dataclass(frozen=True, slots=True)
class Failure:
    """An examination that could not be done for a structure, and why; the others went on."""

    structure: str
    examination: str
    what: str


@dataclass(frozen=True)
class Evidence:
    """The records of any number of structures, in a fixed order.

    Examples
    --------
    >>> evidence = Evidence((Verdict("soleus.origin.fibula", "attachment", "confirmed", "its end lies there"),))
    >>> [verdict.outcome for verdict in evidence.of("soleus.origin.fibula")]
    ['confirmed']
    >>> evidence.of_structure("soleus") == evidence
    True
    """

    verdicts: tuple[Verdict, ...] = ()
    contacts: tuple[Contact, ...] = ()
    measures: tuple[Measure, ...] = ()
    relations: tuple[Relation, ...] = ()
    curves: tuple[Curve, ...] = ()
    failures: tuple[Failure, ...] = ()

    def of(self, statement_id: str) -> tuple[Verdict, ...]:
        """Return the verdicts on a statement; none where nothing examined it."""
        return self._by_statement.get(statement_id, ())

    def of_structure(self, structure_id: str) -> Evidence:
        """Return what was found about one structure and its statements."""
        return self._by_structure.get(structure_id, Evidence())

    @cached_property
    def _by_statement(self) -> Mapping[str, tuple[Verdict, ...]]:
        found: dict[str, tuple[Verdict, ...]] = {}
        for verdict in self.verdicts:
            found[verdict.statement] = (*found.get(verdict.statement, ()), verdict)
        return found

    @cached_property
    def _by_structure(self) -> Mapping[str, Evidence]:
        kinds = [field.name for field in fields(self)]
        found: dict[str, dict[str, list[Any]]] = {}
        for kind in kinds:
            for record in getattr(self, kind):
                about = structure_of(record.statement) if isinstance(record, Verdict) else record.structure
                found.setdefault(about, {}).setdefault(kind, []).append(record)
        return {
            structure: Evidence(**{kind: tuple(own) for kind, own in records.items()})
            for structure, records in found.items()
        }


def structure_of(statement_id: str) -> str:
    """Return the id of the structure that a statement is about.

    Examples
    --------
    >>> structure_of("soleus.origin.fibula")
    'soleus'
    """
    return statement_id.partition(".")[0]


def united(pieces: Iterable[Evidence]) -> Evidence:
    """Return several pieces of evidence as one, in their order."""
    whole = tuple(pieces)
    return Evidence(
        verdicts=tuple(record for piece in whole for record in piece.verdicts),
        contacts=tuple(record for piece in whole for record in piece.contacts),
        measures=tuple(record for piece in whole for record in piece.measures),
        relations=tuple(record for piece in whole for record in piece.relations),
        curves=tuple(record for piece in whole for record in piece.curves),
        failures=tuple(record for piece in whole for record in piece.failures),
    )


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """Return evidence as plain mappings and lists."""
    return {
        kind.name: [_plain(record) for record in getattr(evidence, kind.name)]
        for kind in fields(evidence)
        if getattr(evidence, kind.name)
    }


def evidence_from_json(record: Mapping[str, Any]) -> Evidence:
    """Return the evidence that :func:`evidence_to_json` wrote."""
    return Evidence(
        verdicts=tuple(Verdict(**entry) for entry in record.get("verdicts", ())),
        contacts=tuple(Contact(**entry) for entry in record.get("contacts", ())),
        measures=tuple(_measure(entry) for entry in record.get("measures", ())),
        relations=tuple(Relation(**entry) for entry in record.get("relations", ())),
        curves=tuple(_curve(entry) for entry in record.get("curves", ())),
        failures=tuple(Failure(**entry) for entry in record.get("failures", ())),
    )


def _plain(record: Any) -> dict[str, Any]:
    """Return a record as a dictionary; its numbers may be a read-only mapping, which ``asdict`` can't copy."""
    plain = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: _plain_value(value) for name, value in plain.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: float(number) for key, number in sorted(value.items())}
    if isinstance(value, Band):
        return asdict(value)
    return list(value) if isinstance(value, tuple) else value


def _measure(entry: Mapping[str, Any]) -> Measure:
    band = entry.get("band")
    return Measure(**{**entry, "band": None if band is None else Band(**band)})


def _curve(entry: Mapping[str, Any]) -> Curve:
    lists: dict[str, Any] = {name: tuple(value) for name, value in entry.items() if isinstance(value, list)}
    return Curve(**{**entry, **lists})
