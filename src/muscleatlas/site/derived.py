"""Opponents and helpers of a muscle: those that sources state, and those that follow from the actions alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.partners import StatedPartner, derived_antagonists, derived_synergists, stated_partners
from muscleatlas.anatomy.relations import Relation, antagonists, synergists
from muscleatlas.anatomy.structure import Action, Structure
from muscleatlas.site.facts import SourceList
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import Router
from muscleatlas.site.model import DerivedGroup, DerivedLine, Link
from muscleatlas.site.ways import way_to

__all__ = ["gather_derived"]


def gather_derived(
    knowledge: Knowledge, structure: Structure, router: Router, sources: SourceList
) -> tuple[DerivedGroup, ...]:
    """Return, for each action that another muscle opposes or shares, who does; stated ones first.

    What a source states of no action in particular stands at the end.
    """
    stated = _Stated(knowledge, structure, router, sources)
    against, along = derived_antagonists(knowledge, structure.id), derived_synergists(knowledge, structure.id)
    groups = [
        DerivedGroup(
            action=Link(f"{capitalised(action.movement.en)}, {action.joint.short}", f"#{action.id}"),
            opponents=(*stated.lines("antagonist", action), *_lines(knowledge, against, action, router)),
            helpers=(*stated.lines("synergist", action), *_lines(knowledge, along, action, router)),
        )
        for action in structure.actions
    ]
    whole = Link(_("As a whole"), None)
    groups.append(DerivedGroup(whole, stated.lines("antagonist", None), stated.lines("synergist", None)))
    return tuple(group for group in groups if group.opponents or group.helpers)


class _Stated:
    """The stated partners of one structure as lines; the id of a statement is given to its first line only.

    Where a statement has no note, the actions of the other one tell whether it does so weakly, or in part.
    """

    def __init__(self, knowledge: Knowledge, structure: Structure, router: Router, sources: SourceList) -> None:
        self._knowledge, self._router, self._sources = knowledge, router, sources
        self._partners = stated_partners(knowledge, structure.id)
        self._ids = {partner.id for partner in structure.partners}
        relations = chain(antagonists(knowledge, structure.id), synergists(knowledge, structure.id))
        self._notes = _notes(relations)

    def lines(self, kind: str, action: Action | None) -> tuple[DerivedLine, ...]:
        """Return who is stated to oppose, or to share, an action."""
        return tuple(self._line(one) for one in self._partners if one.kind == kind and one.action == action)

    def _line(self, one: StatedPartner) -> DerivedLine:
        statement = one.statement
        id_ = statement.id if statement.id in self._ids else ""
        self._ids.discard(statement.id)
        link = way_to(self._knowledge.structures[one.other], self._router)
        note = statement.note or (self._notes.get((one.kind, one.action.id, one.other), "") if one.action else "")
        return DerivedLine(link, note, self._sources.marks(statement.sources), id_)


def _lines(
    knowledge: Knowledge, relations: Sequence[Relation], action: Action, router: Router
) -> tuple[DerivedLine, ...]:
    """Return each muscle once; a note says where it does so weakly, in part, or on some digits only."""
    return tuple(
        DerivedLine(link=way_to(knowledge.structures[other], router), note=note)
        for (_kind, _action, other), note in _notes(one for one in relations if one.action == action).items()
    )


def _notes(relations: Iterable[Relation]) -> dict[tuple[str, str, str], str]:
    """Return what limits each other muscle, by kind, action and id: nothing where one of its actions has no limit."""
    limits: dict[tuple[str, str, str], list[str]] = {}
    for relation in relations:
        limits.setdefault((relation.kind, relation.action.id, relation.other), []).append(_note(relation))
    return {key: "" if "" in told else told[0] for key, told in limits.items()}


def _note(relation: Relation) -> str:
    theirs = relation.other_action
    weakly = "weakly" if theirs.strength == "weak" else ""
    return ", ".join(filter(None, (weakly, theirs.part or "", _where(relation))))


def _where(relation: Relation) -> str:
    """Name what the other one moves, where that is a part of what the muscle moves: one finger of four."""
    own, theirs = relation.action.joint, relation.other_action.joint
    is_less = theirs.parent == own.id and theirs.moves != own.moves
    return f"on {theirs.moves}" if is_less else ""
