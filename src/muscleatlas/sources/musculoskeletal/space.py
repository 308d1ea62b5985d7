"""Who has which part of space: bones before all, then tendons, then the belly that is nearest by power distance."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.balls import block_round, nearest_balls
from muscleatlas.sources.musculoskeletal.ground import Lattice
from muscleatlas.sources.musculoskeletal.strands import Frame, Plane

__all__ = ["Field", "Space", "field_of", "kept_aside", "kept_deep", "layered"]

_GAP_MM, _CORE_GAP_MM = 0.25, 0.5
_BONE_GAP_MM = 0.55
"""Between muscles, round a tendon in a belly, and between muscle and bone: so much the lattice rounds off."""
_CUT_GAP_MM, _STEEP_MM = 0.5, 300.0
"""Before where a belly is cut off; and how much weaker it is for each millimetre beyond, in power distance."""
_REACH = 2.2
"""A field is known so many spacings beyond its solid."""
_NOBODY, _FAR = -1, np.float32(1e9)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """What one frame says of the lattice points near it.

    Attributes
    ----------
    at
        ``(k,)`` their numbers, ascending.
    belly, tendon
        Signed distances to the surface of both, as far as the field reaches.
    power, middle
        Power distance to the nearest ball of the belly, and its middle ``(k, 3)``.
    of_tendon
        Whether a point is nearer to the tendon, outside the belly, than to the belly.
    is_layer
        Whether no other belly gets what this one claims.
    """

    at: NDArray[np.int64]
    belly: NDArray[np.float64]
    tendon: NDArray[np.float64]
    power: NDArray[np.float64]
    middle: NDArray[np.float32]
    of_tendon: NDArray[np.bool_]
    is_layer: bool = False


def field_of(frame: Frame, scale: float, lattice: Lattice) -> Field:
    """Return what one frame, its belly scaled, says of a lattice."""
    radius, reach = frame.belly_mm * scale * frame.swelling, _REACH * lattice.spacing_mm
    swollen, radii = radius > 0.3 * frame.tendon_mm, frame.core_mm
    thick = np.maximum(radius, frame.tendon_mm)
    block = block_round(frame.points_mm, thick + reach, lattice)
    power, ball = nearest_balls(frame.points_mm[swollen], radius[swollen], block, reach_mm=reach)
    tendon_power, tendon_ball = nearest_balls(frame.points_mm, radii, block, reach_mm=reach)
    inner = np.flatnonzero((ball != _NOBODY) | (tendon_ball != _NOBODY))
    ball, tendon_ball = ball[inner], tendon_ball[inner]
    from_belly, radius_here = _from_middle(power[inner], ball, radius[swollen])
    from_cord, cord_here = _from_middle(tendon_power[inner], tendon_ball, radii)
    bare = np.append(frame.swelling == 0.0, False)[tendon_ball]
    return Field(
        block.numbers(inner),
        np.minimum(from_belly - radius_here, reach),
        np.minimum(from_cord - cord_here, reach),
        power[inner],
        np.append(frame.points_mm[swollen], np.zeros((1, 3)), axis=0).astype(np.float32)[ball],
        bare & (from_cord < from_belly),
    )


def kept_deep(field: Field, depth_mm: float, from_bone_mm: NDArray[np.floating]) -> Field:
    """Return a field whose belly claims nothing farther from bone than this; distances are at the field's points."""
    return _cut(field, from_bone_mm.astype(np.float64) - depth_mm)


def kept_aside(field: Field, plane: Plane, lattice: Lattice) -> Field:
    """Return a field whose belly claims nothing behind a plane."""
    return _cut(field, (plane.point_mm - lattice.points(field.at)) @ plane.way)


def _cut(field: Field, beyond_mm: NDArray[np.float64]) -> Field:
    power = field.power + _STEEP_MM * np.maximum(beyond_mm, 0.0)
    return replace(field, belly=np.maximum(field.belly, beyond_mm + _CUT_GAP_MM), power=power)


def layered(field: Field) -> Field:
    """Return a field that contends with nobody for its belly: others lie round it."""
    return replace(field, power=np.full_like(field.power, np.inf), is_layer=True)


def _from_middle(
    power: NDArray[np.float64], ball: NDArray[np.int32], radii: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for each point the distance from the middle of its ball, infinite without one, and that ball's radius."""
    radius = np.append(radii, 0.0)[ball]
    return np.sqrt(np.maximum(power + radius**2, 0.0)), radius


class Space:
    """The points of a lattice, to be shared out again and again.

    Parameters
    ----------
    bone
        Signed distance to bone of every point of the lattice.
    """

    def __init__(self, bone: NDArray[np.float32], lattice: Lattice) -> None:
        self._bone = bone
        self._lattice = lattice

    def shared(self, fields: Sequence[Field]) -> list[NDArray[np.float64]]:
        """Return for each field the signed distance to its share of the space, on its own lattice points."""
        clear = [_BONE_GAP_MM - self._bone[field.at].astype(np.float64) for field in fields]
        best = _Best(*(_Two(self._lattice.size) for _ in range(3)))
        for number, field in enumerate(fields):
            best.tendons.offer(number, field.at, field.tendon)
        told = enumerate(zip(fields, clear, strict=True))
        whole = [self._whole(number, *one, best) if one[0].is_layer else one[0] for number, one in told]
        for number, field in enumerate(whole):
            best.bellies.offer(number, field.at, field.power)
            if field.is_layer:
                best.layers.offer(number, field.at, field.belly)
        with ThreadPoolExecutor() as threads:
            claims = threads.map(lambda number: _claim(number, whole, best), range(len(whole)))
            return [np.maximum(claim, near) for claim, near in zip(claims, clear, strict=True)]

    def _whole(self, number: int, field: Field, clear: NDArray[np.float64], best: _Best) -> Field:
        """Return the field of a layer without what bones and the tendons of others part from its largest piece."""
        from scipy import ndimage

        _, other_tendon = best.tendons.other(number, field.at)
        own = np.flatnonzero(np.maximum(np.maximum(field.belly, _CORE_GAP_MM - other_tendon), clear) < 0)
        if not len(own):
            return field
        where = np.stack(np.unravel_index(field.at[own], self._lattice.shape), axis=1)
        where -= where.min(axis=0)
        box = np.zeros(where.max(axis=0) + 1, dtype=bool)
        box[tuple(where.T)] = True
        piece = ndimage.label(box)[0][tuple(where.T)]
        belly = field.belly.copy()
        belly[own[piece != np.bincount(piece).argmax()]] = self._lattice.spacing_mm
        return replace(field, belly=belly)


def _claim(number: int, fields: Sequence[Field], best: _Best) -> NDArray[np.float64]:
    """Return the signed distance to what one field has once belly and tendon have met the strongest others."""
    field = fields[number]
    _, other_tendon = best.tendons.other(number, field.at)
    _, other_layer = best.layers.other(number, field.at)
    if field.is_layer:
        belly = np.maximum(field.belly, (field.belly - other_layer + _GAP_MM) / 2)
    else:
        belly = np.maximum(np.maximum(field.belly, _border(number, fields, best)), _GAP_MM - other_layer)
    belly = np.maximum(belly, _CORE_GAP_MM - other_tendon)
    tendon = np.maximum(field.tendon, (field.tendon - other_tendon + _GAP_MM) / 2)
    return np.minimum(belly, tendon)


def _border(number: int, fields: Sequence[Field], best: _Best) -> NDArray[np.float64]:
    """Return the signed distance to the flat border with the strongest other belly, below zero on the own side."""
    field = fields[number]
    rival, power = best.bellies.other(number, field.at)
    border = np.full(len(field.at), -np.inf)
    met = np.isfinite(field.power) & (rival != _NOBODY)
    for other in np.flatnonzero(np.bincount(rival[met], minlength=1)).tolist():
        mine = np.flatnonzero(met & (rival == other))
        theirs = np.searchsorted(fields[other].at, field.at[mine])
        apart = np.linalg.norm(field.middle[mine] - fields[other].middle[theirs], axis=1)
        border[mine] = (field.power[mine] - power[mine]) / (2.0 * np.maximum(apart, 2.0)) + _GAP_MM / 2
    return border


class _Two:
    """The two smallest values offered for every lattice point, and by whom."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._is_empty = True

    @cached_property
    def _value(self) -> NDArray[np.float32]:
        return np.full((2, self._size), _FAR)

    @cached_property
    def _by(self) -> NDArray[np.int16]:
        return np.full((2, self._size), _NOBODY, dtype=np.int16)

    def offer(self, number: int, at: NDArray[np.int64], value: NDArray[np.float64]) -> None:
        """Take part with values at these points."""
        if not len(at):
            return
        self._is_empty = False
        small = value.astype(np.float32)
        first = small < self._value[0, at]
        second = ~first & (small < self._value[1, at])
        self._value[1, at[first]], self._by[1, at[first]] = self._value[0, at[first]], self._by[0, at[first]]
        self._value[0, at[first]], self._by[0, at[first]] = small[first], number
        self._value[1, at[second]], self._by[1, at[second]] = small[second], number

    def other(self, number: int, at: NDArray[np.int64]) -> tuple[NDArray[np.int16], NDArray[np.float64]]:
        """Return who is best among the others, -1 for nobody, and the value."""
        if self._is_empty:
            return np.full(len(at), _NOBODY, dtype=np.int16), np.full(len(at), float(_FAR))
        rank = (self._by[0, at] == number).astype(int)
        return self._by[rank, at], self._value[rank, at].astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class _Best:
    """Who claims what: bellies by power distance, tendons and layers by distance."""

    bellies: _Two
    tendons: _Two
    layers: _Two
