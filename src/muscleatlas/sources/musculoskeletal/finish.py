"""Last touches to a surface: lumps evened, the volume that smoothing left wrong, ends that fell short of their bone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.smooth import taubin
from muscleatlas.geometry.surface import Surface, doubled_areas
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.ground import Ground, Lattice, filled
from muscleatlas.sources.musculoskeletal.strands import Frame

__all__ = ["belly_share", "evened", "fleshy_share", "footed", "swelling_at", "swollen"]

_MOST_IN_MM, _MOST_OUT_MM = 0.45, 0.1
"""So far a surface is moved at most; neighbours are not much farther away than the second."""
_EVENED = (0.4, 0.7)
"""What swells less stays, what swells more is evened in full: a cord would be lost."""
_FINENESS = 20.0
"""So many points lie along the side of a cube as large as the solid."""
_NEAR_MM, _THERE_MM, _FARTHEST_MM = 15.0, 1.8, 10.0
_FOOT_MM = 0.6
"""So far from bone a foot ends."""
_SPREAD, _WIDEST_MM, _FOOT_RADII = 2.0, 6.0, 1.1
"""A foot begins so many times as wide as it is long, but no wider than this, nor than so many radii of its tendon: it
goes through whoever took its place."""
_ON_BONE_MM = 5.0


def evened(surface: Surface, frame: Frame) -> Surface:
    """Return a surface whose belly has no lumps, as far as the frame asks for it; cords stay as they are."""
    if not frame.evening:
        return surface
    low, high = _EVENED
    moving = np.clip((swelling_at(surface.vertices, frame) - low) / (high - low), 0.0, 1.0)
    return taubin(surface, rounds=frame.evening, moving=moving)


def fleshy_share(surface: Surface, frame: Frame) -> float:
    """Return which part of what a surface encloses is nearer to its belly than to bare tendon; points are counted."""
    volume = max(signed_volume_mm3(surface), 1.0)
    points = surface.vertices.astype(np.float64)
    lattice = Lattice.around(points, spacing_mm=float(np.cbrt(volume)) / _FINENESS, margin_mm=1.0)
    where, block = filled(surface, lattice)
    return belly_share(lattice.points_in(where, block), frame)


def belly_share(points_mm: NDArray[np.float64], frame: Frame) -> float:
    """Return which part of points ``(k, 3)`` is nearer to the belly of a frame than to its bare tendons; 0 of none."""
    return float((swelling_at(points_mm, frame) > 0).mean()) if len(points_mm) else 0.0


def swelling_at(points_mm: NDArray[np.floating], frame: Frame) -> NDArray[np.float64]:
    """Return the swelling ``(k,)`` of what of a frame is nearest to each point."""
    _, nearest = cKDTree(frame.points_mm).query(points_mm)
    swelling: NDArray[np.float64] = frame.swelling[nearest]
    return swelling


def swollen(surface: Surface, frame: Frame, lack_mm3: float) -> Surface:
    """Return a surface whose belly encloses so much more: moved along its normals, by a fraction of a millimetre."""
    points = surface.vertices.astype(np.float64)
    fleshy = (swelling_at(points, frame) > 0).astype(np.float64)
    areas = 0.5 * np.linalg.norm(doubled_areas(surface.corners_mm), axis=1)
    area = max(float(areas @ fleshy[surface.faces].mean(axis=1)), 1.0)
    step = np.clip(lack_mm3 / area, -_MOST_IN_MM, _MOST_OUT_MM)
    moved = points + step * fleshy[:, None] * vertex_normals(surface)
    return replace(surface, vertices=moved.astype(np.float32))


def footed(surface: Surface, frame: Frame, ground: Ground) -> Surface:
    """Return a surface that reaches bone wherever a strand or a line of the model does: what fell short gets a foot."""
    points = surface.vertices.astype(np.float64)
    for place, body, farthest_mm in _ends_of(frame):
        hold = ground.hold(place, body)
        if hold is not None and hold[0] <= farthest_mm:
            _draw_out(points, hold[1], body, ground, frame.tendon_mm)
    return replace(surface, vertices=points.astype(np.float32))


def _ends_of(frame: Frame) -> Iterator[tuple[NDArray[np.float64], int, float]]:
    """Yield each end of the strands and of the model's lines, the body it is fixed to, how far from bone it may be."""
    first = np.flatnonzero(np.diff(frame.strands, prepend=-1))
    last = np.append(first[1:], len(frame.strands)) - 1
    for side, tips in enumerate((first, last)):
        for tip, body in zip(tips.tolist(), frame.bodies[:, side].tolist(), strict=True):
            yield frame.points_mm[tip], body, _ON_BONE_MM
    for end, body in frame.ends:
        yield end, body, np.inf


def _draw_out(
    points: NDArray[np.float64], foot: NDArray[np.float64], body: int, ground: Ground, tendon_mm: float
) -> None:
    """Move the points nearest to where an end meets its bone so that the foremost lies at it, if none does yet."""
    away = np.linalg.norm(points - foot, axis=1)
    near = points[away <= _NEAR_MM]
    if not len(near) or ground.nearest(near, body=body)[0].min() <= _THERE_MM:
        return
    foremost = int(away.argmin())
    gap = float(away[foremost])
    if gap <= _THERE_MM or gap > _FARTHEST_MM:
        return
    way = (foot - points[foremost]) * (1.0 - _FOOT_MM / gap)
    width = min(_FOOT_RADII * tendon_mm, _SPREAD * gap, _WIDEST_MM)
    part = np.clip(1.0 - (np.linalg.norm(points - points[foremost], axis=1) / width) ** 2, 0.0, 1.0) ** 2
    points += part[:, None] * way
