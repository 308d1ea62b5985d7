"""What follows from the statements: opponents, companions, and what the members of a group share.

Nothing here is stated by a source. Each relation names the statements that it is derived from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Action, Innervation, Structure
from muscleatlas.anatomy.terms import Joint, Movement, Nerve

__all__ = [
    "NerveShare",
    "Relation",
    "SharedAction",
    "antagonists",
    "joints_crossed",
    "joints_overlap",
    "muscles_of",
    "nerve_shares",
    "shared_actions",
    "synergists",
]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two muscles that act on one joint.

    Attributes
    ----------
    kind
        "antagonist": opposite movements; "synergist": the same.
    other
        Id of the other muscle.
    action, other_action
        What each of them does, as stated.
    """

    kind: Literal["antagonist", "synergist"]
    other: str
    action: Action
    other_action: Action

    @property
    def statements(self) -> tuple[str, str]:
        """Ids of the two statements that it follows from."""
        return self.action.id, self.other_action.id

    @property
    def is_weak(self) -> bool:
        """Whether one of the two is weak, or done by a part of the muscle only."""
        return any(action.part or action.strength == "weak" for action in (self.action, self.other_action))


@dataclass(frozen=True, slots=True)
class NerveShare:
    """A nerve and the members of a group that it supplies."""

    nerve: Nerve
    members: tuple[str, ...]
    supplies: tuple[Innervation, ...]


@dataclass(frozen=True, slots=True)
class SharedAction:
    """A movement at a joint and the members of a group that do it."""

    joint: Joint
    movement: Movement
    members: tuple[str, ...]
    actions: tuple[Action, ...]

    def of(self, member: str) -> tuple[Action, ...]:
        """Return the statements about one member."""
        return tuple(action for action in self.actions if action.id.startswith(f"{member}."))


def antagonists(knowledge: Knowledge, structure_id: str) -> tuple[Relation, ...]:
    """Return the muscles that do the opposite movement at the same joint.

    Ordered by the actions of the structure, then by the tree. Parts of one muscle are not held against each other.
    """
    return tuple(_relations(knowledge, structure_id, "antagonist"))


def synergists(knowledge: Knowledge, structure_id: str) -> tuple[Relation, ...]:
    """Return the muscles that do the same movement at the same joint, ordered as :func:`antagonists`."""
    return tuple(_relations(knowledge, structure_id, "synergist"))


def joints_crossed(structure: Structure) -> tuple[Joint, ...]:
    """Return the joints that a muscle acts on, each once; arches, floors and tracts are no joints."""
    return tuple({action.joint.id: action.joint for action in structure.actions if action.joint.is_joint}.values())


def joints_overlap(knowledge: Knowledge, one: Joint, other: Joint) -> bool:
    """Whether two joints are the same, or one belongs to the other: the joints of the toes, and that of one."""
    return one.id == other.id or one.id in _above(knowledge, other) or other.id in _above(knowledge, one)


def muscles_of(knowledge: Knowledge, structure_id: str) -> tuple[Structure, ...]:
    """Return the muscles of a place, guests included, each once; heads are not counted."""
    here = knowledge.tree.get(structure_id)
    return tuple(place for place in (here, *knowledge.tree.members_below(structure_id)) if place.kind == "muscle")


def nerve_shares(knowledge: Knowledge, structure_id: str) -> tuple[NerveShare, ...]:
    """Return the nerves of the muscles of a place, that of most muscles first."""
    shares: dict[str, list[tuple[str, Innervation]]] = {}
    for muscle in muscles_of(knowledge, structure_id):
        for supply in muscle.nerves:
            shares.setdefault(supply.nerve.id, []).append((muscle.id, supply))
    made = [
        NerveShare(pairs[0][1].nerve, tuple(dict.fromkeys(member for member, _ in pairs)), tuple(s for _, s in pairs))
        for pairs in shares.values()
    ]
    return tuple(sorted(made, key=lambda share: -len(share.members)))


def shared_actions(knowledge: Knowledge, structure_id: str) -> tuple[SharedAction, ...]:
    """Return the movements of the muscles of a place, that of most muscles first."""
    shares: dict[tuple[str, str], list[tuple[str, Action]]] = {}
    for muscle in muscles_of(knowledge, structure_id):
        for action in muscle.actions:
            shares.setdefault((action.joint.id, action.movement.id), []).append((muscle.id, action))
    made = [
        SharedAction(
            joint=pairs[0][1].joint,
            movement=pairs[0][1].movement,
            members=tuple(dict.fromkeys(member for member, _ in pairs)),
            actions=tuple(action for _, action in pairs),
        )
        for pairs in shares.values()
    ]
    return tuple(sorted(made, key=lambda share: -len(share.members)))


def _relations(knowledge: Knowledge, structure_id: str, kind: Literal["antagonist", "synergist"]) -> Iterator[Relation]:
    others = _other_muscles(knowledge, structure_id)
    for action in knowledge.tree.get(structure_id).actions:
        wanted = action.movement.id if kind == "synergist" else action.movement.opposite
        for other in others:
            for other_action in other.actions:
                if other_action.movement.id == wanted and joints_overlap(knowledge, action.joint, other_action.joint):
                    yield Relation(kind, other.id, action, other_action)


def _other_muscles(knowledge: Knowledge, structure_id: str) -> list[Structure]:
    """Return every muscle but the one that the structure is, or is a head of."""
    own = {structure_id, *(above.id for above in knowledge.tree.ancestors(structure_id))}
    return [place for place in knowledge.structures.values() if place.kind == "muscle" and place.id not in own]


def _above(knowledge: Knowledge, joint: Joint) -> tuple[str, ...]:
    """Return the groups of joints that a joint belongs to, the nearest first."""
    above: list[str] = []
    parent = joint.parent
    while parent is not None and parent not in above:
        above.append(parent)
        parent = knowledge.joints[parent].parent
    return tuple(above)
