"""How good the built body is: closed, apart, clear of bone, of the right size, fixed to bone, along the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import edge_use
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.assemble import Body
from muscleatlas.sources.musculoskeletal.ground import Ground, Lattice, filled
from muscleatlas.sources.musculoskeletal.paths import Fascicle, resampled

__all__ = ["Measure", "measured"]

_SECTIONS = 12
_NEAR_END_MM = 25.0
_CENTRE_SPACING_MM = 2.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What was found of one solid.

    Attributes
    ----------
    structure
        Its id.
    closed
        Whether each edge is run as often one way as the other, and the volume is above zero.
    volume_ratio
        Volume less that of the tendons, over what it should be.
    overlap, in_bone
        Shares of its volume that lie in another muscle too, and in bone.
    ends_mm
        Distances from bone of its two ends, the larger of all fascicles; none for an end that is fixed to no bone.
    centre_mm
        Mean and largest distance of the middles of its sections from the mean of the model's lines.
    """

    structure: str
    closed: bool
    volume_ratio: float
    overlap: float
    in_bone: float
    ends_mm: tuple[float | None, float | None]
    centre_mm: tuple[float, float]


def measured(body: Body, *, spacing_mm: float = 1.0) -> list[Measure]:
    """Return what is found of every solid; overlaps are counted on a lattice of this spacing."""
    surfaces = [bone.surface for bone in body.bones] + [solid.surface for solid in body.solids]
    corners = np.concatenate([surface.bounds_mm for surface in surfaces]).astype(np.float64)
    lattice = Lattice.around(corners, spacing_mm=spacing_mm, margin_mm=2.0)
    bone, muscles = np.zeros(lattice.shape, dtype=bool), np.zeros(lattice.shape, dtype=np.uint8)
    for part in body.bones:
        where, block = filled(part.surface, lattice)
        bone[where] |= block
    for solid in body.solids:
        where, block = filled(solid.surface, lattice)
        muscles[where] += block
    ground = Ground(body.bones)
    space = _Space(lattice, bone, muscles)
    return [_measure(body, number, space, ground) for number in range(len(body.solids))]


@dataclass(frozen=True, slots=True, eq=False)
class _Space:
    """Which lattice points lie in bone, and in how many muscles each lies."""

    lattice: Lattice
    bone: NDArray[np.bool_]
    muscles: NDArray[np.uint8]


def _measure(body: Body, number: int, space: _Space, ground: Ground) -> Measure:
    solid = body.solids[number]
    frame, lines = body.frames[solid.structure], body.fascicles[solid.structure]
    where, block = filled(solid.surface, space.lattice)
    count = max(int(block.sum()), 1)
    volume = signed_volume_mm3(solid.surface)
    return Measure(
        solid.structure,
        not edge_use(solid.surface).balance.any() and volume > 0,
        (volume - frame.tendon_mm3) / body.sizes[solid.structure].volume_mm3,
        float((space.muscles[where][block] > 1).sum()) / count,
        float(space.bone[where][block].sum()) / count,
        (_end_mm(solid.surface, lines, 0, ground), _end_mm(solid.surface, lines, -1, ground)),
        _centre_mm(solid.surface, lines),
    )


def _end_mm(surface: Surface, lines: Sequence[Fascicle], end: int, ground: Ground) -> float | None:
    """Return how far the solid ends from bone, where it ends near what the model's line ends on."""
    points = surface.vertices.astype(np.float64)
    tree = cKDTree(points)
    found = []
    for line in lines:
        near = tree.query_ball_point(line.points_mm[end], _NEAR_END_MM)
        if near:
            found.append(float(ground.nearest(points[near])[0].min()))
    return max(found) if found else None


def _centre_mm(surface: Surface, lines: Sequence[Fascicle]) -> tuple[float, float]:
    """Return mean and largest distance between the middles of sections and the mean line."""
    line = np.mean([resampled(line.points_mm, count=100) for line in lines], axis=0)
    lattice = Lattice.around(surface.bounds_mm.astype(np.float64), spacing_mm=_CENTRE_SPACING_MM, margin_mm=4.0)
    where, block = filled(surface, lattice)
    first = np.array([part.start for part in where])
    inner = lattice.low_mm + (np.argwhere(block) + first) * lattice.spacing_mm
    _, nearest = cKDTree(line).query(inner)
    section = (nearest * _SECTIONS) // len(line)
    away = [
        float(cKDTree(line).query(inner[section == number].mean(axis=0))[0])
        for number in range(1, _SECTIONS - 1)
        if (section == number).any()
    ]
    return (float(np.mean(away)), max(away)) if away else (0.0, 0.0)
