"""Ends of a muscle on bones that no fact names."""

from __future__ import annotations

from muscleatlas.anatomy.structure import Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.course import Course, course_of
from muscleatlas.evidence.ends import end_towards, near_bones
from muscleatlas.evidence.subject import ground_parts, opposite_parts
from muscleatlas.evidence.verdict import Contact

__all__ = ["strange_ends"]

_LEAST_MM2 = 60.0
_LEAST_SHARE = 0.25
_TIP_SHARE = 0.05
"""Only the tip counts: with the rest of its last quarter a tendon passes bones on its way to another."""


def strange_ends(atlas: Atlas, structure: Structure) -> list[Contact]:
    """Return the strong contacts of an end with a bone that neither the structure nor what it belongs to names.

    Strong is what covers at least 60 mm² and a quarter of all that the end touches of bones.
    """
    parts = atlas.join.structures.get(structure.id)
    if not parts or not (structure.origins or structure.insertions):
        return []
    course, named = course_of(atlas.bundle, parts), _named(atlas, structure)
    strange = [bone for bone in near_bones(course, atlas.bundle) if bone not in named]
    return [contact for bone in strange for contact in _at_ends(atlas, structure, course, bone)]


def _named(atlas: Atlas, structure: Structure) -> frozenset[str]:
    """Return the bones that a structure names, and what it is a head of, and its heads."""
    tree = atlas.knowledge.tree
    family = [structure, *tree.descendants(structure.id)]
    above = tree.parent(structure.id)
    family += [above] if above is not None and structure.kind == "head" else []
    return frozenset(
        part
        for place in family
        for attachment in (*place.origins, *place.insertions)
        for part in ground_parts(atlas, attachment.on)
    )


def _at_ends(atlas: Atlas, structure: Structure, course: Course, bone: str) -> list[Contact]:
    roles = ("origin", "insertion")
    return [contact for role in roles if (contact := _at_end(atlas, structure, course, bone, role)) is not None]


def _at_end(atlas: Atlas, structure: Structure, course: Course, bone: str, role: str) -> Contact | None:
    opposite = opposite_parts(atlas, structure, role)
    end = end_towards(course, atlas.bundle, (bone,), opposite, end_share=_TIP_SHARE)
    share = end.others_mm2.get(bone, 0.0) / (sum(end.others_mm2.values()) or 1.0)
    if not end.anchored or end.touching_mm2 < _LEAST_MM2 or share < _LEAST_SHARE:
        return None
    numbers = {"area_mm2": round(end.touching_mm2, 0), "share_of_end": round(share, 2)}
    return Contact(structure.id, _term(atlas, bone), role, numbers)


def _term(atlas: Atlas, part: str) -> str:
    """Return the bone that a part shows, by its narrowest term; the part's own id where no term has it."""
    alone = [id_ for id_, parts in atlas.join.bones.items() if parts == (part,)]
    whole = [id_ for id_ in alone if atlas.knowledge.bones[id_].parent not in alone]
    return whole[0] if whole else part
