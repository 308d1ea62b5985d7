"""What the pictures of a bone show: the bone, its neighbours as glass, and everything that is fixed to it."""

from __future__ import annotations

from typing import Any

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.terms import Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.patches import patch_requests
from muscleatlas.bundle.patches import PatchRequest, request_to_json
from muscleatlas.studio.palette import TISSUE_COLOURS
from muscleatlas.studio.plan import bones_beside

__all__ = ["bone_inputs"]

_VIEW_PX = 640
_FRAMES = 32
"""Bones are looked up more often than studied: smaller pictures and a coarser turn keep the atlas light."""


def bone_inputs(atlas: Atlas, term_id: str) -> dict[str, Any] | None:
    """Return everything that decides the pictures of a bone, as JSON; None where it has no mesh.

    The same task draws them as those of a place (:func:`muscleatlas.studio.place.draw_place`).
    """
    term, parts = atlas.knowledge.bones[term_id], atlas.join.bones.get(term_id, ())
    if not parts:
        return None
    label = capitalised(term.en)
    return {
        "bundle": atlas.bundle.digest,
        "structure": term_id,
        "title": label,
        "scheme": "foot" if term.region == "foot" else "limb",
        "sides": "right",
        "textbook_deg": None,
        "view_px": _VIEW_PX,
        "frames": _FRAMES,
        "subjects": [
            {"structure": term_id, "label": label, "colour": TISSUE_COLOURS["bone"], "parts": list(parts)},
        ],
        "bones": [],
        "neighbours": bones_beside(atlas, parts),
        "attachments": None,
        "paint": [request_to_json(request) for request in _requests(atlas, term)],
        "credit": atlas.bundle.credit,
        "licence": atlas.bundle.licence,
        "extras": {},
    }


def _requests(atlas: Atlas, term: Term) -> list[PatchRequest]:
    """Return what to ask of each muscle that the facts fix to a bone, or to a part of it."""
    requests = patch_requests(atlas, atlas.knowledge.tree.root.id)
    parts = set(atlas.join.bones[term.id])
    return [request for request in requests if any(parts.intersection(claim.parts) for claim in request.claims)]
