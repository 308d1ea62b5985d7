"""What must hold between the entries of the structures files: one tree, one id each, what a muscle must tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muscleatlas.anatomy.border import Row, quoted, unknown_term
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
_FACTS = ("origins", "insertions", "actions", "nerves", "arteries", "antagonists", "synergists", "layers")


def structure_faults(rows: Rows) -> list[MuscleatlasError]:
    """Return what contradicts itself, in the order of the rules."""
    return [
        *_same_ids(rows),
        *_wrong_parents(rows),
        *_wrong_children(rows),
        *_untold(rows),
        *_idle_excuses(rows),
    ]


def _same_ids(rows: Rows) -> Iterator[MuscleatlasError]:
    first: dict[str, Row[StructureEntry]] = {}
    for row in rows:
        other = first.setdefault(row.id, row)
        if other is not row:
            yield KnowledgeError(
                f"{row.id} has the same id as {other.id}",
                where=row.where(),
                found=quoted(row.id),
                hint=f"the other is at {other.where()}",
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
        entry = row.entry
        excused = entry.missing.keys()
        missing = [key for key in _MUST_TELL.get(entry.kind, ()) if not getattr(entry, key) and key not in excused]
        if missing:
            what = f"{row.id} is a {row.entry.kind}, and tells no {', no '.join(missing)}"
            yield KnowledgeError(what, where=row.where())
        if row.entry.kind not in _MUST_TELL:
            for section in _FACTS:
                if getattr(row.entry, section):
                    what = f"{row.id} is a {row.entry.kind}: its {section} follow from its members, and are told there"
                    yield KnowledgeError(what, where=row.where(section))


def _idle_excuses(rows: Rows) -> Iterator[MuscleatlasError]:
    """Yield reasons for something missing that is there."""
    for row in rows:
        entry = row.entry
        there = {"la": entry.names.la, "ids": entry.ta2 or entry.fma}
        for key in entry.missing:
            if there[key] if key in there else getattr(entry, key):
                what = f"{row.id} says why {key!r} is missing, and tells it all the same"
                yield KnowledgeError(what, where=row.where("missing", key))
