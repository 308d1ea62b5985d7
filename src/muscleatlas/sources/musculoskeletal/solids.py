"""Solids round the frames: they swell until each has its volume, share the space, and end at the bones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.geometry.components import components, joined
from muscleatlas.geometry.isosurface import isosurface
from muscleatlas.geometry.smooth import taubin
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.ground import Ground, Lattice
from muscleatlas.sources.musculoskeletal.strands import Frame

__all__ = ["Solid", "grown"]

_GAP_MM = 0.2
_BONE_GAP_MM = 0.4
"""Between muscles, and between muscle and bone: so much the lattice rounds off."""
_REACH = 2.2
"""A field is known so many spacings beyond its solid."""
_COARSE = 1.6
_COARSE_ROUNDS = 10
_FINE_ROUNDS = 9
_STEP = 0.35
_CALM = 0.85
_MOST_A_ROUND = (0.88, 1.15)
_NEAR_ENOUGH = 0.01
_LIMITS = (0.5, 2.8)
_SMOOTHING = 6
_CRUMB_MM3 = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """One muscle.

    Attributes
    ----------
    structure
        Its id.
    surface
        Closed, outward, LPS mm, belly and tendon told apart.
    """

    structure: str
    surface: Surface


@dataclass(slots=True, eq=False)
class _Field:
    """What one frame says of the lattice points near it.

    ``at`` are their numbers, ascending; ``belly`` and ``tendon`` signed distances; ``power`` the power distance to the
    nearest ball of the belly, and ``ball`` its middle.
    """

    at: NDArray[np.int64]
    belly: NDArray[np.float64]
    tendon: NDArray[np.float64]
    power: NDArray[np.float64]
    ball: NDArray[np.float64]


def grown(
    frames: Sequence[Frame], volumes_mm3: Mapping[str, float], ground: Ground, *, spacing_mm: float
) -> list[Solid]:
    """Return a solid for each frame.

    Each point of space belongs to the belly whose power distance is smallest, tendons first, bones before all
    (Aurenhammer 1987, power diagrams, ``aurenhammer1987``). Bellies swell or shrink until each encloses its volume,
    first on a coarse lattice, then on a fine one.

    Parameters
    ----------
    volumes_mm3
        Of each belly, by structure; its tendons come on top.
    spacing_mm
        Of the lattice on which the surfaces are taken.
    """
    everything = np.concatenate([frame.points_mm for frame in frames])
    targets = np.array([volumes_mm3[frame.structure] + frame.tendon_mm3 for frame in frames])
    lattice = Lattice.around(everything, spacing_mm=spacing_mm * _COARSE, margin_mm=60.0)
    swelling = _Swelling(frames, np.ones(len(frames)), lattice, ground)
    for _ in range(_COARSE_ROUNDS):
        swelling.towards(targets, swelling.counted_mm3())
    fine = Lattice.around(everything, spacing_mm=spacing_mm, margin_mm=60.0)
    swelling = _Swelling(frames, swelling.scale, fine, ground)
    kept = np.array([signed_volume_mm3(solid.surface) for solid in swelling.solids()]) / swelling.counted_mm3()
    for number in range(_FINE_ROUNDS):
        swelling.towards(targets, kept * swelling.counted_mm3(), calm=_CALM**number)
    return swelling.solids()


class _Swelling:
    """Frames that swell on a lattice."""

    def __init__(self, frames: Sequence[Frame], scale: NDArray[np.float64], lattice: Lattice, ground: Ground) -> None:
        self.scale = scale
        self._frames = frames
        self._lattice = lattice
        self._bone = ground.signed_distance_mm(lattice)
        self._fields = [_field(frame, size, lattice) for frame, size in zip(frames, scale, strict=True)]
        self._shares = _shared(self._fields, self._bone, lattice)

    def counted_mm3(self) -> NDArray[np.float64]:
        """Return the volume of each by its lattice points, those on the surface in part; never zero."""
        spacing = self._lattice.spacing_mm
        counts = [float(np.clip(0.5 - share / spacing, 0.0, 1.0).sum()) for share in self._shares]
        volumes: NDArray[np.float64] = np.maximum(np.array(counts), 1.0) * spacing**3
        return volumes

    def towards(self, targets_mm3: NDArray[np.float64], found_mm3: NDArray[np.float64], *, calm: float = 1.0) -> None:
        """Swell or shrink each a step towards its volume, smaller the calmer; those that have it stay as they are."""
        ratio = targets_mm3 / np.maximum(found_mm3, 1.0)
        ratio = np.where(np.abs(ratio - 1.0) < _NEAR_ENOUGH, 1.0, ratio)
        scale = np.clip(self.scale * np.clip(ratio**_STEP, *_MOST_A_ROUND) ** calm, *_LIMITS)
        for number in np.flatnonzero(scale != self.scale).tolist():
            self._fields[number] = _field(self._frames[number], scale[number], self._lattice)
        self.scale = scale
        self._shares = _shared(self._fields, self._bone, self._lattice)

    def solids(self) -> list[Solid]:
        """Return the surfaces as they are now."""
        told = zip(self._frames, self._fields, self._shares, strict=True)
        return [_solid(frame, field, share, self._lattice) for frame, field, share in told]


def _field(frame: Frame, scale: float, lattice: Lattice) -> _Field:
    """Return what one frame, its belly scaled, says of the lattice."""
    radius = frame.belly_mm * scale * frame.swelling
    thick = np.maximum(radius, np.where(frame.is_tendon, frame.tendon_mm, 0.0))
    at = _numbers_near(frame.points_mm, thick + _REACH * lattice.spacing_mm, lattice)
    places = lattice.points(at)
    swollen = radius > 0.3 * frame.tendon_mm
    power, ball, belly = _to_balls(places, frame.points_mm[swollen], radius[swollen])
    cord = np.full(int(frame.is_tendon.sum()), frame.tendon_mm)
    _, _, tendon = _to_balls(places, frame.points_mm[frame.is_tendon], cord)
    return _Field(at, belly, tendon, power, ball)


def _to_balls(
    places: NDArray[np.float64], middles: NDArray[np.float64], radii: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return power distance to, middle of, and signed distance from the nearest of these balls, for each place.

    The nearest by power is the nearest of points lifted to a fourth dimension by what their balls lack in size.
    """
    if len(middles) == 0:
        far = np.full(len(places), 1e9)
        return far, np.zeros((len(places), 3)), far
    largest = float(radii.max())
    lifted = np.column_stack([middles, np.sqrt(np.maximum(largest**2 - radii**2, 0.0))])
    distance, number = cKDTree(lifted).query(np.column_stack([places, np.zeros(len(places))]))
    ball, radius = middles[number], radii[number]
    own = np.linalg.norm(places - ball, axis=1) - radius
    return np.asarray(distance) ** 2 - largest**2, ball, own


def _numbers_near(points: NDArray[np.float64], reach: NDArray[np.float64], lattice: Lattice) -> NDArray[np.int64]:
    """Return the numbers of the lattice points within a reach of some of the points, ascending."""
    low = np.floor((points - reach[:, None] - lattice.low_mm) / lattice.spacing_mm).astype(int).min(axis=0)
    high = np.ceil((points + reach[:, None] - lattice.low_mm) / lattice.spacing_mm).astype(int).max(axis=0) + 1
    low, high = np.maximum(low, 1), np.minimum(high, np.array(lattice.shape) - 1)
    near = np.zeros(high - low, dtype=bool)
    for point, far in zip(
        (points - lattice.low_mm) / lattice.spacing_mm - low, reach / lattice.spacing_mm, strict=True
    ):
        first = np.maximum(np.floor(point - far).astype(int), 0)
        last = np.minimum(np.ceil(point + far).astype(int) + 1, near.shape)
        axes = [np.arange(first[k], last[k]) - point[k] for k in range(3)]
        squared = axes[0][:, None, None] ** 2 + axes[1][:, None] ** 2 + axes[2] ** 2
        near[first[0] : last[0], first[1] : last[1], first[2] : last[2]] |= squared <= far**2
    where = np.argwhere(near) + low
    return np.asarray(np.ravel_multi_index(tuple(where.T), lattice.shape), dtype=np.int64)


def _shared(fields: Sequence[_Field], bone: NDArray[np.float32], lattice: Lattice) -> list[NDArray[np.float64]]:
    """Return for each field the signed distance to its share of the space, on its own lattice points."""
    rivals = _Rivals(fields, lattice)
    shares = []
    for number, field in enumerate(fields):
        belly = np.maximum(field.belly, rivals.border(number, fields))
        belly = np.maximum(belly, _GAP_MM / 2 - rivals.other_tendon(number, field))
        tendon = np.maximum(field.tendon, (field.tendon - rivals.other_tendon(number, field) + _GAP_MM) / 2)
        shares.append(np.maximum(np.minimum(belly, tendon), _BONE_GAP_MM - bone[field.at].astype(np.float64)))
    return shares


class _Rivals:
    """For every lattice point the two strongest bellies and the two nearest tendons."""

    def __init__(self, fields: Sequence[_Field], lattice: Lattice) -> None:
        self._belly = _Two(lattice.size)
        self._tendon = _Two(lattice.size)
        for number, field in enumerate(fields):
            self._belly.offer(number, field.at, field.power)
            self._tendon.offer(number, field.at, field.tendon)

    def border(self, number: int, fields: Sequence[_Field]) -> NDArray[np.float64]:
        """Return the signed distance to the flat border with the strongest other belly, below zero on the own side."""
        field = fields[number]
        rival, power = self._belly.other(number, field.at)
        border = np.full(len(field.at), -np.inf)
        for other in np.unique(rival[rival >= 0]).tolist():
            mine = np.flatnonzero(rival == other)
            theirs = np.searchsorted(fields[other].at, field.at[mine])
            apart = np.linalg.norm(field.ball[mine] - fields[other].ball[theirs], axis=1)
            border[mine] = (field.power[mine] - power[mine]) / (2.0 * np.maximum(apart, 2.0)) + _GAP_MM / 2
        return border

    def other_tendon(self, number: int, field: _Field) -> NDArray[np.float64]:
        """Return the distance to the nearest tendon of another structure."""
        return self._tendon.other(number, field.at)[1]


class _Two:
    """The two smallest values offered for every lattice point, and by whom."""

    def __init__(self, size: int) -> None:
        self._value = np.full((2, size), np.float32(1e9))
        self._by = np.full((2, size), -1, dtype=np.int16)

    def offer(self, number: int, at: NDArray[np.int64], value: NDArray[np.float64]) -> None:
        """Take part with values at these points."""
        small = value.astype(np.float32)
        first = small < self._value[0, at]
        second = ~first & (small < self._value[1, at])
        self._value[1, at[first]], self._by[1, at[first]] = self._value[0, at[first]], self._by[0, at[first]]
        self._value[0, at[first]], self._by[0, at[first]] = small[first], number
        self._value[1, at[second]], self._by[1, at[second]] = small[second], number

    def other(self, number: int, at: NDArray[np.int64]) -> tuple[NDArray[np.int16], NDArray[np.float64]]:
        """Return who is best among the others, -1 for nobody, and the value."""
        rank = (self._by[0, at] == number).astype(int)
        return self._by[rank, at], self._value[rank, at].astype(np.float64)


def _solid(frame: Frame, field: _Field, share: NDArray[np.float64], lattice: Lattice) -> Solid:
    box, low = _boxed(field.at, share, lattice)
    surface = _without_crumbs(isosurface(box, low, lattice.spacing_mm))
    surface = taubin(surface, rounds=_SMOOTHING)
    return Solid(frame.structure, _tagged(surface, frame))


def _boxed(
    at: NDArray[np.int64], share: NDArray[np.float64], lattice: Lattice
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the values as a box with a border of one point, above zero where nothing is known."""
    where = np.stack(np.unravel_index(at, lattice.shape), axis=1)
    first = where.min(axis=0) - 1
    box = np.full(where.max(axis=0) - first + 2, 2.0 * lattice.spacing_mm)
    box[tuple((where - first).T)] = share
    return box, lattice.low_mm + first * lattice.spacing_mm


def _without_crumbs(surface: Surface) -> Surface:
    """Return the pieces that matter, and not the crumbs that rivals have left."""
    pieces = components(surface)
    if len(pieces) < 2:
        return surface
    volumes = [abs(signed_volume_mm3(piece)) for piece in pieces]
    least = min(_CRUMB_MM3, 0.5 * max(volumes))
    return joined(tuple(piece for piece, volume in zip(pieces, volumes, strict=True) if volume > least))


def _tagged(surface: Surface, frame: Frame) -> Surface:
    """Return the surface with belly and tendon told apart by what of the frame is nearest."""
    middles = surface.vertices.astype(np.float64)[surface.faces].mean(axis=1)
    _, nearest = cKDTree(frame.points_mm).query(middles)
    cord = frame.is_tendon[nearest] & (frame.swelling[nearest] < 0.45)
    tags = np.where(cord, tissue_tag("tendon"), tissue_tag("belly")).astype(np.uint8)
    return Surface(surface.vertices, surface.faces, tags)
