"""How each muscle lies to its neighbours, computed from the meshes; and whether it crosses the joints that it moves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.crossing import action_crossings
from muscleatlas.evidence.evidence import Found
from muscleatlas.evidence.placing import SIDES, Finding, cover
from muscleatlas.evidence.space import Space, Thing, Touch, space_of, view_named
from muscleatlas.evidence.verdict import Relation, Verdict

__all__ = ["examine", "relations_of", "verdict_of"]

_LEAST_CONTACT_MM2 = 20.0
_CLEAR_COVER = 0.7
_CLEAR_WAY = 0.6
"""The direction from one to the other is within some 53° of the named one."""


def examine(atlas: Atlas, structure_id: str) -> Found:
    """Return the neighbours of a structure and how it lies to them, and a verdict on each action at a joint."""
    structure = atlas.knowledge.structures[structure_id]
    if structure.kind not in {"muscle", "head"}:
        return {}
    space = space_of(atlas)
    crossings = action_crossings(space, structure)
    return {
        "relations": relations_of(space, structure_id),
        "verdicts": [verdict_of(action.id, found) for action, found in crossings],
    }


def relations_of(space: Space, structure_id: str) -> list[Relation]:
    """Return how a structure lies to each neighbour that it touches, that of the largest contact first."""
    one = space.structure(structure_id)
    if one is None:
        return []
    touches = [(other, space.contact(one, other)) for other in space.neighbours(one)]
    touches = [(other, touch) for other, touch in touches if touch.area_mm2 >= _LEAST_CONTACT_MM2]
    touches.sort(key=lambda pair: (-round(pair[1].area_mm2, 3), pair[0].id))
    return [relation for other, touch in touches for relation in _relations(space, one, other, touch)]


def verdict_of(statement_id: str, found: Finding) -> Verdict:
    """Return a finding as a verdict on a statement."""
    numbers = {name: round(value, 3) for name, value in found.numbers.items()}
    return Verdict(statement_id, "relation", found.outcome, found.reason, found.cause, numbers, found.view)


def _relations(space: Space, one: Thing, other: Thing, touch: Touch) -> Iterator[Relation]:
    """Yield that two are beside each other, which of them is deep, and how they lie to each other where they touch."""
    area = round(touch.area_mm2, 1)
    yield Relation(one.id, "beside", other.id, {"contact_mm2": area})
    seen = cover(space, one, other)
    if seen is not None and max(seen[0], 1 - seen[0]) >= _CLEAR_COVER:
        relation = "deep to" if seen[0] >= _CLEAR_COVER else "superficial to"
        yield Relation(one.id, relation, other.id, {"share": round(max(seen[0], 1 - seen[0]), 3), "contact_mm2": area})
    for relation, view in SIDES.items():
        share = -float(touch.way @ np.asarray(view_named(view).towards))
        if share >= _CLEAR_WAY:
            yield Relation(one.id, relation, other.id, {"share": round(share, 3), "contact_mm2": area})
