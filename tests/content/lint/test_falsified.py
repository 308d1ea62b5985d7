"""Facts that are falsified on purpose, told by the atlas's own prose, are noticed by the rules about facts."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.content.lint.catalogue import rule_of
from muscleatlas.content.lint.own import own_entry
from muscleatlas.content.lint.related import is_related
from tests.content.lint.checking import knowledge, lore

SEED = 20261122
TIMES = 60
ABOUT_FACTS = ("MA112", "MA113", "MA114")
TURNED = ("flexion", "extension", "abduction", "adduction", "inversion", "eversion", "dorsiflexion", "plantarflexion")

Falsify = Callable[[Structure, random.Random], Structure | None]


def wrong_origin(muscle: Structure, draw: random.Random) -> Structure | None:
    bones = knowledge().bones
    true = {one.on.id for one in muscle.origins if one.on.id in bones}
    others = [bone for bone in bones.values() if not any(is_related(bone.id, one, bones) for one in true)]
    wrong = draw.choice([bone for bone in others if " and " not in bone.en and " to " not in bone.en])
    changed = tuple(replace(one, on=wrong) if one.on.id in true else one for one in muscle.origins)
    return replace(muscle, origins=changed) if true else None


def ends_swapped(muscle: Structure, _draw: random.Random) -> Structure | None:
    bones = knowledge().bones
    starts = {one.on.id for one in muscle.origins if one.on.id in bones}
    ends = {one.on.id for one in muscle.insertions if one.on.id in bones}
    same = any(is_related(start, end, bones) for start in starts for end in ends)
    return (
        replace(muscle, origins=muscle.insertions, insertions=muscle.origins) if starts and ends and not same else None
    )


def wrong_nerve(muscle: Structure, draw: random.Random) -> Structure | None:
    nerves = knowledge().nerves
    others = [
        nerve
        for nerve in nerves.values()
        if not any(is_related(nerve.id, one.nerve.id, nerves) for one in muscle.nerves)
    ]
    wrong = draw.choice(others)
    return replace(muscle, nerves=tuple(replace(one, nerve=wrong) for one in muscle.nerves))


def opposite_action(muscle: Structure, draw: random.Random) -> Structure | None:
    done = {(one.joint.id, one.movement.id) for one in muscle.actions}
    plain = [
        one
        for one in muscle.actions
        if one.movement.id in TURNED and one.joint.is_joint and (one.joint.id, one.movement.opposite) not in done
    ]
    if not plain:
        return None
    chosen = draw.choice(plain)
    wrong = replace(chosen, movement=knowledge().movements[str(chosen.movement.opposite)])
    return replace(muscle, actions=tuple(wrong if one is chosen else one for one in muscle.actions))


@pytest.mark.parametrize(
    ("falsify", "least"), [(wrong_origin, 0.85), (ends_swapped, 0.95), (wrong_nerve, 0.95), (opposite_action, 0.85)]
)
def test_falsified_facts_are_noticed_in_the_text(falsify: Falsify, least: float) -> None:
    draw = random.Random(SEED)
    muscles = [place for place in knowledge().structures.values() if place.kind == "muscle"]
    wrong = [one for one in (falsify(muscle, draw) for muscle in draw.sample(muscles, 2 * TIMES)) if one][:TIMES]
    assert sum(map(is_noticed, wrong)) / len(wrong) >= least


def is_noticed(wrong: Structure) -> bool:
    """Whether the text of a muscle with other facts is stopped by the true ones."""
    places = [wrong if place.id == wrong.id else place for place in knowledge().tree.walk()]
    tree = Tree(places)
    falsified = replace(knowledge(), tree=tree, structures={place.id: place for place in tree.walk()})
    return any(
        finding for code in ABOUT_FACTS for finding in rule_of(code).findings(own_entry(falsified, wrong), lore())
    )
