"""Antagonists and synergists that sources state: those of a muscle itself, and where another muscle names it.

What follows from the actions alone is in :mod:`muscleatlas.anatomy.relations`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.relations import Relation, antagonists, joints_overlap, synergists
from muscleatlas.anatomy.structure import Action, Partner, Structure

__all__ = ["StatedPartner", "derived_antagonists", "derived_synergists", "stated_partners"]


@dataclass(frozen=True, slots=True, repr=False)
class StatedPartner:
    """Another muscle that a source calls an antagonist or a synergist of a muscle.

    Attributes
    ----------
    other
        Id of the other one: a muscle, a head or a group.
    action
        The muscle's own action that it opposes or shares; None where no source says which.
    statement
        What says so. It may be the other one's: who opposes is opposed.
    """

    kind: Literal["antagonist", "synergist"]
    other: str
    action: Action | None
    statement: Partner

    def __repr__(self) -> str:
        return f"<{self.kind} {self.other}{f' in {self.action.movement.en}' if self.action else ''}>"


def stated_partners(knowledge: Knowledge, structure_id: str) -> tuple[StatedPartner, ...]:
    """Return the stated partners of a muscle or head: its own first, then those that name it or its group."""
    structure = knowledge.tree.get(structure_id)
    if structure.kind not in {"muscle", "head"}:
        return ()
    every = (*_own(knowledge, structure), *_of_others(knowledge, structure))
    once = {(one.kind, one.other, one.action and one.action.id): one for one in reversed(every)}
    return tuple(one for one in every if once[one.kind, one.other, one.action and one.action.id] is one)


def derived_antagonists(knowledge: Knowledge, structure_id: str) -> tuple[Relation, ...]:
    """Return the antagonists that follow from the actions alone: no source states them."""
    return _not_stated(knowledge, structure_id, antagonists(knowledge, structure_id))


def derived_synergists(knowledge: Knowledge, structure_id: str) -> tuple[Relation, ...]:
    """Return the synergists that follow from the actions alone: no source states them."""
    return _not_stated(knowledge, structure_id, synergists(knowledge, structure_id))


def _not_stated(knowledge: Knowledge, structure_id: str, relations: Sequence[Relation]) -> tuple[Relation, ...]:
    stated = {(one.kind, one.action.id, one.other) for one in stated_partners(knowledge, structure_id) if one.action}
    return tuple(
        relation
        for relation in relations
        if not any((relation.kind, relation.action.id, named) in stated for named in _covering(knowledge, relation))
    )


def _covering(knowledge: Knowledge, relation: Relation) -> tuple[str, ...]:
    """Return the ids that stand for the other muscle of a relation: its own, those of its wholes, and its heads."""
    heads = (place.id for place in knowledge.tree.descendants(relation.other))
    return (*_named(knowledge, relation.other), *heads)


def _named(knowledge: Knowledge, structure_id: str) -> tuple[str, ...]:
    """Return the ids that stand for a structure in a statement: its own, and those of its muscle and groups."""
    above = knowledge.tree.ancestors(structure_id)
    return (structure_id, *(place.id for place in above if place.kind in {"muscle", "group"}))


def _own(knowledge: Knowledge, structure: Structure) -> Iterator[StatedPartner]:
    """Yield what a structure states, and for a head what its muscle states of actions that the head does as well."""
    for partner in structure.partners:
        concerned = partner.actions or _fitting(knowledge, structure.actions, partner.role, partner.other.id)
        for action in concerned or (None,):
            yield StatedPartner(partner.role, partner.other.id, action, partner)
    whole = knowledge.tree.parent(structure.id)
    for partner in whole.partners if whole and structure.kind == "head" else ():
        for action in _fitting(knowledge, structure.actions, partner.role, partner.other.id):
            if not partner.actions or any(_is_same(action, told) for told in partner.actions):
                yield StatedPartner(partner.role, partner.other.id, action, partner)


def _of_others(knowledge: Knowledge, structure: Structure) -> Iterator[StatedPartner]:
    """Yield where others name the structure; where they name its group, only what it opposes or shares itself."""
    names = _named(knowledge, structure.id)
    kin = {structure.id, *(place.id for place in knowledge.tree.ancestors(structure.id))}
    for place in knowledge.structures.values():
        for partner in place.partners:
            if partner.other.id in names and place.id not in kin:
                theirs = partner.actions or place.actions
                found = tuple(own for own in structure.actions if _meets(knowledge, own, theirs, partner.role))
                alone: tuple[None, ...] = (None,) if partner.other.id == structure.id else ()
                for action in found or alone:
                    yield StatedPartner(partner.role, place.id, action, partner)


def _fitting(knowledge: Knowledge, own: Sequence[Action], role: str, other: str) -> tuple[Action, ...]:
    """Return the actions that another structure, or a muscle of a group, opposes or shares."""
    place = knowledge.tree.get(other)
    who = knowledge.tree.descendants(other) if place.kind == "group" else (place,)
    theirs = [action for one in who if one.kind != "group" for action in one.actions]
    return tuple(action for action in own if _meets(knowledge, action, theirs, role))


def _is_same(one: Action, other: Action) -> bool:
    return one.joint.id == other.joint.id and one.movement.id == other.movement.id


def _meets(knowledge: Knowledge, own: Action, theirs: Sequence[Action], role: str) -> bool:
    wanted = own.movement.id if role == "synergist" else own.movement.opposite
    return any(action.movement.id == wanted and joints_overlap(knowledge, own.joint, action.joint) for action in theirs)
