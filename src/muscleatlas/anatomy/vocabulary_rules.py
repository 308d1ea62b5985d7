"""What must hold between the terms of a vocabulary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from muscleatlas.anatomy.border import Row, unknown_term
from muscleatlas.anatomy.parents import rings
from muscleatlas.anatomy.schema import (
    ArteryEntry,
    BoneEntry,
    JointEntry,
    LayerEntry,
    MovementEntry,
    NerveEntry,
    TissueEntry,
)
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["VocabularyRows", "vocabulary_faults"]


@dataclass(frozen=True, slots=True)
class VocabularyRows:
    """The entries of the files."""

    bones: list[Row[BoneEntry]]
    tissues: list[Row[TissueEntry]]
    joints: list[Row[JointEntry]]
    movements: list[Row[MovementEntry]]
    nerves: list[Row[NerveEntry]]
    arteries: list[Row[ArteryEntry]]
    layers: list[Row[LayerEntry]]


def vocabulary_faults(rows: VocabularyRows) -> list[MuscleatlasError]:
    """Return what contradicts itself: parents, rings, lists of unknown terms, opposites, roots, names."""
    return [
        *_wrong_parents(rows.bones, "part_of", noun="bone"),
        *_wrong_parents(rows.tissues, "part_of", noun="tissue"),
        *_wrong_parents(rows.joints, "part_of", noun="joint"),
        *_wrong_parents(rows.nerves, "parent", noun="nerve"),
        *_wrong_parents(rows.arteries, "parent", noun="artery"),
        *_wrong_parents(rows.layers, "part_of", noun="layer"),
        *_same_ranks(rows.layers),
        *_unknown_in_list(rows.joints, "bones", known={row.id for row in rows.bones}, noun="bone"),
        *_unknown_in_list(rows.movements, "joints", known={row.id for row in rows.joints}, noun="joint"),
        *_wrong_opposites(rows.movements),
        *_wrong_roots(rows.nerves),
        *_twice([*rows.bones, *rows.tissues], "id"),
        *(fault for file in _files(rows) for fault in _twice(file, "en")),
    ]


def _files(rows: VocabularyRows) -> list[Sequence[Row[Any]]]:
    return [rows.bones, rows.tissues, rows.joints, rows.movements, rows.nerves, rows.arteries, rows.layers]


def _wrong_parents(rows: Sequence[Row[Any]], key: str, *, noun: str) -> Iterator[MuscleatlasError]:
    parents = {row.id: getattr(row.entry, key) for row in rows}
    for row in rows:
        parent = parents[row.id]
        if parent is not None and parent not in parents:
            yield unknown_term(parent, noun=noun, known=parents, where=row.where(key))
    places = {row.id: row for row in rows}
    for ring in rings(parents):
        what = f"{' → '.join([*ring, ring[0]])}: a {noun} can't be a part of itself"
        yield KnowledgeError(what, where=places[ring[0]].where(key))


def _unknown_in_list(
    rows: Sequence[Row[Any]], key: str, *, known: Collection[str], noun: str
) -> Iterator[MuscleatlasError]:
    for row in rows:
        for position, name in enumerate(getattr(row.entry, key)):
            if name not in known:
                yield unknown_term(name, noun=noun, known=known, where=row.where(key, position))


def _wrong_opposites(rows: Sequence[Row[MovementEntry]]) -> Iterator[MuscleatlasError]:
    by_id = {row.id: row.entry for row in rows}
    for row in rows:
        opposite = row.entry.opposite
        if opposite is None:
            continue
        if opposite not in by_id:
            yield unknown_term(opposite, noun="movement", known=by_id, where=row.where("opposite"))
        elif by_id[opposite].opposite != row.id and by_id[opposite].opposite in {None, *by_id}:
            yield KnowledgeError(
                f"{row.id} has the opposite {opposite!r}, but not the other way round",
                where=row.where("opposite"),
                found=f"{opposite} has the opposite {by_id[opposite].opposite!r}",
                expected=f"opposite: {row.id}",
            )


def _wrong_roots(rows: Sequence[Row[NerveEntry]]) -> Iterator[MuscleatlasError]:
    """Yield nerves that carry a root which the nerve they leave does not carry."""
    by_id = {row.id: row.entry for row in rows}
    for row in rows:
        parent = by_id.get(row.entry.parent or "")
        strange = [root for root in row.entry.roots if parent and parent.roots and root not in parent.roots]
        if strange and parent:
            yield KnowledgeError(
                f"{row.id} carries {', '.join(strange)}, which its parent {row.entry.parent} does not",
                where=row.where("roots"),
                expected=f"roots out of {', '.join(parent.roots)}",
            )


def _same_ranks(rows: Sequence[Row[LayerEntry]]) -> Iterator[MuscleatlasError]:
    """Yield layers that have the same rank as another one of the same whole."""
    first: dict[tuple[str | None, int], Row[LayerEntry]] = {}
    for row in rows:
        if row.entry.rank is None:
            continue
        other = first.setdefault((row.entry.part_of, row.entry.rank), row)
        if other is not row:
            what = f"{row.id} and {other.id} are both layer {row.entry.rank} of {row.entry.part_of}"
            yield KnowledgeError(what, where=row.where("rank"), hint=f"the other is at {other.where('rank')}")


def _twice(rows: Sequence[Row[Any]], key: str) -> Iterator[MuscleatlasError]:
    first: dict[str, Row[Any]] = {}
    for row in rows:
        value = row.id if key == "id" else getattr(row.entry, key)
        if value in first:
            what = f"the {'id' if key == 'id' else 'name'} {value!r} is given to two terms"
            yield KnowledgeError(what, where=row.where(), hint=f"the other is at {first[value].where()}")
        first.setdefault(value, row)
