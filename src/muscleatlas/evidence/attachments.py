"""Attachments held against the meshes: whether the right end of the muscle lies on the bone that is named.

The rules and their figures were fixed on the lower limb before the rest was run; ``docs/evidence.md`` tells them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from muscleatlas.anatomy.structure import Attachment, Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.attachment_case import Case, case_of
from muscleatlas.evidence.attachment_rules import judged, with_neighbours
from muscleatlas.evidence.attachment_words import Judgement
from muscleatlas.evidence.best_view import best_view
from muscleatlas.evidence.evidence import Found
from muscleatlas.evidence.patch_grounds import patch_grounds
from muscleatlas.evidence.strange_ends import strange_ends
from muscleatlas.evidence.subject import subject_of
from muscleatlas.evidence.verdict import Verdict

__all__ = ["examine", "judge_attachments"]


def examine(atlas: Atlas, structure_id: str) -> Found:
    """Return the verdicts on the attachments of a structure, and its ends on bones that no fact names."""
    structure = atlas.knowledge.structures[structure_id]
    if not (structure.origins or structure.insertions):
        return {}
    subject = subject_of(atlas, structure)
    contacts = strange_ends(atlas, structure) if subject and not subject.shared else []
    return {"verdicts": judge_attachments(atlas, structure), "contacts": contacts}


def judge_attachments(atlas: Atlas, structure: Structure) -> list[Verdict]:
    """Return a verdict on each origin and insertion that a structure states.

    Parameters
    ----------
    structure
        From the atlas, or one that states something else: the meshes are those of its id.

    Raises
    ------
    GeometryError
        If a mesh of the muscle is degenerate.
    """
    statements = (*structure.origins, *structure.insertions)
    subject = subject_of(atlas, structure)
    if subject is None:
        return [_without_muscle(atlas, structure, statement) for statement in statements]
    patches = patch_grounds(atlas, structure.id)
    cases = [case_of(atlas, structure, subject, statement, patches) for statement in statements]
    found = [judged(atlas, structure, subject, case) for case in cases]
    spread = with_neighbours(atlas, cases, found)
    return [
        _verdict(structure, statement, case, judgement)
        for statement, case, judgement in zip(statements, cases, spread, strict=True)
    ]


def _without_muscle(atlas: Atlas, structure: Structure, statement: Attachment) -> Verdict:
    why = atlas.why_no_mesh(structure.id) or "the meshes do not contain it"
    return Verdict(
        statement.id, "attachment", "not-confirmable", f"the muscle has no mesh: {why}", cause="no-muscle-mesh"
    )


def _verdict(structure: Structure, statement: Attachment, case: Case | None, judgement: Judgement | None) -> Verdict:
    if case is None or judgement is None:
        soft = statement.on.vocabulary != "bones"
        cause = "soft-tissue" if soft else "no-bone-mesh"
        reason = f"the meshes do not contain the {statement.on.en}"
        return Verdict(statement.id, "attachment", "not-confirmable", reason, cause=cause)
    return Verdict(
        statement.id,
        "attachment",
        judgement.outcome,
        judgement.reason,
        cause=judgement.cause,
        numbers=_numbers(case),
        view=best_view(structure.view_scheme, -case.end.normal),
    )


def _numbers(case: Case) -> Mapping[str, float]:
    end = case.end
    touching = sum(end.others_mm2.values())
    own = sum(end.others_mm2.get(part, 0.0) for part in case.ground)
    numbers = {
        "distance_mm": round(end.gap_mm, 1),
        "area_mm2": round(end.touching_mm2, 0),
        "share_of_end": round(own / touching, 2) if touching else 0.0,
        "share_along": round(end.share, 2),
        "patch_mm2": round(case.on_patch_mm2, 0),
    }
    return {**numbers, "end_distance_mm": round(end.end_gap_mm, 1)} if np.isfinite(end.end_gap_mm) else numbers
