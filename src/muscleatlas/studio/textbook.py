"""The side from which books show a structure, read off its name or that of the group above it."""

from __future__ import annotations

import re

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree

__all__ = ["textbook_azimuth_deg"]

_SIDES = {
    "limb": {"anterior": 0.0, "lateral": 90.0, "posterior": 180.0, "medial": 270.0},
    "foot": {"dorsal": 0.0, "dorsum": 0.0, "lateral": 90.0, "plantar": 180.0, "sole": 180.0, "medial": 270.0},
    "both-sides": {"anterior": 0.0, "posterior": 180.0, "back": 180.0},
}
_WORD = re.compile(r"[a-z]+")


def textbook_azimuth_deg(tree: Tree, structure: Structure) -> float | None:
    """Return the azimuth of the side that its name speaks of, or its nearest ancestor's; None if none does.

    A head's own name is passed over: the lateral head of gastrocnemius is seen from behind like its muscle.
    Of two words of one name the last counts.
    """
    sides = _SIDES.get(structure.view_scheme, {})
    for above in (structure, *tree.ancestors(structure.id)):
        if above.view_scheme != structure.view_scheme:
            break
        if above.kind == "head":
            continue
        said = [sides[word] for word in _WORD.findall(f"{above.names.en} {above.title}".lower()) if word in sides]
        if said:
            return said[-1]
    return None
