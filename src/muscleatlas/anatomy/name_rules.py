"""What must hold between the names of structures: one name, one structure. Abbreviations may be shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from muscleatlas.anatomy.border import Row, quoted
from muscleatlas.anatomy.names import plain_name
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["name_faults"]

Rows = Sequence[Row[StructureEntry]]
Owners = Mapping[str, Row[StructureEntry]]


def name_faults(rows: Rows) -> list[MuscleatlasError]:
    """Return the names that stand for two structures; case, accents and words like "muscle" make no difference."""
    english, latin = _owners(rows, "en"), _owners(rows, "la")
    return [
        *_same_names(rows, "en", "English", english),
        *_same_names(rows, "la", "Latin", latin),
        *_stolen_names(rows, {**latin, **english}),
        *_same_synonyms(rows),
        *_shared_with_nobody(rows),
    ]


def _owners(rows: Rows, key: str) -> Owners:
    """Return by its preferred name the first structure that has it."""
    return {plain_name(name): row for row in reversed(rows) if (name := getattr(row.entry.names, key))}


def _same_names(rows: Rows, key: str, language: str, owners: Owners) -> Iterator[MuscleatlasError]:
    for row in rows:
        name = getattr(row.entry.names, key)
        owner = owners[plain_name(name)] if name else row
        if owner.id != row.id:
            yield KnowledgeError(
                f"{row.id} has the same {language} name as {owner.id}",
                where=row.where(),
                found=quoted(plain_name(name)),
                hint=f"the other is at {owner.where()}",
            )


def _stolen_names(rows: Rows, owners: Owners) -> Iterator[MuscleatlasError]:
    """Yield synonyms that are the preferred name of something else."""
    for row in rows:
        for key, position, synonym in _synonyms(row):
            owner = owners.get(plain_name(synonym), row)
            if owner.id != row.id:
                yield KnowledgeError(
                    f"{row.id} has the synonym {synonym!r}, which is the name of {owner.id}",
                    where=row.where("names", key, position),
                    hint=f"the other is at {owner.where()}",
                )


def _same_synonyms(rows: Rows) -> Iterator[MuscleatlasError]:
    """Yield synonyms that another structure has already, unless both say that they share it."""
    first: dict[str, Row[StructureEntry]] = {}
    for row in rows:
        for key, position, synonym in _synonyms(row):
            owner = first.setdefault(plain_name(synonym), row)
            if owner.id != row.id and not (key == "shared" and _shares(owner, synonym)):
                yield KnowledgeError(
                    f"{row.id} has the synonym {synonym!r}, which {owner.id} has as well",
                    where=row.where("names", key, position),
                    expected="one of the two only; or 'shared' instead of 'synonyms' in both, if people call both so",
                    hint=f"the other is at {owner.where('names')}",
                )


def _shared_with_nobody(rows: Rows) -> Iterator[MuscleatlasError]:
    for row in rows:
        for position, name in enumerate(row.entry.names.shared):
            if not any(other.id != row.id and _shares(other, name) for other in rows):
                yield KnowledgeError(
                    f"{row.id} shares the name {name!r} with nobody", where=row.where("names", "shared", position)
                )


def _synonyms(row: Row[StructureEntry]) -> Iterator[tuple[str, int, str]]:
    """Yield each synonym with the key and the position that it stands at."""
    names = row.entry.names
    for key, written in (("synonyms", names.synonyms), ("shared", names.shared)):
        for position, synonym in enumerate(written):
            yield key, position, synonym


def _shares(row: Row[StructureEntry], name: str) -> bool:
    return plain_name(name) in map(plain_name, row.entry.names.shared)
