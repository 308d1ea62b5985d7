"""What stands around a structure in its pictures: the bones and muscles of its own part of the body, some as glass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

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

_CARTILAGES: Mapping[str, tuple[str, ...]] = {"abdomen": ("abdomen", "thorax")}
"""Whose cartilages a region shows, where not its own alone: the abdominal wall hangs on the costal arch."""

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
    homes = _home_regions(atlas.knowledge.tree, structure)
    regions = _beside(homes)
    bones = {*_bones_of(atlas, regions), *_bones_held(atlas, structure), *_cartilages_of(atlas, homes)}
    return Surroundings(_with_scenery(atlas, bones), tuple(sorted(set(_muscles_of(atlas, regions)))))


def bones_around(atlas: Atlas, parts: Iterable[str]) -> tuple[str, ...]:
    """Return the bones of the neighbourhood of some bones, these included."""
    shown = set(parts)
    bones = atlas.knowledge.bones
    homes = {bones[term].region for term, own in atlas.join.bones.items() if shown.intersection(own)}
    return _with_scenery(atlas, {*shown, *_bones_of(atlas, _beside(home for home in homes if home))})


def glass_of(atlas: Atlas, structure: Structure, bones: Iterable[str]) -> tuple[str, ...]:
    """Return those of the bones that are seen through in the pictures of a structure: as told for it, or above it.

    Scenery is glass as well where a bone that it touches is.
    """
    upwards = (structure, *atlas.knowledge.tree.ancestors(structure.id))
    told = next((atlas.join.glass[place.id] for place in upwards if place.id in atlas.join.glass), ())
    shown = tuple(bones)
    through = {bone for bone in shown if bone in told}
    if through:
        touched = _touched_by_scenery(atlas)
        through |= {part for part in shown if part in touched and not through.isdisjoint(touched[part])}
    return tuple(bone for bone in shown if bone in through)


def _home_regions(tree: Tree, structure: Structure) -> tuple[str, ...]:
    """Return the nearest region above a place, or all regions below it; the place of a made-up tree is one itself."""
    upwards = (structure, *tree.ancestors(structure.id))
    near = tuple(place.id for place in upwards if place.id in _REGIONS_BESIDE)[:1]
    below = tuple(place.id for place in tree.descendants(structure.id) if place.id in _REGIONS_BESIDE)
    return near or below or tuple(place.id for place in tree.walk())


def _beside(homes: Iterable[str]) -> frozenset[str]:
    return frozenset(region for home in homes for region in _REGIONS_BESIDE.get(home, (home,)))


def _bones_of(atlas: Atlas, regions: frozenset[str]) -> Iterator[str]:
    for term, parts in atlas.join.bones.items():
        region = atlas.knowledge.bones[term].region
        if region is None or region in regions:
            yield from parts


def _cartilages_of(atlas: Atlas, homes: Iterable[str]) -> Iterator[str]:
    """Yield the cartilages of the regions themselves; from afar they would hang in the air."""
    regions = {region for home in homes for region in _CARTILAGES.get(home, (home,))}
    for term, parts in atlas.join.tissues.items():
        tissue = atlas.knowledge.tissues[term]
        if tissue.kind == "cartilage" and tissue.region in regions:
            yield from parts


def _bones_held(atlas: Atlas, structure: Structure) -> Iterator[str]:
    """Yield the parts of the bones that a structure, or what belongs to it, begins or ends on.

    Tissues as well, where both sides are shown: those with a mesh are not paired.
    """
    tissues = atlas.join.tissues if structure.view_scheme == "both-sides" else {}
    for place in (structure, *atlas.knowledge.tree.members_below(structure.id)):
        for attachment in (*place.origins, *place.insertions):
            term = attachment.on.id
            yield from (*atlas.join.bones.get(term, ()), *tissues.get(term, ()))


def _muscles_of(atlas: Atlas, regions: frozenset[str]) -> Iterator[str]:
    for structure_id, parts in atlas.join.structures.items():
        if not regions.isdisjoint(_homes_of_muscles(atlas)[structure_id]):
            yield from parts


@lru_cache(maxsize=2)
def _homes_of_muscles(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """Return everything above each structure that has parts, by its place and as a guest."""
    tree = atlas.knowledge.tree
    hosts = {place: (tree.get(host) for host in tree.get(place).also_in) for place in atlas.join.structures}
    return {
        place: frozenset(
            one.id for start in (tree.get(place), *hosts[place]) for one in (start, *tree.ancestors(start.id))
        )
        for place in atlas.join.structures
    }


def _with_scenery(atlas: Atlas, bones: set[str]) -> tuple[str, ...]:
    touched = _touched_by_scenery(atlas)
    return tuple(sorted({*bones, *(part for part in atlas.join.scenery if not bones.isdisjoint(touched[part]))}))


@lru_cache(maxsize=2)
def _touched_by_scenery(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """Return the bones that each part of the scenery touches."""
    parts, known = atlas.bundle.parts, sorted({part for bone in atlas.join.bones.values() for part in bone})
    boxes = np.array([parts[part].bounds_mm for part in known]).reshape(-1, 2, 3)
    return {part: frozenset(_touched(parts[part], known, boxes)) for part in atlas.join.scenery}


def _touched(part: Part, known: Sequence[str], boxes: NDArray[np.float64]) -> Iterator[str]:
    low, high = np.array(part.bounds_mm)
    near = (boxes[:, 0] <= high + _TOUCHING_MM) & (boxes[:, 1] >= low - _TOUCHING_MM)
    return (other for other, is_near in zip(known, near.all(axis=1), strict=True) if is_near)
