"""The layers and compartments that a muscle lies in: stated, or by its place in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.structure import Placement, Structure
from muscleatlas.anatomy.terms import Layer

__all__ = ["LayerPlace", "layers_of"]


@dataclass(frozen=True, slots=True, repr=False)
class LayerPlace:
    """A layer or compartment that a muscle lies in.

    Attributes
    ----------
    statement
        What states it, of the muscle or, for a head, of its muscle; None where it follows from the tree.
    place
        Id of the place of the tree that it follows from; None where it is stated.
    """

    layer: Layer
    statement: Placement | None
    place: str | None

    def __repr__(self) -> str:
        return f"<{self.layer.kind} {self.layer.en}{f', by {self.place}' if self.place else ''}>"


def layers_of(knowledge: Knowledge, structure_id: str) -> tuple[LayerPlace, ...]:
    """Return where a muscle or head lies, stated ones first; a whole is left out where its part is told."""
    structure = knowledge.tree.get(structure_id)
    if structure.kind not in {"muscle", "head"}:
        return ()
    every = (*_stated(knowledge, structure), *_by_tree(knowledge, structure))
    parents = {layer.id: layer.parent for layer in knowledge.layers.values()}
    wholes = {above for found in every for above in chain_above(found.layer.id, parents)}
    once: dict[tuple[str, str | None], LayerPlace] = {}
    for found in every:
        of = found.statement.of if found.statement else None
        once.setdefault((found.layer.id, of), found)
    return tuple(found for found in once.values() if found.layer.id not in wholes)


def _stated(knowledge: Knowledge, structure: Structure) -> Iterator[LayerPlace]:
    """Yield what is stated of a structure; where nothing is stated of a head, what is stated of its whole muscle."""
    above = knowledge.tree.parent(structure.id)
    told = structure.layers
    if not told and structure.kind == "head" and above is not None:
        told = tuple(placement for placement in above.layers if placement.of is None)
    yield from (LayerPlace(placement.layer, placement, None) for placement in told)


def _by_tree(knowledge: Knowledge, structure: Structure) -> Iterator[LayerPlace]:
    places = (structure, *knowledge.tree.ancestors(structure.id))
    ids = [id_ for place in places for id_ in (place.id, *place.also_in)]
    for id_ in dict.fromkeys(ids):
        yield from (LayerPlace(layer, None, id_) for layer in knowledge.layers.values() if id_ in layer.holds)
