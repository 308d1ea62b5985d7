"""One attachment as it is judged: what shows the muscle and the bone, and how they lie."""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.anatomy.structure import Attachment, Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.course import Course, course_of
from muscleatlas.evidence.ends import End, end_towards
from muscleatlas.evidence.patch_grounds import PatchGround
from muscleatlas.evidence.subject import Subject, ground_parts, opposite_parts

__all__ = ["Case", "case_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One attachment, what shows the muscle and the bone, and how they lie."""

    statement: Attachment
    ground: tuple[str, ...]
    end: End
    course: Course
    patches: tuple[PatchGround, ...]

    @property
    def on_patch_mm2(self) -> float:
        """How much of the patches of its role lies on the ground."""
        own = (patch for patch in self.patches if patch.role in (None, self.statement.role))
        return sum(patch.area_on_mm2(self.ground) for patch in own)


def case_of(
    atlas: Atlas, structure: Structure, subject: Subject, statement: Attachment, patches: tuple[PatchGround, ...]
) -> Case | None:
    """Return how a muscle and what it is said to be fixed to lie; None where that has no mesh."""
    ground = ground_parts(atlas, statement.on)
    if not ground:
        return None
    opposite = tuple(part for part in opposite_parts(atlas, structure, statement.role) if part not in ground)
    courses = [course_of(atlas.bundle, parts) for parts in subject.candidates]
    ends = [(end_towards(course, atlas.bundle, ground, opposite), course) for course in courses]
    end, course = max(ends, key=lambda pair: (pair[0].touching_mm2, -pair[0].end_gap_mm, -pair[0].gap_mm))
    return Case(statement, ground, end, course, patches)
