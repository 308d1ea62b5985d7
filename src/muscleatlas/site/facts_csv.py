"""``facts.csv`` beside each page: one row for each statement, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import (
    Action,
    Attachment,
    BloodSupply,
    Innervation,
    Partner,
    Placement,
    Point,
    Statement,
    Structure,
)

__all__ = ["COLUMNS", "facts_csv"]

COLUMNS = ("statement", "structure", "kind", "about", "says", "of", "note", "sources")


def facts_csv(knowledge: Knowledge, structure: Structure) -> bytes:
    """Return the statements of a structure and of its heads as UTF-8, with a heading; RFC 4180."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    heads = (head for head in knowledge.tree.members(structure.id) if head.kind == "head")
    for each in (structure, *heads):
        writer.writerows(_row(each, statement) for statement in _statements(each))
    return lines.getvalue().encode()


def _statements(structure: Structure) -> Iterator[tuple[str, Statement]]:
    groups: dict[str, tuple[Statement, ...]] = {
        "origin": structure.origins,
        "insertion": structure.insertions,
        "action": structure.actions,
        "nerve": structure.nerves,
        "artery": structure.arteries,
        "layer": structure.layers,
        "antagonist": tuple(partner for partner in structure.partners if partner.role == "antagonist"),
        "synergist": tuple(partner for partner in structure.partners if partner.role == "synergist"),
        "point": structure.points,
    }
    for kind, statements in groups.items():
        yield from ((kind, statement) for statement in statements)


def _row(structure: Structure, told: tuple[str, Statement]) -> tuple[str, ...]:
    kind, statement = told
    sources = "; ".join(f"{source.cite} ({source.how})" for source in statement.sources)
    return (statement.id, structure.names.en, kind, *_words(statement), sources)


def _words(statement: Statement) -> tuple[str, str, str, str]:
    """Return what a statement is about, what it says, the part that it holds for, and what qualifies it."""
    if isinstance(statement, Attachment):
        return statement.on.en, statement.site, statement.of or "", statement.note or ""
    if isinstance(statement, Action):
        note = "; ".join(filter(None, (statement.strength, statement.note)))
        return statement.joint.en, statement.movement.en, statement.part or "", note
    if isinstance(statement, Innervation):
        return statement.nerve.en, " ".join(statement.roots), statement.of or "", statement.varies or ""
    if isinstance(statement, BloodSupply):
        return statement.artery.en, "", statement.of or "", ""
    return _words_beside(statement)


def _words_beside(statement: Partner | Placement | Point) -> tuple[str, str, str, str]:
    if isinstance(statement, Partner):
        actions = "; ".join(f"{action.movement.en} ({action.joint.en})" for action in statement.actions)
        return statement.other.en, actions, "", statement.note or ""
    if isinstance(statement, Placement):
        return statement.layer.en, "", statement.of or "", statement.note or ""
    return "", statement.text, "", ""
