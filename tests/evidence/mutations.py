"""Falsified statements: the true ones of the atlas, changed one at a time, to test whether the checker notices."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from muscleatlas.anatomy.structure import Attachment, Innervation, Structure
from muscleatlas.anatomy.terms import Nerve, Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.neighbours import are_adjacent
from muscleatlas.evidence.subject import ground_parts, subject_of

__all__ = ["Mutation", "swapped_ends", "wrong_bones", "wrong_nerves"]


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
    """Return structures with the bone of one origin and that of one insertion put in each other's place."""
    chance = random.Random(seed)
    pairs = [pair for structure in _shown(atlas) for pair in _swappable(atlas, structure)]
    chance.shuffle(pairs)
    return [_swapped(*pair) for pair in pairs[:count]]


def wrong_nerves(atlas: Atlas, *, count: int, seed: int, has_mesh: Callable[[Nerve], bool]) -> list[Mutation]:
    """Return structures that another nerve is said to supply: one of no common stem, that has a mesh of its own."""
    chance = random.Random(seed)
    stated = [
        (structure, supply) for structure in _shown(atlas) for supply in structure.nerves if has_mesh(supply.nerve)
    ]
    chance.shuffle(stated)
    known = [nerve for nerve in atlas.knowledge.nerves.values() if has_mesh(nerve)]
    found = []
    for structure, supply in stated[:count]:
        own = {stem for other in structure.nerves for stem in _stems(atlas, other.nerve)}
        wrong = [nerve for nerve in known if "plexus" not in nerve.id and own.isdisjoint(_stems(atlas, nerve))]
        found.append(_by_another(structure, supply, chance.choice(wrong)))
    return found


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
    false = replace(structure, **_with(structure, {attachment.id: bone}))
    told = f"{attachment.id}: {bone.en} instead of {attachment.on.en}"
    return Mutation("wrong bone", false, (attachment.id,), told)


def _swappable(atlas: Atlas, structure: Structure) -> list[tuple[Structure, Attachment, Attachment]]:
    def shown(attachments: tuple[Attachment, ...]) -> list[Attachment]:
        return [one for one in attachments if one.on.vocabulary == "bones" and ground_parts(atlas, one.on)]

    pairs = [(one, other) for one in shown(structure.origins)[:1] for other in shown(structure.insertions)[:1]]
    apart = [pair for pair in pairs if ground_parts(atlas, pair[0].on) != ground_parts(atlas, pair[1].on)]
    return [(structure, one, other) for one, other in apart]


def _swapped(structure: Structure, origin: Attachment, insertion: Attachment) -> Mutation:
    false = replace(structure, **_with(structure, {origin.id: insertion.on, insertion.id: origin.on}))
    told = f"{structure.id}: from {insertion.on.en} to {origin.on.en}"
    return Mutation("swapped ends", false, (origin.id, insertion.id), told)


def _with(structure: Structure, bones: dict[str, Term]) -> dict[str, tuple[Attachment, ...]]:
    def changed(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        return tuple(replace(one, on=bones.get(one.id, one.on)) for one in attachments)

    return {"origins": changed(structure.origins), "insertions": changed(structure.insertions)}


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
