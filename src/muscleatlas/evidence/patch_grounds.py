"""What the attachment patches of the bundle lie on, whatever the facts say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.patches import NamedPatch, Role
from muscleatlas.geometry.components import components, joined
from muscleatlas.geometry.contact import area_mm2, near_box
from muscleatlas.geometry.nearest import SurfaceProbe
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface

__all__ = ["PatchGround", "patch_grounds"]

_ON_MM = 2.5
_ON_SHARE = 0.06
_NEAREST_MM = 12.0
_GRAIN_MM = 4.0


@dataclass(frozen=True, slots=True)
class PatchGround:
    """A piece of a patch, and what share of it lies on each bone.

    Attributes
    ----------
    role
        What the source or the table says that it is; None where they leave it open.
    shares
        By part id; empty where no bone is near.
    middle_mm
        The middle of its vertices.
    """

    part: str
    role: Role | None
    area_mm2: float
    shares: Mapping[str, float]
    middle_mm: tuple[float, ...]

    def area_on_mm2(self, parts: tuple[str, ...]) -> float:
        """Return how much of it lies on some parts."""
        return self.area_mm2 * sum(self.shares.get(part, 0.0) for part in parts)


def patch_grounds(atlas: Atlas, structure_id: str) -> tuple[PatchGround, ...]:
    """Return the patches that belong to a structure and to those below it, with the bones under them."""
    own = (structure_id, *(place.id for place in atlas.knowledge.tree.descendants(structure_id)))
    named = dict.fromkeys(patch for id_ in own for patch in atlas.patches.patches.get(id_, ()))
    return tuple(ground for patch in named for ground in _of_patch(atlas.bundle, patch))


@lru_cache(maxsize=1024)
def _of_patch(bundle: Bundle, patch: NamedPatch) -> tuple[PatchGround, ...]:
    pieces = components(bundle.surface(patch.part))
    chosen = range(len(pieces)) if patch.pieces is None else patch.pieces
    return tuple(_of_piece(bundle, patch, pieces[number]) for number in chosen if number < len(pieces))


def _of_piece(bundle: Bundle, patch: NamedPatch, piece: Surface) -> PatchGround:
    bones = {bone: near_box(bundle.surface(bone), piece.bounds_mm, _NEAREST_MM) for bone in _boxed(bundle, piece)}
    bones = {bone: surface for bone, surface in bones.items() if len(surface.faces)}
    shares = _shares(bones, piece) if bones else {}
    return PatchGround(patch.part, patch.role, area_mm2(piece), shares, tuple(map(float, piece.vertices.mean(axis=0))))


def _boxed(bundle: Bundle, piece: Surface) -> list[str]:
    low, high = piece.bounds_mm.astype(np.float64)
    boxes = {part.id: np.array(part.bounds_mm) for part in bundle.parts.values() if part.kind == "bone"}
    return sorted(
        bone
        for bone, (bottom, top) in boxes.items()
        if (bottom - _NEAREST_MM <= high).all() and (top + _NEAREST_MM >= low).all()
    )


def _shares(bones: Mapping[str, Surface], piece: Surface) -> dict[str, float]:
    """Return what share of a piece lies on each bone; of one that lies on none, what is nearest."""
    numbered = [_tagged(surface, number) for number, surface in enumerate(bones.values())]
    found = SurfaceProbe(joined(tuple(numbered)), spacing_mm=4.0).nearest(_points(piece))
    on = found.distance_mm <= (_ON_MM if (found.distance_mm <= _ON_MM).mean() >= _ON_SHARE else _NEAREST_MM)
    counts = np.bincount(found.tag[on], minlength=len(bones)) / len(on)
    return {bone: float(share) for bone, share in zip(bones, counts, strict=True) if share >= _ON_SHARE}


def _points(piece: Surface) -> NDArray[np.float32]:
    return subdivided(piece, longest_mm=_GRAIN_MM).vertices


def _tagged(surface: Surface, tag: int) -> Surface:
    return Surface(surface.vertices, surface.faces, np.full(len(surface.faces), tag, np.uint8))
