"""The muscles of a place in layers, from the outermost to the deepest, as seen from each main side of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.space import Space, space_of
from muscleatlas.geometry.depth import depth_layers, overlaps
from muscleatlas.studio.view import View, plainness, scheme_named, views_of

__all__ = ["DepthOrder", "depth_members", "depth_order", "depth_orders_json", "places_with_depth"]

_FROM_INSIDE = frozenset({"left lateral"})
"""Of what is stored for the right side only, this view would look at the inner side."""


@dataclass(frozen=True, slots=True)
class DepthOrder:
    """The muscles of a place in layers.

    Attributes
    ----------
    view
        The side that one looks from, as the views of the place are named: "posterior", "plantar".
    layers
        Ids of the structures that have meshes of their own, the outermost layer first. What lies in one layer can be
        taken off without touching the layers below. Bones are not counted.
    """

    view: str
    layers: tuple[tuple[str, ...], ...]


def depth_order(atlas: Atlas, structure_id: str) -> tuple[DepthOrder, ...]:
    """Return the layers of a place from each of its main sides; none where it has fewer than two muscles with meshes.

    What belongs to a place follows from the tree, guests included. A muscle comes below those that lie over at
    least a fifth of what one sees of it.
    """
    space = space_of(atlas)
    names = depth_members(atlas, structure_id)
    if len(names) < 2:
        return ()
    scheme = scheme_named(atlas.knowledge.tree.get(structure_id).view_scheme)
    sides = [view for view in views_of(scheme) if plainness(view) == 0 and view.name not in _FROM_INSIDE]
    return tuple(_order(space, names, view, scheme.name) for view in sides)


def depth_members(atlas: Atlas, structure_id: str) -> list[str]:
    """Return the structures of a place that have meshes of their own, in tree order; heads go with their muscle."""
    tree = atlas.knowledge.tree
    places = (tree.get(structure_id), *tree.members_below(structure_id))
    own = [place.id for place in places if place.id in atlas.join.structures]
    inside = {below.id for id_ in own for below in tree.descendants(id_)}
    return [id_ for id_ in dict.fromkeys(own) if id_ not in inside]


def places_with_depth(atlas: Atlas) -> tuple[str, ...]:
    """Return the places that have a depth order: all but single muscles, in tree order."""
    places = atlas.knowledge.structures.values()
    return tuple(place.id for place in places if place.kind in {"region", "group"})


def depth_orders_json(atlas: Atlas, structure_ids: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the layers of places, or of all regions and groups, by id and view, as JSON."""
    ids = places_with_depth(atlas) if structure_ids is None else structure_ids
    found = {id_: depth_order(atlas, id_) for id_ in ids}
    return {id_: _plain(orders) for id_, orders in found.items() if orders}


def _plain(orders: Iterable[DepthOrder]) -> Mapping[str, list[list[str]]]:
    return {order.view: [list(layer) for layer in order.layers] for order in orders}


def _order(space: Space, names: list[str], view: View, scheme: str) -> DepthOrder:
    columns = {name: space.columns(space.muscles[name], f"{scheme}/{view.name}") for name in names}
    return DepthOrder(view.name, depth_layers(names, overlaps(columns)))
