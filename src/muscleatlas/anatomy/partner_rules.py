"""What must hold between a muscle and those that it calls its antagonists and synergists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from muscleatlas.anatomy.border import Row
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.schema import ActionEntry, PartnerEntry, StructureEntry
from muscleatlas.anatomy.vocabulary import Vocabulary
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["partner_doubts", "partner_faults"]

Rows = Sequence[Row[StructureEntry]]
Told = tuple[Row[StructureEntry], str, str, PartnerEntry]

_SECTIONS = ("antagonists", "synergists")
_NAMEABLE = ("group", "muscle", "head")


def partner_faults(rows: Rows) -> list[MuscleatlasError]:
    """Return the partners that can't be: the muscle itself, what it is a part of, one told twice or as both."""
    nameable = {row.id for row in rows if row.entry.kind in _NAMEABLE}
    told = [one for one in _partners(rows) if one[2] in nameable]
    parents = {row.id: row.entry.parent for row in rows}
    return [
        *(fault for one in told for fault in _itself(one, parents)),
        *_both_ways(told),
        *(fault for row in rows for fault in _both_kinds(row)),
    ]


def partner_doubts(rows: Rows, vocabulary: Vocabulary) -> list[MuscleatlasError]:
    """Return the antagonists that don't oppose, and the synergists that don't share, an action; a note explains."""
    entries = {row.id: row for row in rows}
    parents = {row.id: row.entry.parent for row in rows}
    joints = {joint.id: joint.parent for joint in vocabulary.joints.values()}
    members = _muscles_by_group(rows, parents)
    return [
        doubt
        for one in _partners(rows)
        if one[3].note is None and one[2] in entries
        for doubt in _unfit(one, _deeds_of(one[2], entries, members), vocabulary, joints)
    ]


def _partners(rows: Rows) -> Iterator[Told]:
    for row in rows:
        for section in _SECTIONS:
            entries: Mapping[str, PartnerEntry] = getattr(row.entry, section)
            for other, entry in entries.items():
                yield row, section, other, entry


def _itself(told: Told, parents: Mapping[str, str | None]) -> Iterator[MuscleatlasError]:
    row, section, other, _entry = told
    if other == row.id:
        what = f"{row.id} is told to be among its own {section}"
    elif other in chain_above(row.id, parents):
        what = f"{row.id} is a part of {other}, which is among its {section}"
    elif row.id in chain_above(other, parents):
        what = f"{other} is a part of {row.id}, and among its {section}"
    else:
        return
    yield KnowledgeError(what, where=row.where(section, other), found=repr(other), expected="the id of another muscle")


def _both_ways(told: Sequence[Told]) -> Iterator[MuscleatlasError]:
    """Yield what is told at both muscles: once is enough, the page of the other one shows it as well."""
    first: dict[tuple[str, frozenset[str]], Row[StructureEntry]] = {}
    for row, section, other, _entry in told:
        earlier = first.setdefault((section, frozenset((row.id, other))), row)
        if earlier is not row:
            what = f"that {row.id} and {other} are {section} is told twice"
            where = earlier.where(section, row.id)
            yield KnowledgeError(what, where=row.where(section, other), hint=f"once is enough: {where} tells it")


def _both_kinds(row: Row[StructureEntry]) -> Iterator[MuscleatlasError]:
    """Yield a muscle that opposes and helps another one in the same action."""
    antagonists, synergists = row.entry.antagonists, row.entry.synergists
    for other in antagonists.keys() & synergists.keys():
        one, two = antagonists[other].actions, synergists[other].actions
        if not one or not two or set(one) & set(two):
            what = f"{other} is an antagonist and a synergist of {row.id} at once"
            expected = "actions at both of them, and no action at both"
            yield KnowledgeError(what, where=row.where("synergists", other), expected=expected)


def _muscles_by_group(rows: Rows, parents: Mapping[str, str | None]) -> dict[str, list[Row[StructureEntry]]]:
    found: dict[str, list[Row[StructureEntry]]] = {}
    for row in rows:
        if row.entry.kind == "muscle":
            for above in chain_above(row.id, parents):
                found.setdefault(above, []).append(row)
    return found


def _deeds_of(
    other: str, entries: Mapping[str, Row[StructureEntry]], members: Mapping[str, list[Row[StructureEntry]]]
) -> list[ActionEntry]:
    """Return the actions of a muscle, or of all muscles of a group."""
    who = members.get(other, []) if entries[other].entry.kind == "group" else [entries[other]]
    return [action for row in who for action in row.entry.actions.values()]


def _unfit(
    told: Told, deeds: Sequence[ActionEntry], vocabulary: Vocabulary, joints: Mapping[str, str | None]
) -> Iterator[MuscleatlasError]:
    row, section, other, entry = told
    own = row.entry.actions
    concerned = [own[key] for key in entry.actions if key in own] or list(own.values())
    fitting = [_fits(action, deeds, section, vocabulary, joints) for action in concerned]
    if all(fitting) if entry.actions else any(fitting):
        return
    verb = "does the opposite of" if section == "antagonists" else "shares"
    named = ", ".join(entry.actions) or "any action"
    yield KnowledgeError(
        f"{other} is among the {section} of {row.id}, and none of its actions {verb} {named}",
        where=row.where(section, other),
        found=", ".join(dict.fromkeys(f"{deed.movement} at {deed.joint}" for deed in deeds)) or "no action",
        hint="add the action that is lacking, or a note that explains",
    )


def _fits(
    action: ActionEntry,
    deeds: Sequence[ActionEntry],
    section: str,
    vocabulary: Vocabulary,
    joints: Mapping[str, str | None],
) -> bool:
    movement = vocabulary.movements.get(action.movement)
    wanted = action.movement if section == "synergists" else movement and movement.opposite
    return any(deed.movement == wanted and _overlap(action.joint, deed.joint, joints) for deed in deeds)


def _overlap(one: str, other: str, joints: Mapping[str, str | None]) -> bool:
    return one == other or one in chain_above(other, joints) or other in chain_above(one, joints)
