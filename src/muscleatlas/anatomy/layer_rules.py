"""What must hold between the layers and compartments, the tree and what is stated of muscles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from muscleatlas.anatomy.border import Row, unknown_term
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.anatomy.terms import Layer
from muscleatlas.anatomy.vocabulary import Vocabulary
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["layer_doubts", "layer_faults"]

Rows = Sequence[Row[StructureEntry]]


def layer_faults(rows: Rows, vocabulary: Vocabulary) -> list[MuscleatlasError]:
    """Return layers that hold no place of the tree, and statements that repeat the tree or each other."""
    by_place = _layers_by_place(vocabulary)
    return [*_unknown_places(rows, vocabulary), *(fault for row in rows for fault in _repeated(row, rows, by_place))]


def layer_doubts(rows: Rows, vocabulary: Vocabulary) -> list[MuscleatlasError]:
    """Return muscles that lie in two layers of one whole, as a whole, and no note says why."""
    by_place = _layers_by_place(vocabulary)
    parents = {row.id: row.entry.parent for row in rows}
    return [doubt for row in rows for doubt in _contradicting(row, parents, by_place, vocabulary.layers)]


def _layers_by_place(vocabulary: Vocabulary) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for layer in vocabulary.layers.values():
        for place in layer.holds:
            found.setdefault(place, []).append(layer.id)
    return found


def _unknown_places(rows: Rows, vocabulary: Vocabulary) -> Iterator[MuscleatlasError]:
    places = {row.id for row in rows}
    for id_, row in vocabulary.layer_rows.items():
        for position, place in enumerate(row.entry.holds):
            if place not in places:
                yield unknown_term(place, noun=f"place of {id_}", known=places, where=row.where("holds", position))


def _repeated(row: Row[StructureEntry], rows: Rows, by_place: Mapping[str, list[str]]) -> Iterator[MuscleatlasError]:
    if not row.entry.layers:
        return
    parents = {other.id: other.entry.parent for other in rows}
    by_tree = _by_tree(row, parents, by_place)
    told: list[tuple[str, str | None]] = []
    for key, entry in row.entry.layers.items():
        if entry.layer in by_tree and entry.of is None:
            what = f"{row.id} lies in {entry.layer} by its place in the tree, which is enough"
            yield KnowledgeError(what, where=row.where("layers", key))
        elif (entry.layer, entry.of) in told:
            yield KnowledgeError(f"{row.id} tells {entry.layer} twice", where=row.where("layers", key))
        told.append((entry.layer, entry.of))


def _by_tree(
    row: Row[StructureEntry], parents: Mapping[str, str | None], by_place: Mapping[str, list[str]]
) -> list[str]:
    places = (row.id, *chain_above(row.id, parents), *row.entry.also_in)
    return [layer for place in places for layer in by_place.get(place, ())]


def _contradicting(
    row: Row[StructureEntry],
    parents: Mapping[str, str | None],
    by_place: Mapping[str, list[str]],
    layers: Mapping[str, Layer],
) -> Iterator[MuscleatlasError]:
    stated = [entry.layer for entry in row.entry.layers.values() if entry.of is None and entry.note is None]
    both = [layers[id_] for id_ in (*stated, *_by_tree(row, parents, by_place)) if id_ in layers] if stated else []
    ranked: dict[str, list[Layer]] = {}
    for layer in both:
        if layer.rank is not None and layer.parent is not None:
            ranked.setdefault(layer.parent, []).append(layer)
    for one, other in (pair for same in ranked.values() for pair in pairwise(same)):
        if one.rank != other.rank:
            what = f"{row.id} lies in {one.id} and in {other.id}, which are different layers of {one.parent}"
            yield KnowledgeError(what, where=row.where("layers"), hint="tell the part (of), or a note that explains")
