"""Where structures are fixed, asked of the meshes: which patches to look at, and what the facts say they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

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


@lru_cache(maxsize=2)
def grounds_of(atlas: Atlas) -> Mapping[str, tuple[str, str]]:
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
    patches = atlas.patches.patches.get(structure.id, ())
    around = (*parts, *(patch.part for patch in patches))
    return PatchRequest(
        structure=structure.id,
        parts=parts,
        patches=patches,
        claims=tuple(_claim(atlas, attachment) for attachment in (*structure.origins, *structure.insertions)),
        grounds=_grounds_near(atlas, around),
    )


def _claim(atlas: Atlas, attachment: Attachment) -> Claim:
    term = attachment.on
    shown = atlas.join.bones if term.vocabulary == "bones" else atlas.patches.tissues
    return Claim(attachment.role, term.id, term.en, shown.get(term.id, ()))


def _grounds_near(atlas: Atlas, parts: Iterable[str]) -> dict[str, str]:
    """Return the names of the grounds whose boxes are near those of some of the parts, by part id, sorted."""
    grounds, bundle = grounds_of(atlas), atlas.bundle.parts
    known = sorted(grounds)
    boxes = np.array([bundle[part].bounds_mm for part in known]).reshape(-1, 1, 2, 3)
    others = np.array([bundle[part].bounds_mm for part in parts]).reshape(1, -1, 2, 3)
    reach = (boxes[:, :, 0] - _NEAR_MM <= others[:, :, 1]) & (boxes[:, :, 1] + _NEAR_MM >= others[:, :, 0])
    near = np.flatnonzero(np.logical_and.reduce(reach, axis=2).sum(axis=1))
    return {known[number]: grounds[known[number]][1] for number in near}
