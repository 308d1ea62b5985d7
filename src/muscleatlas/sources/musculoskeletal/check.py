"""How good the built body is: closed, apart, clear of bone, of the right size, fixed to bone, along the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import edge_use
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.assemble import Body
from muscleatlas.sources.musculoskeletal.finish import belly_share
from muscleatlas.sources.musculoskeletal.ground import Ground, Lattice, filled
from muscleatlas.sources.musculoskeletal.paths import Fascicle

__all__ = ["Measure", "measured"]

_NEAR_END_MM = 15.0


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
        For origin and insertion the distances from bone of all lines that end on one.
    centre_mm
        Mean and largest distance of the middles of its sections from its course.
    """

    structure: str
    closed: bool
    volume_ratio: float
    overlap: float
    in_bone: float
    ends_mm: tuple[tuple[float, ...], tuple[float, ...]]
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
    inner = space.lattice.points_in(where, block)
    volume = signed_volume_mm3(solid.surface)
    off = [cell.off_mm for cell in frame.course.cells(inner)]
    return Measure(
        solid.structure,
        not edge_use(solid.surface).balance.any() and volume > 0,
        volume * belly_share(inner, frame) / body.sizes[solid.structure].volume_mm3,
        float((space.muscles[where][block] > 1).sum()) / count,
        float(space.bone[where][block].sum()) / count,
        (_ends_mm(solid.surface, lines, 0, ground), _ends_mm(solid.surface, lines, -1, ground)),
        (float(np.mean(off)), max(off)) if off else (0.0, 0.0),
    )


def _ends_mm(surface: Surface, lines: Sequence[Fascicle], end: int, ground: Ground) -> tuple[float, ...]:
    """Return for each line that ends on bone how far the solid ends from that bone, near where the line meets it."""
    points = surface.vertices.astype(np.float64)
    holds = [ground.hold(line.points_mm[end], line.bodies[end]) for line in lines]
    feet = [(hold[1], line.bodies[end]) for hold, line in zip(holds, lines, strict=True) if hold is not None]
    return tuple(_end_mm(points, foot, body, ground) for foot, body in feet)


def _end_mm(points: NDArray[np.float64], foot: NDArray[np.float64], body: int, ground: Ground) -> float:
    near = points[np.linalg.norm(points - foot, axis=1) <= _NEAR_END_MM]
    return min((hold[0] for hold in (ground.hold(point, body) for point in near) if hold), default=np.inf)
