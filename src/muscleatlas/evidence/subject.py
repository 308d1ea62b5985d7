"""What shows a muscle, and what shows the things that its statements name."""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.terms import Term
from muscleatlas.atlas.atlas import Atlas

__all__ = ["Subject", "ground_parts", "opposite_parts", "states", "subject_of"]

_KINDS_OF_TISSUE = ("ligament", "tendon", "cartilage", "fascia")


@dataclass(frozen=True, slots=True)
class Subject:
    """The parts that show a muscle.

    Attributes
    ----------
    candidates
        The whole first, then each head or member that has parts of its own: a statement holds if it holds for one.
    shared
        Whether these are the parts of the muscle that it is a head of, because it has none of its own.
    missing
        Its heads or members that have no parts: the meshes don't show the whole of it.
    above
        The muscle that it is a head of, where it has parts of its own: heads share tendons.
    """

    candidates: tuple[tuple[str, ...], ...]
    shared: bool = False
    missing: tuple[Structure, ...] = ()
    above: Structure | None = None


def subject_of(atlas: Atlas, structure: Structure) -> Subject | None:
    """Return what shows a structure; None where nothing does."""
    tree, shown = atlas.knowledge.tree, atlas.join.structures
    whole, parent = atlas.part_ids(structure.id), tree.parent(structure.id)
    above = parent if structure.kind == "head" and parent is not None and atlas.part_ids(parent.id) else None
    if not whole:
        return Subject((atlas.part_ids(above.id),), shared=True) if above else None
    members = list(tree.descendants(structure.id))
    own = [shown[place.id] for place in members if place.id in shown]
    missing = () if structure.id in shown else tuple(place for place in members if not atlas.part_ids(place.id))
    return Subject(tuple(dict.fromkeys((whole, *own))), missing=missing, above=above)


def ground_parts(atlas: Atlas, term: Term) -> tuple[str, ...]:
    """Return the parts that show a bone or a tissue; none where the bundle doesn't contain it."""
    if term.vocabulary == "bones":
        return atlas.join.bones.get(term.id, ())
    told = atlas.join.tissues.get(term.id) or atlas.patches.tissues.get(term.id)
    named = (f"{kind}/{term.id}" for kind in _KINDS_OF_TISSUE)
    return told or tuple(part for part in named if part in atlas.bundle.parts)


def states(structure: Structure, role: str, term: Term) -> bool:
    """Return whether a structure states that it is fixed to a bone or tissue, in that role."""
    stated = structure.origins if role == "origin" else structure.insertions
    return any(attachment.on.id == term.id for attachment in stated)


def opposite_parts(atlas: Atlas, structure: Structure, role: str) -> tuple[str, ...]:
    """Return the parts of the bones that the other end is said to lie on; membranes would be hugged all along."""
    stated = structure.insertions if role == "origin" else structure.origins
    bones = [attachment.on for attachment in stated if attachment.on.vocabulary == "bones"]
    return tuple(dict.fromkeys(part for bone in bones for part in ground_parts(atlas, bone)))
