"""What must hold between a muscle and its heads: what a head says, its muscle says as well, or a note tells why not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from muscleatlas.anatomy.border import Row
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.schema import InnervationEntry, StructureEntry
from muscleatlas.anatomy.vocabulary import Vocabulary
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["head_doubts", "head_faults"]

Rows = Sequence[Row[StructureEntry]]
Pair = tuple[Row[StructureEntry], Row[StructureEntry]]

_SECTIONS = ("origins", "insertions")
_HOW_OTHERS = "varies: how others state it"
_RANGE = re.compile(r"-\d+-to-\d+$")


def head_faults(rows: Rows, vocabulary: Vocabulary) -> list[MuscleatlasError]:
    """Return the attachments, nerves and roots of heads that their muscles do not have, and that nothing explains.

    A ``note`` explains an attachment, ``varies`` a nerve and its roots; a tendon in which heads meet needs no word.
    """
    above = _parents(vocabulary)
    tendons = {tissue.id for tissue in vocabulary.tissues.values() if tissue.kind == "tendon"}
    nerves = {nerve.id: nerve.parent for nerve in vocabulary.nerves.values()}
    return [
        fault
        for head, muscle in _pairs(rows)
        for fault in (
            *_strange_attachments(head, muscle, _meeting_places(rows, muscle.id) & tendons, above),
            *_strange_nerves(head, muscle, nerves),
        )
    ]


def head_doubts(rows: Rows) -> list[MuscleatlasError]:
    """Return the actions of heads that their muscles do not tell: one of the two may have been forgotten."""
    return [
        KnowledgeError(
            f"{head.id} does {action.movement} at {action.joint}, which {muscle.id} does not",
            where=head.where("actions", key),
            hint=f"tell it there with its part, or here with a note; {muscle.id} is at {muscle.where('actions')}",
        )
        for head, muscle in _pairs(rows)
        for key, action in head.entry.actions.items()
        if action.note is None and (action.joint, action.movement) not in _deeds(muscle)
    ]


def _pairs(rows: Rows) -> Iterator[Pair]:
    """Yield each head with its muscle."""
    muscles = {row.id: row for row in rows if row.entry.kind == "muscle"}
    for row in rows:
        if row.entry.kind == "head" and row.entry.parent in muscles:
            yield row, muscles[row.entry.parent]


def _deeds(row: Row[StructureEntry]) -> set[tuple[str, str]]:
    return {(action.joint, action.movement) for action in row.entry.actions.values()}


def _parents(vocabulary: Vocabulary) -> dict[str, str | None]:
    return {term.id: term.parent for term in (*vocabulary.bones.values(), *vocabulary.tissues.values())}


def _meeting_places(rows: Rows, muscle: str) -> frozenset[str]:
    """Return the terms that at least two heads of a muscle are fixed to."""
    places = [
        {attachment.on for attachment in (*row.entry.origins.values(), *row.entry.insertions.values())}
        for row in rows
        if row.entry.kind == "head" and row.entry.parent == muscle
    ]
    return frozenset(on for number, here in enumerate(places) for there in places[:number] for on in here & there)


def _strange_attachments(
    head: Row[StructureEntry],
    muscle: Row[StructureEntry],
    meeting_places: frozenset[str],
    above: Mapping[str, str | None],
) -> Iterator[MuscleatlasError]:
    for section in _SECTIONS:
        known = [attachment.on for attachment in getattr(muscle.entry, section).values()]
        for key, attachment in getattr(head.entry, section).items():
            explained = attachment.note is not None or attachment.on in meeting_places
            unknown = not above.keys() >= {attachment.on, *known}
            if not (explained or unknown) and not any(_overlap(attachment.on, on, above) for on in known):
                path = (section, key)
                yield _not_of_the_muscle(
                    head, muscle, path, found=attachment.on, known=known, otherwise="a note that says why"
                )


def _overlap(one: str, other: str, above: Mapping[str, str | None]) -> bool:
    """Whether two terms are the same, one is a part of the other, or a range (of vertebrae) may hold the other."""
    if one == other or one in chain_above(other, above) or other in chain_above(one, above):
        return True
    is_range = _RANGE.search(one) or _RANGE.search(other)
    return bool(is_range) and above.get(one) is not None and above.get(one) == above.get(other)


def _strange_nerves(
    head: Row[StructureEntry], muscle: Row[StructureEntry], above: Mapping[str, str | None]
) -> Iterator[MuscleatlasError]:
    told = muscle.entry.nerves.values()
    for key, supply in head.entry.nerves.items():
        same = [other for other in told if _related(supply.nerve, other.nerve, above)]
        if supply.varies is not None or not above.keys() >= {supply.nerve, *(other.nerve for other in told)}:
            continue
        if not same:
            known = [other.nerve for other in told]
            yield _not_of_the_muscle(
                head, muscle, ("nerves", key), found=supply.nerve, known=known, otherwise=_HOW_OTHERS
            )
        else:
            yield from _strange_roots(head, muscle, key, supply, same)


def _related(one: str, other: str, above: Mapping[str, str | None]) -> bool:
    return one == other or one in chain_above(other, above) or other in chain_above(one, above)


def _strange_roots(
    head: Row[StructureEntry],
    muscle: Row[StructureEntry],
    key: str,
    supply: InnervationEntry,
    same: Sequence[InnervationEntry],
) -> Iterator[MuscleatlasError]:
    known = [root for other in same for root in other.roots]
    strange = [root for root in supply.roots if root not in known]
    if strange and not any(other.varies for other in same):
        yield _not_of_the_muscle(
            head, muscle, ("nerves", key, "roots"), found=", ".join(strange), known=known, otherwise=_HOW_OTHERS
        )


def _not_of_the_muscle(
    head: Row[StructureEntry],
    muscle: Row[StructureEntry],
    path: tuple[str, ...],
    *,
    found: str,
    known: Sequence[str],
    otherwise: str,
) -> KnowledgeError:
    return KnowledgeError(
        f"{'.'.join((head.id, *path))} is not among the {path[0]} of {muscle.id}",
        where=head.where(*path),
        found=found,
        expected=f"one of {', '.join(dict.fromkeys(known))}; or {otherwise}",
        hint=f"the muscle is at {muscle.where(path[0])}",
    )
