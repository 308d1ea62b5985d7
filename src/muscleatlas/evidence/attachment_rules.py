"""The rules: what the lie of a muscle's end says of an attachment that is stated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from muscleatlas.anatomy.structure import Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.attachment_case import Case
from muscleatlas.evidence.attachment_words import (
    Judgement,
    confirmed,
    contradicted,
    joins_another,
    not_confirmable,
    part_missing,
    swapped,
)
from muscleatlas.evidence.bone_order import read_bone_order
from muscleatlas.evidence.course import Course, course_of
from muscleatlas.evidence.ends import TOUCH_MM
from muscleatlas.evidence.grounds import gaps_mm, point_gap_mm
from muscleatlas.evidence.neighbours import are_adjacent
from muscleatlas.evidence.subject import Subject, states

__all__ = ["FAR_MM", "far_mm", "judged", "with_neighbours"]

FAR_MM = (10.0, 20.0)
"""An end that is so far from the bone does not lie on it: a fifth of the muscle's extent, within these bounds."""
_FAR_SHARE = 0.2
_PATCH_MM2 = 3.0


def far_mm(course: Course) -> float:
    """Return from which distance on the end of a muscle does not lie on a bone."""
    return float(np.clip(_FAR_SHARE * course.extent_mm, *FAR_MM))


def judged(atlas: Atlas, structure: Structure, subject: Subject, case: Case | None) -> Judgement | None:
    """Return what the meshes say of one attachment; None where what it names has no mesh."""
    if case is None:
        return None
    soft = case.statement.on.vocabulary != "bones"
    if not soft and _is_swapped(atlas, structure, case):
        return swapped(case.statement.role)
    if case.end.touching_mm2 > 0 or case.on_patch_mm2 >= _PATCH_MM2:
        return confirmed(case.end, patched=case.on_patch_mm2 >= _PATCH_MM2, shared=subject.shared)
    return _unconfirmed(atlas, subject, case, soft=soft)


def _unconfirmed(atlas: Atlas, subject: Subject, case: Case, *, soft: bool) -> Judgement:
    """Return what it means that neither the end of the mesh nor a patch lies on what is named."""
    if soft or subject.shared:
        return not_confirmable(case.end, soft=soft, shared=subject.shared)
    if subject.above and _ends_there(atlas, subject.above, case):
        return joins_another()
    if _lies_elsewhere(atlas, case):
        return part_missing() if _may_be_missing(subject, case) else contradicted(case.end, _names(atlas, case))
    return not_confirmable(case.end, soft=False, shared=False)


def _is_swapped(atlas: Atlas, structure: Structure, case: Case) -> bool:
    """Return whether the bone belongs to the other end, by convention.

    What is put together of several muscles along the spine, such as the erector spinae, arises and inserts at many
    levels: there a bone on one level with some bone of the other end is left open.
    """
    role, bone, order = case.statement.role, case.statement.on.id, read_bone_order(atlas.knowledge)
    other = structure.insertions if role == "origin" else structure.origins
    opposite = [attachment.on.id for attachment in other if attachment.on.vocabulary == "bones"]
    if structure.id not in atlas.join.structures and order.is_in_series(bone, opposite):
        return False
    return order.reversed_roles(role, bone, opposite)


def _ends_there(atlas: Atlas, above: Structure, case: Case) -> bool:
    """Return whether the muscle that a head belongs to states the same, and its mesh touches what is named."""
    if not states(above, case.statement.role, case.statement.on):
        return False
    course = course_of(atlas.bundle, atlas.part_ids(above.id))
    return float(gaps_mm(course, atlas.bundle, case.ground).min()) <= TOUCH_MM


def _may_be_missing(subject: Subject, case: Case) -> bool:
    """Return whether a member that has no mesh states the same."""
    return any(states(member, case.statement.role, case.statement.on) for member in subject.missing)


def _lies_elsewhere(atlas: Atlas, case: Case) -> bool:
    """Return whether the end lies on other bones, and far from the named one and from all that adjoins it."""
    end, far = case.end, far_mm(case.course)
    if end.end_gap_mm < far or _is_cut(atlas, case, far):
        return False
    if end.gap_mm >= far:
        return bool(end.others_mm2) or end.gap_mm >= 2 * far
    if not end.others_mm2 or not end.anchored or case.course.pieces != 1:
        return False
    return not are_adjacent(atlas.bundle, case.ground, (max(end.others_mm2, key=end.others_mm2.__getitem__),))


def _is_cut(atlas: Atlas, case: Case, far: float) -> bool:
    """Return whether the mesh stops short: patches of the same role lie far from it, and beside what is named."""
    own = (patch for patch in case.patches if patch.role == case.statement.role)
    cut_off = (patch for patch in own if case.course.gap_to_mm(patch.middle_mm) >= far)
    return any(point_gap_mm(atlas.bundle, case.ground, patch.middle_mm) <= FAR_MM[1] for patch in cut_off)


def _names(atlas: Atlas, case: Case) -> list[str]:
    """Return the bones that the end lies on, most of it first."""
    most = sorted(case.end.others_mm2.items(), key=lambda pair: (-pair[1], pair[0]))
    return [atlas.bundle.parts[bone].name.casefold() for bone, _ in most[:2]]


def with_neighbours(
    atlas: Atlas, cases: Sequence[Case | None], judged: Sequence[Judgement | None]
) -> list[Judgement | None]:
    """Return the judgements with those confirmed that an end spreads to: psoas lies on one vertebra after the other.

    A bone that the muscle touches, if only in passing, is part of its end where the bone beside it is in the same role.
    """
    spread = list(judged)
    while True:
        more = [number for number in range(len(cases)) if _is_beside(atlas, cases, spread, number)]
        if not more:
            return spread
        for number in more:
            case = cases[number]
            if case is not None:
                spread[number] = confirmed(case.end, patched=False, shared=False, spread=True)


def _is_beside(atlas: Atlas, cases: Sequence[Case | None], judged: Sequence[Judgement | None], number: int) -> bool:
    case, judgement = cases[number], judged[number]
    if case is None or judgement is None or judgement.outcome == "confirmed" or judgement.cause == "roles-swapped":
        return False
    if case.end.gap_mm > TOUCH_MM or case.statement.on.vocabulary != "bones":
        return False
    return any(
        other is not None
        and found is not None
        and found.outcome == "confirmed"
        and other.statement.role == case.statement.role
        and other.statement.on.vocabulary == "bones"
        and are_adjacent(atlas.bundle, case.ground, other.ground)
        for other, found in zip(cases, judged, strict=True)
    )
