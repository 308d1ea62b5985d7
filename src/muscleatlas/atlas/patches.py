"""Where structures are fixed, asked of the meshes: which patches to look at, and what the facts say they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from muscleatlas.anatomy.structure import Attachment, Structure
from muscleatlas.anatomy.terms import Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.patch_table import NamedPatch, Role

__all__ = ["Claim", "PatchRequest", "grounds_of", "patch_requests", "request_from_json", "request_to_json"]

_NEAR_MM = 15.0


@dataclass(frozen=True, slots=True)
class Claim:
    """What the facts say: a bone or tissue that a structure arises from or inserts on.

    Attributes
    ----------
    role, on, name
        What it is; id and English name of the term.
    parts
        The parts of the bundle that show the bone or tissue; none where it has no mesh.
    """

    role: Role
    on: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatchRequest:
    """Everything that decides where the meshes show a structure to be fixed; plain enough for JSON.

    Attributes
    ----------
    structure, parts
        A muscle or a head, and the parts that show it.
    patches
        The patches of the bundle that belong to it.
    claims
        What the facts say, in their order.
    grounds
        Names of the parts that it may be fixed to, bones and tissues near it, by part id.
    """

    structure: str
    parts: tuple[str, ...]
    patches: tuple[NamedPatch, ...]
    claims: tuple[Claim, ...]
    grounds: Mapping[str, str]


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


def request_to_json(request: PatchRequest) -> dict[str, Any]:
    """Return a request as plain dictionaries and lists."""
    return asdict(request)


def request_from_json(record: Mapping[str, Any]) -> PatchRequest:
    """Return the request that :func:`request_to_json` wrote."""
    patches = (NamedPatch(**{**patch, "pieces": _tuple_or_none(patch["pieces"])}) for patch in record["patches"])
    claims = (Claim(**{**claim, "parts": tuple(claim["parts"])}) for claim in record["claims"])
    parts, grounds = tuple(record["parts"]), dict(record["grounds"])
    return PatchRequest(record["structure"], parts, tuple(patches), tuple(claims), grounds)


def _tuple_or_none(numbers: Iterable[int] | None) -> tuple[int, ...] | None:
    return None if numbers is None else tuple(numbers)


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
