"""Falsified statements: the true ones of the atlas, changed one at a time, to test whether the checker notices."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from muscleatlas.anatomy.structure import Action, Attachment, Innervation, Structure
from muscleatlas.anatomy.terms import Nerve, Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.actions import Function, verdict_on
from muscleatlas.evidence.claims import Claim
from muscleatlas.evidence.crossing import joints_of_chains
from muscleatlas.evidence.neighbours import are_adjacent
from muscleatlas.evidence.space import Space
from muscleatlas.evidence.subject import ground_parts, subject_of

__all__ = [
    "OUTSIDE_THE_MODEL",
    "REVERSED",
    "Mutation",
    "opposite_actions",
    "swapped_ends",
    "turned",
    "wrong_bones",
    "wrong_joints",
    "wrong_neighbour",
    "wrong_nerves",
]

OUTSIDE_THE_MODEL = frozenset({"no-counterpart", "no-coordinate", "part-only", "does-not-cross"})
"""Causes of verdicts on actions that the model of motion has nothing to say about."""

REVERSED = {
    "in front of": "behind",
    "behind": "in front of",
    "lateral to": "medial to",
    "medial to": "lateral to",
    "above": "below",
    "below": "above",
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """A structure that states something false.

    Attributes
    ----------
    statements
        Ids of the statements that are false now.
    told
        What was put in the place of what.
    """

    kind: str
    structure: Structure
    statements: tuple[str, ...]
    told: str


def wrong_bones(atlas: Atlas, *, count: int, seed: int) -> list[Mutation]:
    """Return attachments on a wrong bone: one that adjoins neither the true bone nor any that the muscle names.

    Half of the wrong bones are of the same region as the true one, as far as it has any.
    """
    chance = random.Random(seed)
    stated = [(structure, attachment) for structure, attachment in _bony(atlas)]
    chance.shuffle(stated)
    found: list[Mutation] = []
    for structure, attachment in stated:
        wrong = _wrong_bones_for(atlas, structure, attachment)
        near = [bone for bone in wrong if bone.region == attachment.on.region]
        among = near if near and len(found) % 2 else wrong
        if among and len(found) < count:
            found.append(_on_another(structure, attachment, chance.choice(among)))
    return found


def swapped_ends(atlas: Atlas, *, count: int, seed: int) -> list[Mutation]:
    """Return structures with the bone of one origin and that of one insertion put in each other's place.

    Any origin and any insertion of a structure that lie on different bones.
    """
    chance = random.Random(seed)
    pairs = [pair for structure in _shown(atlas) for pair in _swappable(atlas, structure)]
    chance.shuffle(pairs)
    return [_swapped(*pair) for pair in pairs[:count]]


def wrong_nerves(atlas: Atlas, *, count: int, seed: int, has_mesh: Callable[[Nerve], bool]) -> list[Mutation]:
    """Return structures that another nerve is said to supply: one of no common stem, that has a mesh of its own.

    Each statement is falsified in turn, again with another nerve where there are fewer than wanted.
    """
    chance = random.Random(seed)
    stated = [
        (structure, supply) for structure in _shown(atlas) for supply in structure.nerves if has_mesh(supply.nerve)
    ]
    chance.shuffle(stated)
    known = [nerve for nerve in atlas.knowledge.nerves.values() if has_mesh(nerve)]
    found = []
    for structure, supply in itertools.islice(itertools.cycle(stated), count):
        own = {stem for other in structure.nerves for stem in _stems(atlas, other.nerve)}
        wrong = [nerve for nerve in known if "plexus" not in nerve.id and own.isdisjoint(_stems(atlas, nerve))]
        found.append(_by_another(structure, supply, chance.choice(wrong)))
    return found


def wrong_joints(atlas: Atlas, *, count: int, seed: int) -> list[Mutation]:
    """Return actions at another joint, one that the muscle is not said to move and the chains of bones know."""
    chance = random.Random(seed)
    known = {joint.id: joint for joint in atlas.knowledge.joints.values() if joint.id in joints_of_chains()}
    stated = [
        (structure, action) for structure in _shown(atlas) for action in structure.actions if action.joint.id in known
    ]
    found = []
    for structure, action in (chance.choice(stated) for _ in range(count)):
        own = {one.joint.id for one in structure.actions}
        joint = chance.choice([known[id_] for id_ in sorted(known) if id_ not in own])
        actions = tuple(replace(one, joint=joint) if one.id == action.id else one for one in structure.actions)
        told = f"{action.id}: at {joint.id}"
        found.append(Mutation("wrong joint", replace(structure, actions=actions), (action.id,), told))
    return found


def opposite_actions(function: Function, *, count: int, seed: int) -> list[tuple[Structure, Action]]:
    """Return actions turned into their opposites, of those that the model of motion can be asked about."""
    chance, movements = random.Random(seed), function.knowledge.movements
    able = [
        (structure, action)
        for structure in function.knowledge.structures.values()
        for action in structure.actions
        if action.movement.opposite is not None
        and verdict_on(action, structure.id, function).cause not in OUTSIDE_THE_MODEL
    ]
    drawn = (chance.choice(able) for _ in range(count))
    return [(structure, replace(one, movement=movements[str(one.movement.opposite)])) for structure, one in drawn]


def turned(structure_id: str, claim: Claim) -> Claim:
    """Return a claim about places the other way round."""
    if claim.relation in REVERSED:
        return replace(claim, relation=REVERSED[claim.relation])
    own = f"structure:{structure_id}"
    return replace(claim, subject=claim.objects[0] or own, objects=(claim.subject or own,))


def wrong_neighbour(space: Space, structure_id: str, claim: Claim, chance: random.Random) -> Claim:
    """Return a claim about another muscle, one that is more than 15 mm away from what the claim is about."""
    named = {claim.subject, *claim.objects, f"structure:{structure_id}"}
    here = space.structure(structure_id)
    assert here is not None
    while True:
        other = chance.choice(list(space.muscles))
        if f"structure:{other}" not in named and space.gap_mm(here, space.muscles[other]) > 15.0:
            return replace(claim, objects=(*claim.objects[:-1], f"structure:{other}"))


def _shown(atlas: Atlas) -> Iterator[Structure]:
    """Yield the muscles and heads that have parts of their own, or whose members have."""
    for structure in atlas.knowledge.structures.values():
        subject = subject_of(atlas, structure)
        if structure.kind in ("muscle", "head") and subject is not None and not subject.shared:
            yield structure


def _bony(atlas: Atlas) -> Iterator[tuple[Structure, Attachment]]:
    for structure in _shown(atlas):
        for attachment in (*structure.origins, *structure.insertions):
            if attachment.on.vocabulary == "bones" and ground_parts(atlas, attachment.on):
                yield structure, attachment


def _wrong_bones_for(atlas: Atlas, structure: Structure, attachment: Attachment) -> list[Term]:
    stated = [other.on for other in (*structure.origins, *structure.insertions)]
    own = tuple(part for bone in stated for part in ground_parts(atlas, bone))
    return [
        bone
        for id_, bone in sorted(atlas.knowledge.bones.items())
        if len(atlas.join.bones.get(id_, ())) == 1 and not are_adjacent(atlas.bundle, atlas.join.bones[id_], own)
    ]


def _on_another(structure: Structure, attachment: Attachment, bone: Term) -> Mutation:
    false = _with(structure, {attachment.id: bone})
    told = f"{attachment.id}: {bone.en} instead of {attachment.on.en}"
    return Mutation("wrong bone", false, (attachment.id,), told)


def _swappable(atlas: Atlas, structure: Structure) -> list[tuple[Structure, Attachment, Attachment]]:
    def shown(attachments: tuple[Attachment, ...]) -> list[Attachment]:
        return [one for one in attachments if one.on.vocabulary == "bones" and ground_parts(atlas, one.on)]

    pairs = [(one, other) for one in shown(structure.origins) for other in shown(structure.insertions)]
    apart = [pair for pair in pairs if ground_parts(atlas, pair[0].on) != ground_parts(atlas, pair[1].on)]
    return [(structure, one, other) for one, other in apart]


def _swapped(structure: Structure, origin: Attachment, insertion: Attachment) -> Mutation:
    false = _with(structure, {origin.id: insertion.on, insertion.id: origin.on})
    told = f"{structure.id}: from {insertion.on.en} to {origin.on.en}"
    return Mutation("swapped ends", false, (origin.id, insertion.id), told)


def _with(structure: Structure, bones: dict[str, Term]) -> Structure:
    def changed(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        return tuple(replace(one, on=bones.get(one.id, one.on)) for one in attachments)

    return replace(structure, origins=changed(structure.origins), insertions=changed(structure.insertions))


def _by_another(structure: Structure, supply: Innervation, nerve: Nerve) -> Mutation:
    nerves = tuple(replace(one, nerve=nerve) if one.id == supply.id else one for one in structure.nerves)
    told = f"{supply.id}: {nerve.en} instead of {supply.nerve.en}"
    return Mutation("wrong nerve", replace(structure, nerves=nerves), (supply.id,), told)


def _stems(atlas: Atlas, nerve: Nerve) -> set[str]:
    """Return a nerve and those that it branches from, plexuses left out."""
    stems, above = {nerve.id}, nerve.parent
    while above is not None and "plexus" not in above:
        stems.add(above)
        above = atlas.knowledge.nerves[above].parent
    return stems
