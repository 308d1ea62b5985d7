"""What is not stated of a muscle beside its attachments, actions and supply, and why."""

from __future__ import annotations

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.layers import layers_of
from muscleatlas.anatomy.partners import derived_antagonists, derived_synergists, stated_partners
from muscleatlas.anatomy.structure import Structure

__all__ = ["companion_gaps"]

_DERIVED = "no work cited here names one; derived from the actions"
_NOBODY = {
    "antagonists": "no muscle does the opposite of its actions",
    "synergists": "no other muscle shares its actions",
}


def companion_gaps(knowledge: Knowledge, structure: Structure) -> dict[str, str | None]:
    """Return which of "antagonists", "synergists" and "layers" no source states of a muscle, each with the reason.

    A reason for layers holds for all below the group or region that gives it. None where nobody gave one; of what
    is no muscle nothing is expected.
    """
    if structure.kind != "muscle":
        return {}
    gaps: dict[str, str | None] = {}
    stated = {one.kind for one in stated_partners(knowledge, structure.id)}
    for what, kind, derived in (
        ("antagonists", "antagonist", derived_antagonists),
        ("synergists", "synergist", derived_synergists),
    ):
        if kind not in stated:
            follows = _DERIVED if derived(knowledge, structure.id) else _NOBODY[what]
            gaps[what] = structure.missing.get(what, follows)
    if not layers_of(knowledge, structure.id):
        places = (structure, *knowledge.tree.ancestors(structure.id))
        gaps["layers"] = next((place.missing["layers"] for place in places if "layers" in place.missing), None)
    return gaps
