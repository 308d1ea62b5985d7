"""What stands around a structure in its pictures: the bones and muscles of its own part of the body, some as glass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.manifest import Part

__all__ = ["Surroundings", "bones_around", "glass_of", "surroundings_of"]

_REGIONS_BESIDE: Mapping[str, tuple[str, ...]] = {
    "head": ("head", "neck"),
    "neck": ("neck", "head", "thorax", "back", "shoulder"),
    "thorax": ("thorax", "neck", "back", "shoulder", "abdomen"),
    "back": ("back", "neck", "head", "thorax", "shoulder", "hip", "abdomen"),
    "abdomen": ("abdomen", "thorax", "back", "hip"),
    "perineum": ("perineum", "hip", "back"),
    "shoulder": ("shoulder", "arm", "thorax", "back", "neck", "head"),
    "arm": ("arm", "shoulder", "forearm"),
    "forearm": ("forearm", "arm", "hand"),
    "hand": ("hand", "forearm"),
    "hip": ("hip", "thigh", "back", "perineum", "abdomen"),
    "thigh": ("thigh", "hip", "leg", "back"),
    "leg": ("leg", "thigh", "foot"),
    "foot": ("foot", "leg"),
}
"""By region, the regions whose bones and muscles its pictures show: the hand hangs beside the thigh, and is none of it.

What a muscle takes hold of is shown as well, wherever it is.
"""

_TOUCHING_MM = 3.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may be shown around a structure, before the frame decides.

    Attributes
    ----------
    bones, muscles
        Part ids, sorted; of discs, labra and the like those that touch one of the bones.
    """

    bones: tuple[str, ...]
    muscles: tuple[str, ...]


def surroundings_of(atlas: Atlas, structure: Structure) -> Surroundings:
    """Return the bones and muscles of the neighbourhood of a structure."""
    regions = _regions_beside(atlas.knowledge.tree, structure)
    bones = {*_bones_of(atlas, regions), *_bones_held(atlas, structure)}
    return Surroundings(_with_scenery(atlas, bones), tuple(sorted(set(_muscles_of(atlas, regions)))))


def bones_around(atlas: Atlas, parts: Iterable[str]) -> tuple[str, ...]:
    """Return the bones of the neighbourhood of some bones, these included."""
    shown = set(parts)
    bones = atlas.knowledge.bones
    homes = {bones[term].region for term, own in atlas.join.bones.items() if shown.intersection(own)}
    regions = frozenset(region for home in homes if home for region in _REGIONS_BESIDE.get(home, (home,)))
    return _with_scenery(atlas, {*shown, *_bones_of(atlas, regions)})


def _with_scenery(atlas: Atlas, bones: set[str]) -> tuple[str, ...]:
    scenery = [part for part in atlas.join.scenery if _touches(atlas.bundle.parts, part, bones)]
    return tuple(sorted({*bones, *scenery}))


def glass_of(atlas: Atlas, structure: Structure, bones: Iterable[str]) -> tuple[str, ...]:
    """Return those of the bones that are seen through in the pictures of a structure: as told for it, or above it.

    Scenery is glass as well where the bones that it touches are.
    """
    upwards = (structure, *atlas.knowledge.tree.ancestors(structure.id))
    told = next((atlas.join.glass[place.id] for place in upwards if place.id in atlas.join.glass), ())
    shown = tuple(bones)
    solid = [bone for bone in shown if bone not in told and bone not in atlas.join.scenery]
    through = {bone for bone in shown if bone in told}
    loose = {part for part in shown if part in atlas.join.scenery and through} - through
    through |= {part for part in loose if not _touches(atlas.bundle.parts, part, solid)}
    return tuple(bone for bone in shown if bone in through)


def _regions_beside(tree: Tree, structure: Structure) -> frozenset[str]:
    """Return the regions around a place: those of the nearest region above it, or of all regions below it."""
    upwards = (structure, *tree.ancestors(structure.id))
    near = [place.id for place in upwards if place.id in _REGIONS_BESIDE][:1]
    below = [place.id for place in tree.descendants(structure.id) if place.id in _REGIONS_BESIDE]
    homes = near or below
    return frozenset(chain.from_iterable(_REGIONS_BESIDE[home] for home in homes)) if homes else _all_regions(tree)


def _all_regions(tree: Tree) -> frozenset[str]:
    return frozenset({place.id for place in tree.walk()} | set(_REGIONS_BESIDE))


def _bones_of(atlas: Atlas, regions: frozenset[str]) -> Iterator[str]:
    for term, parts in atlas.join.bones.items():
        region = atlas.knowledge.bones[term].region
        if region is None or region in regions:
            yield from parts
    for term, parts in atlas.join.tissues.items():
        tissue = atlas.knowledge.tissues[term]
        if tissue.kind == "cartilage" and tissue.region in regions:
            yield from parts


def _bones_held(atlas: Atlas, structure: Structure) -> Iterator[str]:
    """Yield the parts of the bones and tissues that a structure, or what belongs to it, begins or ends on."""
    for place in (structure, *atlas.knowledge.tree.members_below(structure.id)):
        for attachment in (*place.origins, *place.insertions):
            term = attachment.on.id
            yield from (*atlas.join.bones.get(term, ()), *atlas.join.tissues.get(term, ()))


def _muscles_of(atlas: Atlas, regions: frozenset[str]) -> Iterator[str]:
    tree = atlas.knowledge.tree
    for structure_id, parts in atlas.join.structures.items():
        hosts = [place for host in tree.get(structure_id).also_in for place in (tree.get(host), *tree.ancestors(host))]
        homes = {place.id for place in (*tree.ancestors(structure_id), *hosts)}
        if homes & regions:
            yield from parts


def _touches(parts: Mapping[str, Part], part: str, others: Iterable[str]) -> bool:
    low, high = np.array(parts[part].bounds_mm)
    boxes = np.array([parts[other].bounds_mm for other in sorted(others)]).reshape(-1, 2, 3)
    near = (boxes[:, 0] <= high + _TOUCHING_MM) & (boxes[:, 1] >= low - _TOUCHING_MM)
    return bool(near.all(axis=1).any())
