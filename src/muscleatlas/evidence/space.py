"""The meshes of an atlas as a space to ask: what lies how far from what, and what lies over what from each side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from muscleatlas.anatomy.spoken import spoken_name
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.geometry.cloud import CLOUD_BOX_MM, Cloud, cloud_of, outside_mm
from muscleatlas.geometry.components import joined, subset
from muscleatlas.geometry.depth import Columns, looked_through
from muscleatlas.geometry.rays import RayScene
from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.view import SCHEMES, View, find_view

__all__ = ["GRID_MM", "Space", "Thing", "Touch", "space_of", "view_named"]

GRID_MM = 2.5
"""Spacing of the rays."""
_TOUCH_MM = 2.0
_SUNK_MM = 10.0
_COVERING = frozenset({"muscle", "bone", "tendon"})
_SIDES = ("anterior", "lateral", "posterior", "medial", "superior", "inferior")
_FROM_OUTSIDE_ONLY = frozenset({"head", "neck", "thorax", "back", "abdomen", "perineum"})


Shape = tuple[tuple[str, ...], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be asked for: a muscle, a bone, a vessel, a landmark.

    Attributes
    ----------
    id, name
        Of the term or structure; "fibula", "fibula".
    parts
        The parts of the bundle that show it.
    clip
        Of a landmark, the share of the part's height that it takes up, from and to; ``None`` for the whole.
    """

    id: str
    name: str
    parts: tuple[str, ...]
    clip: tuple[float, float] | None = None

    @property
    def shape(self) -> Shape:
        """What it consists of; things of one shape, such as a muscle and the whole of it, are looked at once."""
        return self.parts, self.clip


@dataclass(frozen=True, slots=True, eq=False)
class Touch:
    """Where two things lie on each other: the area, and the unit direction ``(3,)`` from the first to the second."""

    area_mm2: float
    way: NDArray[np.float64]


class Space:
    """Meshes, looked at as they are asked for; each look is kept.

    Parameters
    ----------
    atlas
        Right side and midline, anatomical position, LPS mm.
    """

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._surfaces: dict[Shape, Surface] = {}
        self._clouds: dict[Shape, Cloud] = {}
        self._trees: dict[Shape, object] = {}
        self._scenes: dict[Shape, RayScene] = {}
        self._columns: dict[tuple[Shape, str], Columns] = {}
        self._touches: dict[tuple[Shape, Shape], Touch] = {}
        self._gaps: dict[tuple[Shape, Shape], float] = {}

    def whole(self, structure_id: str) -> Thing | None:
        """Return a muscle, head or group as a thing, with what it shares with others; None without meshes."""
        parts = self.atlas.part_ids(structure_id)
        return Thing(f"{structure_id}, whole", self._name(structure_id), parts) if parts else None

    def structure(self, structure_id: str) -> Thing | None:
        """Return a muscle, head or group as a thing, without what it shares with others; None without meshes."""
        parts = self.atlas.part_ids(structure_id)
        own = tuple(part for part in parts if part not in self._shared) or parts
        return Thing(structure_id, self._name(structure_id), own) if own else None

    def _name(self, structure_id: str) -> str:
        return spoken_name(self.atlas.knowledge.structures[structure_id])

    @cached_property
    def muscles(self) -> Mapping[str, Thing]:
        """The structures that have parts of their own, in tree order."""
        ids = [id_ for id_ in self.atlas.knowledge.structures if id_ in self.atlas.join.structures]
        return {id_: thing for id_ in ids if (thing := self.structure(id_)) is not None}

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The parts that show more than one structure, and are no muscle: the calcaneal tendon."""
        uses = Counter(part for parts in self.atlas.join.structures.values() for part in parts)
        return frozenset(part for part, count in uses.items() if count > 1 and not part.startswith("muscle/"))

    def surface(self, thing: Thing) -> Surface:
        """Return the surface of a thing, its parts side by side."""
        if thing.shape not in self._surfaces:
            whole = joined(tuple(self.atlas.bundle.surface(part) for part in thing.parts))
            self._surfaces[thing.shape] = whole if thing.clip is None else _clipped(whole, thing.clip)
        return self._surfaces[thing.shape]

    def cloud(self, thing: Thing) -> Cloud:
        """Return points that stand for the surface of a thing, no farther than about 5 mm from each other."""
        if thing.shape not in self._clouds:
            self._clouds[thing.shape] = cloud_of(self.surface(thing))
        return self._clouds[thing.shape]

    def nearest(
        self, thing: Thing, points_mm: NDArray[np.float64], *, within_mm: float = np.inf
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return how far points ``(n, 3)`` are from the points of a thing, and from which one each.

        Beyond ``within_mm`` the distance is infinite, and the number that of no point.
        """
        from scipy.spatial import cKDTree

        if thing.shape not in self._trees:
            self._trees[thing.shape] = cKDTree(self.cloud(thing).points_mm, balanced_tree=False, compact_nodes=False)
        tree = self._trees[thing.shape]
        distance, number = tree.query(points_mm, distance_upper_bound=within_mm)  # type: ignore[attr-defined]
        return np.asarray(distance, np.float64), np.asarray(number, np.int64)

    def gap_mm(self, one: Thing, other: Thing) -> float:
        """Return about how far two things are apart, within some 3 mm; 0 where they touch."""
        key = (one.shape, other.shape)
        if key not in self._gaps:
            self._gaps[key] = self._gaps[key[::-1]] = self._gap_mm(*sorted((one, other), key=_order))
        return self._gaps[key]

    def _gap_mm(self, one: Thing, other: Thing) -> float:
        if len(self.cloud(one).points_mm) > len(self.cloud(other).points_mm):
            one, other = other, one
        first, second = self.cloud(one), self.cloud(other)
        least = np.linalg.norm(np.maximum(outside_mm(first.points_mm, second.bounds_mm), 0.0), axis=1)
        bound = float(self.nearest(other, first.points_mm[[int(least.argmin())]])[0][0])
        points = first.points_mm[least <= bound]
        distance, number = self.nearest(other, points)
        best = int(distance.argmin())
        away, normal = points[best] - second.points_mm[number[best]], second.normals[number[best]]
        height = float(away @ normal)
        aside = float(np.linalg.norm(away - height * normal))
        return abs(height) if aside <= CLOUD_BOX_MM else float(distance[best])

    def contact(self, one: Thing, other: Thing) -> Touch:
        """Return where two things lie on each other: no more than 2 mm apart, or one in the other."""
        key = (one.shape, other.shape)
        if key not in self._touches:
            first, second = sorted((one, other), key=_order)
            touch = self._touching(first, second)
            self._touches[first.shape, second.shape] = touch
            self._touches[second.shape, first.shape] = Touch(touch.area_mm2, -touch.way)
        return self._touches[key]

    def _touching(self, one: Thing, other: Thing) -> Touch:
        ours, theirs = self._lying_on(one, other), self._lying_on(other, one)
        way = ours[1] - theirs[1]
        return Touch((ours[0] + theirs[0]) / 2.0, way / max(float(np.linalg.norm(way)), 1e-9))

    def _lying_on(self, one: Thing, other: Thing) -> tuple[float, NDArray[np.float64]]:
        """Return the area of something that lies on something else, and the sum of its directions, by area."""
        first, second = self.cloud(one), self.cloud(other)
        near = (outside_mm(first.points_mm, second.bounds_mm) <= _TOUCH_MM).all(axis=1)
        if not near.any():
            return 0.0, np.zeros(3)
        distance, number = self.nearest(other, first.points_mm[near], within_mm=_SUNK_MM + CLOUD_BOX_MM)
        close = np.flatnonzero(near)[np.isfinite(distance)]
        number = number[np.isfinite(distance)]
        away = first.points_mm[close] - second.points_mm[number]
        height = np.einsum("ij,ij->i", away, second.normals[number])
        aside = np.linalg.norm(away - height[:, None] * second.normals[number], axis=1)
        touching = (height <= _TOUCH_MM) & (height >= -_SUNK_MM) & (aside <= 1.5 * CLOUD_BOX_MM)
        areas = first.areas_mm2[close][touching]
        return float(areas.sum()), areas @ first.normals[close][touching]

    def neighbours(self, thing: Thing) -> tuple[Thing, ...]:
        """Return the muscles with parts of their own whose boxes come near a thing; none that it is part of or has."""
        ids, boxes = self._boxes
        box = self.cloud(thing).bounds_mm
        near = ((boxes[:, 0] <= box[1] + _TOUCH_MM) & (boxes[:, 1] >= box[0] - _TOUCH_MM)).all(axis=1)
        kin = _kin(self.atlas, thing.id)
        own = set(thing.parts)
        others = (self.muscles[ids[number]] for number in np.flatnonzero(near).tolist() if ids[number] not in kin)
        return tuple(other for other in others if own.isdisjoint(other.parts))

    @cached_property
    def _boxes(self) -> tuple[list[str], NDArray[np.float64]]:
        parts = self.atlas.bundle.parts
        boxes = [np.array([parts[part].bounds_mm for part in thing.parts]) for thing in self.muscles.values()]
        return list(self.muscles), np.array([[box[:, 0].min(axis=0), box[:, 1].max(axis=0)] for box in boxes])

    def columns(self, thing: Thing, view: str) -> Columns:
        """Return where the rays of a view go through a thing."""
        key = (thing.shape, view)
        if key not in self._columns:
            surface = self.surface(thing)
            if thing.shape not in self._scenes:
                self._scenes[thing.shape] = RayScene(surface.vertices, surface.faces)
            towards = view_named(view).towards
            self._columns[key] = looked_through(
                self._scenes[thing.shape], surface.bounds_mm, towards=towards, grid_mm=GRID_MM
            )
        return self._columns[key]

    def views_from_outside(self, *things: Thing) -> tuple[str, ...]:
        """Return the views that look at things from outside the body: on the trunk, not the one from the middle."""
        on_trunk = any(_region(self.atlas, thing.id) in _FROM_OUTSIDE_ONLY for thing in things)
        return tuple(name for name in _SIDES if not (on_trunk and name == "medial"))

    def skin_mm(self, view: str) -> Columns:
        """Return where the rays of a view meet the first muscle or bone."""
        return self.columns(self._everything, view)

    @cached_property
    def _everything(self) -> Thing:
        parts = tuple(part.id for part in self.atlas.bundle.parts.values() if part.kind in _COVERING)
        return Thing("everything", "everything", parts)


@lru_cache(maxsize=128)
def view_named(name: str) -> View:
    """Return a view of the limb's scheme, or with another scheme's name before it ("foot/plantar"), or from above."""
    if name in {"superior", "inferior"}:
        up = 1.0 if name == "superior" else -1.0
        return View(0, name, 0.0, (0.0, 0.0, up), (0.0, -up, 0.0))
    scheme, _, station = name.rpartition("/")
    return find_view(SCHEMES[scheme or "limb"], station)


@lru_cache(maxsize=1)
def space_of(atlas: Atlas) -> Space:
    """Return the space of an atlas; that of the last one is kept."""
    return Space(atlas)


@lru_cache(maxsize=2048)
def _region(atlas: Atlas, structure_id: str) -> str | None:
    """Return the region of the body that a structure belongs to; None for what is no structure."""
    if structure_id not in atlas.knowledge.structures:
        return None
    above = [place.id for place in atlas.knowledge.tree.ancestors(structure_id)]
    return next((id_ for id_ in (structure_id, *above) if atlas.knowledge.structures[id_].parent == "body"), None)


@lru_cache(maxsize=1024)
def _kin(atlas: Atlas, structure_id: str) -> frozenset[str]:
    """Return a structure with those above and below it; only itself for what is no structure."""
    if structure_id not in atlas.knowledge.structures:
        return frozenset({structure_id})
    tree = atlas.knowledge.tree
    around = (*tree.ancestors(structure_id), *tree.descendants(structure_id))
    return frozenset({structure_id, *(place.id for place in around)})


def _order(thing: Thing) -> tuple[tuple[str, ...], float]:
    """Return what two things are sorted by, so that it doesn't matter which is asked for first."""
    return thing.parts, thing.clip[0] if thing.clip else -1.0


def _clipped(surface: Surface, clip: tuple[float, float]) -> Surface:
    """Return the faces of a surface between two shares of its height."""
    low, high = surface.bounds_mm[:, 2]
    level = (surface.vertices[surface.faces][..., 2].mean(axis=1) - low) / max(high - low, 1e-6)
    return subset(surface, (level >= clip[0]) & (level <= clip[1]))
