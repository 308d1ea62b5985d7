"""What must hold between the entries of the structures files: one tree, one name each, what a muscle must tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from muscleatlas.anatomy.border import Row, quoted, unknown_term
from muscleatlas.anatomy.names import plain_name
from muscleatlas.anatomy.parents import rings
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["structure_faults"]

Rows = Sequence[Row[StructureEntry]]

_PARENTS = {
    "region": ("body", "region"),
    "group": ("region", "group"),
    "muscle": ("region", "group"),
    "head": ("muscle",),
}
_MUST_TELL = {
    "muscle": ("origins", "insertions", "actions", "nerves", "arteries"),
    "head": ("origins", "insertions", "actions", "nerves"),
}
_FACTS = ("origins", "insertions", "actions", "nerves", "arteries")


def structure_faults(rows: Rows) -> list[MuscleatlasError]:
    """Return what contradicts itself, in the order of the rules."""
    return [
        *_twice(rows, "id", lambda row: row.id),
        *_twice(rows, "English name", lambda row: plain_name(row.entry.names.en)),
        *_twice(rows, "Latin name", lambda row: row.entry.names.la and plain_name(row.entry.names.la)),
        *_stolen_names(rows),
        *_wrong_parents(rows),
        *_wrong_children(rows),
        *_untold(rows),
    ]


def _twice(rows: Rows, noun: str, key: Callable[[Row[StructureEntry]], str | None]) -> Iterator[MuscleatlasError]:
    first: dict[str, Row[StructureEntry]] = {}
    for row in rows:
        value = key(row)
        if value is not None and value in first:
            other = first[value]
            yield KnowledgeError(
                f"{row.id} has the same {noun} as {other.id}",
                where=row.where(),
                found=quoted(value),
                hint=f"the other is at {other.where()}",
            )
        elif value is not None:
            first[value] = row


def _stolen_names(rows: Rows) -> Iterator[MuscleatlasError]:
    """Yield synonyms that are the preferred name of something else."""
    owners = {plain_name(row.entry.names.en): row for row in rows}
    for row in rows:
        for position, synonym in enumerate(row.entry.names.synonyms):
            owner = owners.get(plain_name(synonym), row)
            if owner.id != row.id:
                yield KnowledgeError(
                    f"{row.id} has the synonym {synonym!r}, which is the name of {owner.id}",
                    where=row.where("names", "synonyms", position),
                    hint=f"the other is at {owner.where()}",
                )


def _wrong_parents(rows: Rows) -> Iterator[MuscleatlasError]:
    by_id = {row.id: row for row in rows}
    for row in rows:
        parent = row.entry.parent
        if row.entry.kind == "body":
            yield from _wrong_root(row, rows)
        elif parent is None:
            yield KnowledgeError(
                f"{row.id} has no parent", where=row.where(), expected="parent: the id of the place above"
            )
        elif parent not in by_id:
            yield unknown_term(parent, noun="parent", known=by_id, where=row.where("parent"))
        elif by_id[parent].entry.kind not in _PARENTS[row.entry.kind]:
            yield KnowledgeError(
                f"{row.id} is a {row.entry.kind}, and stands under {parent}, which is a {by_id[parent].entry.kind}",
                where=row.where("parent"),
                expected=f"a {' or a '.join(_PARENTS[row.entry.kind])}",
            )
    if not any(row.entry.kind == "body" for row in rows):
        yield KnowledgeError("nothing is of kind 'body': the tree has no root")
    for ring in rings({row.id: row.entry.parent for row in rows}):
        what = f"{' → '.join([*ring, ring[0]])}: a place can't stand under itself"
        yield KnowledgeError(what, where=by_id[ring[0]].where("parent"))


def _wrong_root(row: Row[StructureEntry], rows: Rows) -> Iterator[MuscleatlasError]:
    if row.entry.parent is not None:
        yield KnowledgeError(f"{row.id} is the body, and can't have a parent", where=row.where("parent"))
    first = next(other for other in rows if other.entry.kind == "body")
    if first is not row:
        yield KnowledgeError(
            f"{row.id} is a second body", where=row.where("kind"), hint=f"the first is at {first.where()}"
        )


def _wrong_children(rows: Rows) -> Iterator[MuscleatlasError]:
    parents = {row.id: row.entry.parent for row in rows}
    for row in rows:
        real = [child for child, parent in parents.items() if parent == row.id]
        for position, child in enumerate(row.entry.children):
            if child not in real:
                yield unknown_term(child, noun=f"child of {row.id}", known=real, where=row.where("children", position))
            elif child in row.entry.children[:position]:
                yield KnowledgeError(f"{row.id} lists {child!r} twice", where=row.where("children", position))


def _untold(rows: Rows) -> Iterator[MuscleatlasError]:
    """Yield muscles and heads that leave out what each must tell, and places that tell what only muscles have."""
    for row in rows:
        missing = [section for section in _MUST_TELL.get(row.entry.kind, ()) if not getattr(row.entry, section)]
        if missing:
            what = f"{row.id} is a {row.entry.kind}, and tells no {', no '.join(missing)}"
            yield KnowledgeError(what, where=row.where())
        if row.entry.kind not in _MUST_TELL:
            for section in _FACTS:
                if getattr(row.entry, section):
                    what = f"{row.id} is a {row.entry.kind}: its {section} follow from its members, and are told there"
                    yield KnowledgeError(what, where=row.where(section))
