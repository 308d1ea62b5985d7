"""What the map of the body shows: each region in its muscles, on the bones; planned here, drawn elsewhere."""

from __future__ import annotations

from typing import Any

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.studio.plan import picture_inputs

__all__ = ["map_inputs"]

_MUSCLE = "#b9584e"
_ENDS = ("hand", "foot")
"""Where most of what one sees comes from elsewhere, as tendons: these regions are where their bones are."""


def map_inputs(atlas: Atlas, entrance: Structure) -> dict[str, Any] | None:
    """Return everything that decides the map of a place, as JSON; None where it has no regions, or no mesh."""
    regions = _regions(atlas.knowledge.tree, entrance)
    inputs = picture_inputs(atlas, entrance.id) if len(regions) > 1 else None
    if inputs is None:
        return None
    claimed: set[str] = set()
    subjects = []
    for region in regions:
        parts = [part for part in atlas.part_ids(region.id) if part not in claimed]
        claimed.update(parts)
        subjects.append({"structure": region.id, "label": region.names.en, "colour": _MUSCLE, "parts": parts})
    kept = ("bundle", "structure", "title", "scheme", "sides", "credit", "licence")
    bones = sorted({*inputs["bones"], *inputs["glass"]} - claimed)
    return {name: inputs[name] for name in kept} | {
        "subjects": [subject for subject in subjects if subject["parts"]],
        "bones": bones,
        "neighbours": [],
        "ends": [_end(atlas, region.id) for region in regions if region.id in _ENDS],
    }


def _regions(tree: Tree, place: Structure) -> list[Structure]:
    """Return the regions of a place that have no regions in them."""
    below = [member for member in tree.children(place.id) if member.kind == "region"]
    return [leaf for member in below for leaf in (_regions(tree, member) or [member])]


def _end(atlas: Atlas, region: str) -> dict[str, Any]:
    bones = [bone.id for bone in atlas.knowledge.bones.values() if bone.region == region]
    parts = sorted({part for bone in bones for part in atlas.join.bones.get(bone, ())})
    return {"structure": region, "label": region, "colour": _MUSCLE, "parts": parts}
