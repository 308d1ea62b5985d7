"""What the pictures of a place show: which parts in which colour, which bones, which neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from muscleatlas.anatomy.structure import Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.patches import grounds_of, patch_requests
from muscleatlas.bundle.manifest import Part
from muscleatlas.bundle.patches import request_to_json
from muscleatlas.studio.framing import Frame, frame_around
from muscleatlas.studio.palette import MUSCLE_COLOURS
from muscleatlas.studio.surroundings import bones_around, glass_of, surroundings_of
from muscleatlas.studio.textbook import textbook_azimuth_deg
from muscleatlas.studio.view import Scheme, scheme_named

__all__ = ["Subject", "bones_beside", "picture_inputs", "subjects_of"]

Sides = Literal["both", "right"]

_NEIGHBOUR_REACH_MM = 12.0
_LEAST_BESIDE = 0.03
_MOST_NEIGHBOURS = 32
_BESIDE_MM = 2.0
_MANY = 8
"""A group of more muscles than this is coloured by its subgroups."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A structure in the picture that wears a colour of its own."""

    structure: str
    label: str
    colour: str
    parts: tuple[str, ...]


def picture_inputs(
    atlas: Atlas, structure_id: str, *, extras: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """Return everything that decides the pictures of a place, as JSON; None where no mesh shows it.

    Parameters
    ----------
    extras
        Names of files that an authored page asks for: ``gallery`` and ``thumbs`` by number of the view,
        ``turntable`` by image id (:func:`muscleatlas.content.gallery.picture_names`).
    """
    structure = atlas.knowledge.structures[structure_id]
    subjects = subjects_of(atlas, structure)
    if not subjects:
        return None
    scheme = scheme_named(structure.view_scheme)
    sides: Sides = "both" if scheme.name == "both-sides" else "right"
    targets = [atlas.bundle.parts[part] for subject in subjects for part in subject.parts]
    frame = frame_around(_corners(targets, sides), scheme)
    around = surroundings_of(atlas, structure)
    bones = _that_may_show(atlas, around.bones, frame, scheme)
    glass = glass_of(atlas, structure, bones)
    return {
        "bundle": atlas.bundle.digest,
        "structure": structure_id,
        "title": structure.names.en if structure.kind in ("muscle", "head") else structure.title,
        "scheme": scheme.name,
        "sides": sides,
        "textbook_deg": textbook_azimuth_deg(atlas.knowledge.tree, structure),
        "subjects": [
            {"structure": s.structure, "label": s.label, "colour": s.colour, "parts": list(s.parts)} for s in subjects
        ],
        "bones": [bone for bone in bones if bone not in glass],
        "glass": list(glass),
        "neighbours": _neighbours(atlas, around.muscles, targets),
        "attachments": _attachments(atlas, structure, targets, around.bones, scheme),
        "credit": atlas.bundle.credit,
        "licence": atlas.bundle.licence,
        "extras": dict(extras or {}),
    }


def subjects_of(atlas: Atlas, structure: Structure) -> tuple[Subject, ...]:
    """Return what wears a colour: a muscle or its heads, the muscles of a small group, the parts of a large one."""
    claimed: set[str] = set()
    worn: list[tuple[Structure, tuple[str, ...]]] = []
    for member in _shown_members(atlas, structure):
        parts = tuple(part for part in atlas.part_ids(member.id) if part not in claimed)
        claimed.update(parts)
        if parts:
            worn.append((member, parts))
    colours = _colours([[atlas.bundle.parts[part] for part in parts] for _, parts in worn])
    return tuple(
        Subject(member.id, member.names.en, colour, parts)
        for (member, parts), colour in zip(worn, colours, strict=True)
    )


def _shown_members(atlas: Atlas, structure: Structure) -> Sequence[Structure]:
    """Return the members that meshes show; where they leave out some of its own mesh, the structure as a whole."""
    members = [member for member in _members(atlas, structure) if atlas.part_ids(member.id)]
    told = {part for member in members for part in atlas.part_ids(member.id)}
    return members if told.issuperset(atlas.part_ids(structure.id)) else (structure,)


def _attachments(
    atlas: Atlas, structure: Structure, targets: Sequence[Part], bones: Sequence[str], scheme: Scheme
) -> dict[str, Any] | None:
    """Return where to look for the attachments of a muscle or a head; a group has too many to paint.

    Tendons may end in the meshes long before the bone, so there are bones here that the muscle's own frame leaves out.
    """
    if structure.kind not in ("muscle", "head"):
        return None
    requests = patch_requests(atlas, structure.id)
    patches = [atlas.bundle.parts[patch.part] for request in requests for patch in request.patches]
    frame = frame_around(_corners([*targets, *patches], "right"), scheme)
    return {
        "requests": [request_to_json(request) for request in requests],
        "bones": _that_may_show(atlas, bones, frame, scheme),
        "foot": sorted(part for part, (term, _) in grounds_of(atlas).items() if _is_of_foot(atlas, term)),
    }


def _is_of_foot(atlas: Atlas, term_id: str) -> bool:
    term = atlas.knowledge.bones.get(term_id) or atlas.knowledge.tissues[term_id]
    return term.region == "foot"


def _members(atlas: Atlas, structure: Structure) -> Sequence[Structure]:
    tree = atlas.knowledge.tree
    members = tree.members(structure.id)
    if structure.kind in ("muscle", "head") or not members:
        return members or (structure,)
    muscles = [below for below in tree.members_below(structure.id) if below.kind == "muscle"]
    return muscles if structure.kind == "group" and len(muscles) <= _MANY else members


def _colours(subjects: Sequence[Sequence[Part]]) -> list[str]:
    """Return a colour for each subject, in turn; beyond the palette's end none that a subject beside it wears."""
    chosen: list[str] = []
    for number, parts in enumerate(subjects):
        beside = {colour for colour, other in zip(chosen, subjects, strict=False) if _are_beside(parts, other)}
        turned = [MUSCLE_COLOURS[(number + step) % len(MUSCLE_COLOURS)] for step in range(len(MUSCLE_COLOURS))]
        chosen.append(next((colour for colour in turned if colour not in beside), turned[0]))
    return chosen


def _are_beside(parts: Iterable[Part], others: Iterable[Part]) -> bool:
    """Tell whether the box of any part comes near that of any other."""
    own, other = (np.array([part.bounds_mm for part in some]) for some in (parts, others))
    gap = np.maximum(own[:, None, 0] - other[None, :, 1], other[None, :, 0] - own[:, None, 1]).max(axis=2)
    return bool((gap <= _BESIDE_MM).any())


def _corners(parts: Iterable[Part], sides: Sides) -> NDArray[np.float32]:
    """Return the corners of the parts' boxes, ``(n, 3)``; of both sides those of the mirror images too."""
    boxes = np.array([part.bounds_mm for part in parts], np.float32)
    choice = np.indices((2, 2, 2)).reshape(3, -1).T
    corners: NDArray[np.float32] = boxes[:, choice, np.arange(3)].reshape(-1, 3)
    return corners if sides == "right" else np.concatenate([corners, corners * np.array([-1, 1, 1], np.float32)])


def _that_may_show(atlas: Atlas, parts: Sequence[str], frame: Frame, scheme: Scheme) -> list[str]:
    """Return the parts whose boxes a frame may show from some side."""
    boxes = np.array([atlas.bundle.parts[part].bounds_mm for part in parts]).reshape(-1, 2, 3)
    axes = np.array([scheme.start, scheme.quarter, scheme.axis])
    away = np.abs((boxes.mean(axis=1) - np.array(frame.centre_mm)) @ axes.T)
    gap = np.maximum(away - (boxes[:, 1] - boxes[:, 0]) / 2 @ np.abs(axes).T, 0.0)
    near = (np.hypot(gap[:, 0], gap[:, 1]) <= frame.width_mm / 2) & (gap[:, 2] <= frame.height_mm / 2)
    return [part for part, is_near in zip(parts, near, strict=True) if is_near]


def _neighbours(atlas: Atlas, muscles: Sequence[str], targets: Sequence[Part]) -> list[str]:
    """Return the other muscles and tendons around, those that lie most beside the target."""
    shown = {part.id for part in targets}
    shares = {part: share for part, share in _shares_beside(atlas, muscles, targets) if part not in shown}
    near = sorted((part for part in shares if shares[part] >= _LEAST_BESIDE), key=lambda part: (-shares[part], part))
    return sorted(near[:_MOST_NEIGHBOURS])


def bones_beside(atlas: Atlas, parts: Sequence[str]) -> list[str]:
    """Return the other bones around, and what lies between bones, whose boxes touch those of these parts."""
    targets = [atlas.bundle.parts[part] for part in parts]
    shares = _shares_beside(atlas, bones_around(atlas, parts), targets)
    return [part for part, share in shares if share > 0 and part not in parts]


def _shares_beside(atlas: Atlas, parts: Sequence[str], targets: Sequence[Part]) -> Iterator[tuple[str, float]]:
    """Yield parts with the share of their box that comes near the box around the targets."""
    corners = _corners(targets, "right")
    low, high = corners.min(axis=0) - _NEIGHBOUR_REACH_MM, corners.max(axis=0) + _NEIGHBOUR_REACH_MM
    boxes = np.array([atlas.bundle.parts[part].bounds_mm for part in parts]).reshape(-1, 2, 3)
    common = np.minimum(boxes[:, 1], high) - np.maximum(boxes[:, 0], low)
    shares = np.clip(common / (boxes[:, 1] - boxes[:, 0]), 0.0, 1.0).prod(axis=1)
    yield from zip(parts, shares.tolist(), strict=True)
