"""Opponents and helpers of a muscle: no source states them, they follow from the actions, and the page says so."""

from __future__ import annotations

from collections.abc import Iterable

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.relations import Relation, antagonists, synergists
from muscleatlas.anatomy.structure import Action, Structure
from muscleatlas.site.links import Router
from muscleatlas.site.model import DerivedGroup, DerivedLine, Link
from muscleatlas.site.ways import way_to

__all__ = ["gather_derived"]


def gather_derived(knowledge: Knowledge, structure: Structure, router: Router) -> tuple[DerivedGroup, ...]:
    """Return, for each action that another muscle opposes or shares, who does."""
    against, along = antagonists(knowledge, structure.id), synergists(knowledge, structure.id)
    groups = (
        DerivedGroup(
            action=Link(f"{capitalised(action.movement.en)}, {action.joint.short}", f"#{action.id}"),
            opponents=_lines(knowledge, (relation for relation in against if relation.action == action), router),
            helpers=_lines(knowledge, (relation for relation in along if relation.action == action), router),
        )
        for action in structure.actions
    )
    return tuple(group for group in groups if group.opponents or group.helpers)


def _lines(knowledge: Knowledge, relations: Iterable[Relation], router: Router) -> tuple[DerivedLine, ...]:
    """Return each muscle once; a note says where it does so weakly, or in part."""
    notes: dict[str, list[str]] = {}
    for relation in relations:
        notes.setdefault(relation.other, []).append(_note(relation.other_action))
    return tuple(
        DerivedLine(
            link=way_to(knowledge.structures[id_], router),
            note="" if "" in told else told[0],
        )
        for id_, told in notes.items()
    )


def _note(action: Action) -> str:
    return ", ".join(filter(None, ("weakly" if action.strength == "weak" else "", action.part or "")))
