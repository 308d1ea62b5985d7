"""Statements by what they are about: a bone, a joint, a movement, a nerve, a root."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.structure import Action, Attachment, Innervation, Structure

__all__ = ["StatementsByTerm"]

_Said = TypeVar("_Said", Action, Attachment, Innervation)
_Told = list[tuple[Structure, _Said]]


class StatementsByTerm:
    """What is said of some places, by the terms that it names, in the order of the places.

    What a head repeats of its muscle is left out, where the muscle is among the places.

    Parameters
    ----------
    knowledge
        The vocabulary and the tree.
    places
        Those that are to be listed; all of the tree when not given.
    """

    def __init__(self, knowledge: Knowledge, places: Iterable[Structure] | None = None) -> None:
        self.places: Sequence[Structure] = tuple(knowledge.structures.values() if places is None else places)
        self._parents = {bone.id: bone.parent for bone in knowledge.bones.values()}
        self._by_id = {place.id: place for place in self.places}
        self._bones: dict[str, _Told[Attachment]] = defaultdict(list)
        self._joints: dict[str, _Told[Action]] = defaultdict(list)
        self._nerves: dict[str, _Told[Innervation]] = defaultdict(list)
        self._roots: dict[str, _Told[Innervation]] = defaultdict(list)
        for place in self.places:
            self._add(place, self._muscle_of(place))

    def on_bone(self, bone: str) -> _Told[Attachment]:
        """Return what is fixed to a bone or to a part of it."""
        return self._bones[bone]

    def at_joint(self, joint: str) -> _Told[Action]:
        """Return what is done at a joint."""
        return self._joints[joint]

    def of_movement(self, joint: str, movement: str) -> _Told[Action]:
        """Return who does a movement at a joint."""
        return [(place, action) for place, action in self._joints[joint] if action.movement.id == movement]

    def by_nerve(self, nerve: str) -> _Told[Innervation]:
        """Return what a nerve itself supplies; its branches are asked by themselves."""
        return self._nerves[nerve]

    def from_root(self, root: str) -> _Told[Innervation]:
        """Return what a spinal root reaches."""
        return self._roots[root]

    def _muscle_of(self, place: Structure) -> Structure | None:
        return self._by_id.get(place.parent) if place.kind == "head" and place.parent else None

    def _add(self, place: Structure, muscle: Structure | None) -> None:
        told = muscle.statements if muscle else ()
        known = {_about(said) for said in told if isinstance(said, Action | Attachment | Innervation)}
        for said in (*place.origins, *place.insertions):
            if _about(said) not in known:
                for bone in self._with_all_above(said.on.id):
                    self._bones[bone].append((place, said))
        for action in place.actions:
            if _about(action) not in known:
                self._joints[action.joint.id].append((place, action))
        for supply in place.nerves:
            if _about(supply) not in known:
                self._nerves[supply.nerve.id].append((place, supply))
        self._add_roots(place, {root for supply in (muscle.nerves if muscle else ()) for root in supply.roots})

    def _add_roots(self, place: Structure, known: set[str]) -> None:
        for supply in place.nerves:
            for root in supply.roots:
                if root not in known:
                    self._roots[root].append((place, supply))

    def _with_all_above(self, bone: str) -> tuple[str, ...]:
        return (bone, *chain_above(bone, self._parents)) if bone in self._parents else ()


def _about(said: Action | Attachment | Innervation) -> tuple[str, str]:
    if isinstance(said, Attachment):
        return said.role, said.on.id
    return ("nerve", said.nerve.id) if isinstance(said, Innervation) else (said.joint.id, said.movement.id)
