"""One palette for the whole atlas: tissues, and colours that tell structures apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.tissue import TISSUES
from muscleatlas.geometry.surface import Surface

__all__ = ["ATTACHMENT_COLOURS", "MUSCLE_COLOURS", "TISSUE_COLOURS", "gloss_of", "linear_from_hex", "vertex_colours"]

MUSCLE_COLOURS: tuple[str, ...] = (
    "#c2453c",
    "#f5b556",
    "#4d87aa",
    "#84a994",
    "#39288f",
    "#6ac7f5",
    "#d48214",
    "#555882",
    "#55391c",
)
"""Structures take these in turn; a structure alone is red.

Found by a search that keeps each pair, and each colour from that of bone, at least 10 apart in Oklab (times 100) for
common vision and for the three kinds of colour-blindness (:mod:`muscleatlas.studio.contrast`).
"""

TISSUE_COLOURS: dict[str, str] = {
    "muscle": "#b9857c",
    "bone": "#e3d6b6",
    "cartilage": "#b9d0da",
    "tendon": "#f2eeec",
    "ligament": "#d9cdb4",
    "artery": "#b8332f",
    "vein": "#4c6fa5",
    "nerve": "#e0c24a",
    "ghost": "#cfb7af",
}

ATTACHMENT_COLOURS: dict[str, str] = {
    "origin": "#c3272b",
    "insertion": "#2455a8",
    "attachment": "#1d1d1d",
    "origin-computed": "#ef8f7f",
    "insertion-computed": "#7fa6e6",
}
"""Where muscles are fixed: red and blue as in the books, paler where computed, dark where nothing tells which."""

_TENDON_TINT = 0.16
"""How much of its muscle's colour a tendon keeps, so that one can tell whose it is."""

_GLOSS = {"muscle": 0.45, "tendon": 0.6, "bone": 0.18, "cartilage": 0.5}


def gloss_of(kind: str) -> float:
    """Return the strength of the highlight on a kind of part, 0…1."""
    return _GLOSS.get(kind, 0.3)


def linear_from_hex(colour: str) -> NDArray[np.float32]:
    """Return linear light ``(3,)`` of an sRGB colour ``#rrggbb`` (IEC 61966-2-1).

    Examples
    --------
    >>> linear_from_hex("#ffffff").tolist()
    [1.0, 1.0, 1.0]
    """
    srgb = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255.0
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


def vertex_colours(surface: Surface, kind: str, colour: str) -> NDArray[np.float32]:
    """Return the colour of each vertex, ``(n, 3)`` linear light: what its faces are made of, blended.

    Parameters
    ----------
    kind
        The part's kind: decides what untagged faces are.
    colour
        ``#rrggbb`` of its muscle tissue.
    """
    by_tag = np.stack([_tissue_colour(tissue, kind, colour) for tissue in TISSUES])
    tags = np.unique(surface.face_tags)
    if len(tags) <= 1:
        tag = int(tags[0]) if len(tags) else 0
        return np.tile(by_tag[tag], (len(surface.vertices), 1))
    by_vertex = _face_mean_at_vertices(surface, by_tag[surface.face_tags])
    softened: NDArray[np.float32] = by_vertex[surface.faces].mean(axis=1, dtype=np.float32)
    return _face_mean_at_vertices(surface, softened)


def _tissue_colour(tissue: str, kind: str, colour: str) -> NDArray[np.float32]:
    if tissue == "untagged":
        tissue = "belly" if kind == "muscle" else kind
    if tissue == "tendon":
        return _mixed(TISSUE_COLOURS["tendon"], colour, _TENDON_TINT)
    return linear_from_hex(TISSUE_COLOURS.get(tissue, colour))


def _mixed(one: str, other: str, share: float) -> NDArray[np.float32]:
    mixed: NDArray[np.float32] = linear_from_hex(one) * np.float32(1 - share) + linear_from_hex(other) * np.float32(
        share
    )
    return mixed


def _face_mean_at_vertices(surface: Surface, per_face: NDArray[np.float32]) -> NDArray[np.float32]:
    count = len(surface.vertices)
    corners = surface.faces.ravel()
    uses = np.maximum(np.bincount(corners, minlength=count), 1)
    sums = [np.bincount(corners, weights=np.repeat(per_face[:, c], 3), minlength=count) for c in range(3)]
    return (np.stack(sums, axis=1) / uses[:, None]).astype(np.float32)
