"""Which terms have a page: those that the statements about the built places name, and what they are part of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.structure import Structure
from muscleatlas.site.browse.addresses import (
    BONES,
    BROWSE,
    HOME,
    JOINTS,
    MOVEMENTS,
    NAMES,
    NERVES,
    REGIONS,
    ROOTS,
    SEARCH,
    bone_permalink,
    joint_permalink,
    movement_permalink,
    nerve_permalink,
    root_permalink,
)

__all__ = ["NamedTerms", "named_terms", "root_rank"]

_ROOT = re.compile("([A-Z][a-z]?)([0-9]+)")
_LEVELS = ("C", "T", "L", "S", "Co")


@dataclass(frozen=True, slots=True)
class NamedTerms:
    """Ids of the terms that have a page, in the order of the vocabulary; roots from head to tail.

    Parameters
    ----------
    bones
        Those that attachments name, and the widest terms above them.
    movements
        Pairs of joint and movement, as actions name them.
    nerves
        Those that supply something, and all above them.
    """

    bones: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    movements: tuple[tuple[str, str], ...] = ()
    nerves: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()

    @property
    def permalinks(self) -> tuple[str, ...]:
        """The addresses of all terms' pages."""
        return (
            *map(bone_permalink, self.bones),
            *map(joint_permalink, self.joints),
            *(movement_permalink(*pair) for pair in self.movements),
            *map(nerve_permalink, self.nerves),
            *map(root_permalink, self.roots),
        )

    @property
    def indexes(self) -> tuple[str, ...]:
        """The addresses of the pages that lead to them, and of those that every site has."""
        kinds = (
            (BONES, self.bones),
            (JOINTS, self.joints),
            (MOVEMENTS, self.movements),
            (NERVES, self.nerves),
            (ROOTS, self.roots),
        )
        return (HOME, SEARCH, BROWSE, NAMES, REGIONS, *(address for address, terms in kinds if terms))


def named_terms(knowledge: Knowledge, places: Sequence[Structure]) -> NamedTerms:
    """Return the terms that the statements about these places name."""
    actions = [action for place in places for action in place.actions]
    pairs = {(action.joint.id, action.movement.id) for action in actions}
    supplies = [supply for place in places for supply in place.nerves]
    joints = {joint for joint, _ in pairs}
    return NamedTerms(
        bones=_bones(knowledge, places),
        joints=tuple(id_ for id_ in knowledge.joints if id_ in joints),
        movements=tuple(
            (joint, movement)
            for joint in knowledge.joints
            for movement in knowledge.movements
            if (joint, movement) in pairs
        ),
        nerves=_nerves(knowledge, {supply.nerve.id for supply in supplies}),
        roots=tuple(sorted({root for supply in supplies for root in supply.roots}, key=root_rank)),
    )


def root_rank(root: str) -> tuple[int, int]:
    """Return what spinal roots are sorted by, from head to tail.

    Examples
    --------
    >>> sorted(["S1", "L5", "T10", "T2", "C5"], key=root_rank)
    ['C5', 'T2', 'T10', 'L5', 'S1']
    """
    found = _ROOT.fullmatch(root)
    if found is None or found[1] not in _LEVELS:
        return len(_LEVELS), 0
    return _LEVELS.index(found[1]), int(found[2])


def _bones(knowledge: Knowledge, places: Iterable[Structure]) -> tuple[str, ...]:
    named = {
        attachment.on.id
        for place in places
        for attachment in (*place.origins, *place.insertions)
        if attachment.on.vocabulary == "bones"
    }
    parents = {bone.id: bone.parent for bone in knowledge.bones.values()}
    widest = {(id_, *chain_above(id_, parents))[-1] for id_ in named}
    return tuple(id_ for id_ in knowledge.bones if id_ in named | widest)


def _nerves(knowledge: Knowledge, named: set[str]) -> tuple[str, ...]:
    parents: Mapping[str, str | None] = {nerve.id: nerve.parent for nerve in knowledge.nerves.values()}
    wanted = {above for id_ in named for above in (id_, *chain_above(id_, parents))}
    return tuple(id_ for id_ in knowledge.nerves if id_ in wanted)
