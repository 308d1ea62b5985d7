"""Where structures are fixed, asked of the meshes: which patches to look at, and what the facts say they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from muscleatlas.anatomy.structure import Attachment, Structure
from muscleatlas.anatomy.terms import Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.patches import Claim, PatchRequest

__all__ = ["grounds_of", "patch_requests"]

_NEAR_MM = 15.0


def patch_requests(atlas: Atlas, structure_id: str) -> tuple[PatchRequest, ...]:
    """Return a request for each structure at or below a place that has parts of its own."""
    tree = atlas.knowledge.tree
    places = (tree.get(structure_id), *tree.descendants(structure_id))
    return tuple(_request(atlas, place) for place in places if atlas.join.structures.get(place.id))


def grounds_of(atlas: Atlas) -> dict[str, tuple[str, str]]:
    """Return id and name of what each part of bone or tissue shows, by part id.

    The narrowest term that all of the part belongs to: the right hip bone is one part, and the hip bone, not the ilium.
    """
    terms = {**atlas.knowledge.tissues, **atlas.knowledge.bones}
    shown: dict[str, list[str]] = {}
    for id_, parts in {**atlas.patches.tissues, **atlas.join.bones}.items():
        if len(parts) == 1:
            shown.setdefault(parts[0], []).append(id_)
    named = {part: _narrowest_whole(terms, ids) for part, ids in shown.items()}
    return {part: (id_, terms[id_].en) for part, id_ in named.items()}


def _narrowest_whole(terms: Mapping[str, Term], ids: Sequence[str]) -> str:
    """Return the lowest term that stands at or above all of these that have none of these below."""
    chains = {id_: _chain(terms, id_) for id_ in ids}
    above = {upper for chain in chains.values() for upper in chain[1:]}
    lowest = sorted(id_ for id_ in ids if id_ not in above)
    return next((upper for upper in chains[lowest[0]] if all(upper in chains[id_] for id_ in lowest)), lowest[0])


def _chain(terms: Mapping[str, Term], id_: str) -> list[str]:
    """Return a term and everything above it."""
    above = terms[id_].parent
    return [id_] if above is None else [id_, *_chain(terms, above)]


def _request(atlas: Atlas, structure: Structure) -> PatchRequest:
    parts = atlas.join.structures[structure.id]
    named = {part: name for part, (_, name) in grounds_of(atlas).items()}
    patches = atlas.patches.patches.get(structure.id, ())
    around = (*parts, *(patch.part for patch in patches))
    near = {part: named[part] for part in sorted(named) if _near(atlas, part, around)}
    return PatchRequest(
        structure=structure.id,
        parts=parts,
        patches=patches,
        claims=tuple(_claim(atlas, attachment) for attachment in (*structure.origins, *structure.insertions)),
        grounds=near,
    )


def _claim(atlas: Atlas, attachment: Attachment) -> Claim:
    term = attachment.on
    shown = atlas.join.bones if term.vocabulary == "bones" else atlas.patches.tissues
    return Claim(attachment.role, term.id, term.en, shown.get(term.id, ()))


def _near(atlas: Atlas, part: str, parts: Iterable[str]) -> bool:
    low, high = np.array(atlas.bundle.parts[part].bounds_mm)
    boxes = (np.array(atlas.bundle.parts[other].bounds_mm) for other in parts)
    return any(bool((low - _NEAR_MM <= box[1]).all() and (high + _NEAR_MM >= box[0]).all()) for box in boxes)
