"""Solids round the frames: they swell until each has its volume, share the space, and end at the bones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.geometry.components import components, joined
from muscleatlas.geometry.isosurface import isosurface
from muscleatlas.geometry.smooth import taubin
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.centring import recentred
from muscleatlas.sources.musculoskeletal.crowd import gathered, pressed_apart
from muscleatlas.sources.musculoskeletal.finish import evened, fleshy_share, footed, swelling_at, swollen
from muscleatlas.sources.musculoskeletal.ground import Ground, Lattice
from muscleatlas.sources.musculoskeletal.space import Field, Space, field_of, kept_aside, kept_deep, layered
from muscleatlas.sources.musculoskeletal.strands import Frame

__all__ = ["FINER", "Solid", "grown"]

FINER = 0.5
"""Spacing where bellies are thin and tendons lie side by side, over the usual one."""
_COARSE = 1.6
_MARGIN_MM, _NARROW_MM = 60.0, 25.0
_COARSE_ROUNDS, _CENTRED = 26, range(3, 22)
_FINE_ROUNDS, _LOOK_EVERY = 8, 4
_PACES, _BRAKE, _PUSH = (0.01, 0.35), 0.5, 1.1
"""By which part of what lacks a radius changes a round, and how that part changes."""
_MOST_A_ROUND = 0.12
_NEAR_ENOUGH = 0.01
_LIMITS = (0.3, 3.5)
_SMOOTHING = 6
_CRUMB_MM3 = 30.0
_BARE = 0.45
"""What swells less is drawn as tendon."""


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


def grown(
    frames: Sequence[Frame],
    volumes_mm3: Mapping[str, float],
    ground: Ground,
    *,
    spacing_mm: float,
    finer: Collection[str] = (),
) -> list[Solid]:
    """Return a solid for each frame.

    Each point of space belongs to the belly whose power distance is smallest, tendons first, bones before all
    (Aurenhammer 1987, power diagrams, ``aurenhammer1987``). Bellies swell or shrink until each encloses its volume,
    first on a coarse lattice, where they are also brought back to their course, then on fine ones.

    Parameters
    ----------
    volumes_mm3
        Of each belly, by structure; its tendons come on top.
    spacing_mm
        Of the lattice on which the surfaces are taken.
    finer
        Structures whose surfaces are taken on a finer lattice; see :data:`FINER`.
    """
    everybody = list(range(len(frames)))
    small = [number for number in everybody if frames[number].structure in finer]
    large = [number for number in everybody if number not in small]
    growth = _Growth(frames, np.array([volumes_mm3[frame.structure] for frame in frames]))
    rough = _Zone(everybody, _lattice_round(frames, spacing_mm * _COARSE), ground)
    for number in range(_COARSE_ROUNDS):
        rough.settle(growth)
        growth.resize(rough.belly_mm3())
        if number in _CENTRED:
            growth.recentre(rough)
    del rough  # its lattice is large
    zones = [_Zone(large, _lattice_round(growth.frames, spacing_mm), ground)]
    if small:
        lattice = _lattice_round([growth.frames[k] for k in small], FINER * spacing_mm, margin_mm=_NARROW_MM)
        zones.append(_Zone(small, lattice, ground))
    return _settled(zones, growth)


def _settled(zones: Sequence[_Zone], growth: _Growth) -> list[Solid]:
    """Return the solids once their surfaces enclose what they should; what smoothing takes is watched."""
    kept = np.ones(len(growth.frames))
    growth.hurry()
    for number in range(_FINE_ROUNDS):
        found = np.zeros(len(growth.frames))
        for zone in zones:
            zone.settle(growth)
            found += zone.belly_mm3()
            if number % _LOOK_EVERY == 0:
                kept[zone.home] = zone.kept()
        growth.resize(kept * found)
    solids = dict[int, Solid]()
    for zone in zones:
        zone.settle(growth)
        solids.update(zip(zone.home, zone.solids(growth), strict=True))
    return [solids[number] for number in range(len(growth.frames))]


def _lattice_round(frames: Sequence[Frame], spacing_mm: float, *, margin_mm: float = _MARGIN_MM) -> Lattice:
    points = np.concatenate([frame.points_mm for frame in frames])
    return Lattice.around(points, spacing_mm=spacing_mm, margin_mm=margin_mm)


class _Growth:
    """Frames as they are now, and how far each belly is swollen.

    Parameters
    ----------
    targets_mm3
        ``(n,)`` what each belly should enclose.
    """

    def __init__(self, frames: Sequence[Frame], targets_mm3: NDArray[np.float64]) -> None:
        self.frames = list(frames)
        self.scale = np.ones(len(frames))
        self.targets_mm3 = targets_mm3
        self._lack = np.zeros(len(frames))
        self.hurry()
        self._crowd = gathered(frames)
        self._starts = [frame.points_mm for frame in frames]

    def hurry(self) -> None:
        """Take large steps: at first, and again once nobody is moved any more."""
        self._pace = np.full(len(self.frames), _PACES[1])

    def resize(self, found_mm3: NDArray[np.float64]) -> None:
        """Swell or shrink each a step towards its volume; those that have it stay as they are.

        Who was too large and is too small now, or the other way round, takes smaller steps from then on.
        """
        lack = np.log(self.targets_mm3 / np.maximum(found_mm3, 1.0))
        self._pace = np.clip(self._pace * np.where(lack * self._lack < 0, _BRAKE, _PUSH), *_PACES)
        self._lack = lack
        step = np.clip(self._pace * lack, -_MOST_A_ROUND, _MOST_A_ROUND)
        self.scale = np.clip(self.scale * np.exp(np.where(np.abs(lack) < _NEAR_ENOUGH, 0.0, step)), *_LIMITS)

    def recentre(self, zone: _Zone) -> None:
        """Bring each a step back to its course, given a zone in which all are at home."""
        told = zip(self.frames, self._starts, strict=True)
        nearer = [recentred(frame, zone.inner_mm(number), start) for number, (frame, start) in enumerate(told)]
        self.frames = pressed_apart(nearer, self._crowd)


class _Zone:
    """A lattice, and the frames whose surfaces are taken on it; all others press on those.

    Parameters
    ----------
    home
        Numbers of the frames that take shape here.
    """

    def __init__(self, home: Sequence[int], lattice: Lattice, ground: Ground) -> None:
        self.home = list(home)
        self._lattice = lattice
        self._ground = ground
        self._space = Space(ground.signed_distance_mm(lattice), lattice)
        self._from_bone_mm = np.zeros(lattice.size, dtype=np.float32)  # 0 where it is not known yet
        self._seen = dict[int, tuple[Frame, float]]()
        self._fields = list[Field]()
        self._shares = list[NDArray[np.float64]]()

    def settle(self, growth: _Growth) -> None:
        """Share the space out among the frames as they are now."""
        self._fields += [None] * (len(growth.frames) - len(self._fields))  # type: ignore[list-item]
        told = enumerate(zip(growth.frames, growth.scale.tolist(), strict=True))
        changed = [(number, now) for number, now in told if self._seen.get(number) != now]
        with ThreadPoolExecutor() as threads:
            fields = threads.map(lambda one: self._field(*one[1]), changed)
            for (number, now), field in zip(changed, fields, strict=True):
                self._fields[number], self._seen[number] = field, now
        self._shares = self._space.shared(self._fields)

    def _field(self, frame: Frame, scale: float) -> Field:
        field = field_of(frame, scale, self._lattice)
        for plane in frame.sides:
            field = kept_aside(field, plane, self._lattice)
        if np.isfinite(frame.depth_mm):
            new = field.at[self._from_bone_mm[field.at] == 0.0]
            self._from_bone_mm[new] = self._ground.nearest(self._lattice.points(new))[0]
            field = kept_deep(field, frame.depth_mm, self._from_bone_mm[field.at])
        return layered(field) if frame.firm else field

    def belly_mm3(self) -> NDArray[np.float64]:
        """Return what each belly encloses by its lattice points, those on the surface in part; 0 for strangers."""
        volumes = np.zeros(len(self._fields))
        for number in self.home:
            inside = self._inside(number)
            volumes[number] = inside[~self._fields[number].of_tendon].sum() * self._lattice.spacing_mm**3
        return volumes

    def kept(self) -> NDArray[np.float64]:
        """Return the volume of the surface over that by lattice points, for each at home."""
        counted = [max(float(self._inside(number).sum()), 1.0) * self._lattice.spacing_mm**3 for number in self.home]
        with ThreadPoolExecutor() as threads:
            taken = list(threads.map(lambda number: signed_volume_mm3(self._surface(number)), self.home))
        kept: NDArray[np.float64] = np.maximum(np.array(taken) / np.array(counted), 0.2)
        return kept

    def inner_mm(self, number: int) -> NDArray[np.float64]:
        """Return the lattice points ``(k, 3)`` in a solid."""
        return self._lattice.points(self._fields[number].at[self._shares[number] < 0])

    def solids(self, growth: _Growth) -> list[Solid]:
        """Return the surfaces as they are now, without crumbs that rivals have left, of the right size, on bone."""
        with ThreadPoolExecutor() as threads:
            return list(threads.map(lambda number: self._solid(number, growth), self.home))

    def _solid(self, number: int, growth: _Growth) -> Solid:
        frame = growth.frames[number]
        return Solid(frame.structure, _tagged(self._finished(number, growth), frame))

    def _finished(self, number: int, growth: _Growth) -> Surface:
        frame = growth.frames[number]
        surface = evened(_without_crumbs(self._surface(number)), frame)
        belly = fleshy_share(surface, frame) * signed_volume_mm3(surface)
        lack = growth.targets_mm3[number] - belly
        return footed(swollen(surface, frame, lack), frame, self._ground)

    def _surface(self, number: int) -> Surface:
        box, low = _boxed(self._fields[number].at, self._shares[number], self._lattice)
        return taubin(isosurface(box, low, self._lattice.spacing_mm), rounds=_SMOOTHING)

    def _inside(self, number: int) -> NDArray[np.float64]:
        inside: NDArray[np.float64] = np.clip(0.5 - self._shares[number] / self._lattice.spacing_mm, 0.0, 1.0)
        return inside


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
    cord = swelling_at(middles, frame) < _BARE
    tags = np.where(cord, tissue_tag("tendon"), tissue_tag("belly")).astype(np.uint8)
    return Surface(surface.vertices, surface.faces, tags)
