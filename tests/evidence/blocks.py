"""Bodies of boxes: bundles joined to the atlas by equal names, where every relation is known from a line of arithmetic.

They stand where the right leg stands, so that outside is where it should be: LPS, millimetres.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.bundle.manifest import Kind
from muscleatlas.bundle.write import Draft, write_bundle
from muscleatlas.evidence.space import Space
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box, moved
from tests.tiny.limb import SOURCE

__all__ = ["Box", "atlas_of", "atlas_of_boxes", "space_of_boxes"]

Box = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Lowest corner, and size along x, y and z."""


def atlas_of(folder: Path, surfaces: Mapping[str, Surface]) -> Atlas:
    """Return the atlas on a bundle of these parts, by id."""
    drafts = [
        Draft(id_, _kind(id_), id_, "right", surface, SOURCE.key, id_) for id_, surface in sorted(surfaces.items())
    ]
    return load(write_bundle(folder / "blocks", "blocks", "Blocks", [SOURCE], drafts))


def atlas_of_boxes(folder: Path, boxes: Mapping[str, Box]) -> Atlas:
    """Return the atlas on a bundle of boxes, by part id."""
    return atlas_of(folder, {id_: moved(box(*size), corner) for id_, (corner, size) in boxes.items()})


def space_of_boxes(folder: Path, boxes: Mapping[str, Box]) -> Space:
    """Return the space of a body of boxes."""
    return Space(atlas_of_boxes(folder, boxes))


def _kind(id_: str) -> Kind:
    return "muscle" if id_.startswith("muscle/") else "bone"
