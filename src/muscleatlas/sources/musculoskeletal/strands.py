"""The inner frame of each muscle: its lines spread to sheets and brought to the bones, and how they swell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.paths import Fascicle, length_mm, resampled
from muscleatlas.sources.musculoskeletal.sizes import Size
from muscleatlas.yamlfiles import read_yaml

__all__ = ["Frame", "framed", "shape_table"]

_DATA = Path(__file__).parent / "data" / "shapes.yaml"
_STEP_MM = 3.0
_USUAL_ASPECT = 1.5
_USUAL_LEAD = 0.1
_FARTHEST_BONE_MM = 45.0
_INTO_BONE_MM = 1.0
_TIP = 0.05
"""So much of the belly's length at each end is tendon as well, so that the two hang together."""
_FULLNESS = 0.64
"""Mean of a sine: volume over length and largest area."""
_MOST_BETWEEN = 16
_STEADY_ROUNDS = 200
_MOST_STRANDS = 31
_BESIDE = 0.3
"""Strands of a sheet lie no farther apart than this share of its thickness."""
_MOST_BELLY, _FLESHY_SHARE = 0.96, 0.8
_FLESHY = 0.15
"""Where on the sine a belly begins that is thick from the beginning."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What a solid is grown round.

    Attributes
    ----------
    structure
        Its id.
    points_mm
        ``(m, 3)`` along all strands.
    swelling
        ``(m,)`` from 0 in the tendons to 1 in the thickest part of the belly.
    is_tendon
        ``(m,)``: whether a tendon runs here.
    belly_mm, tendon_mm
        First guess of the largest radius of a strand's belly; radius of a strand's tendon.
    tendon_mm3
        Volume of all tendons outside the belly.
    strands
        Number of the strand of each point.
    """

    structure: str
    points_mm: NDArray[np.float64]
    swelling: NDArray[np.float64]
    is_tendon: NDArray[np.bool_]
    belly_mm: float
    tendon_mm: float
    tendon_mm3: float
    strands: NDArray[np.int64]


def shape_table(path: Path = _DATA) -> Mapping[str, Mapping[str, Any]]:
    """Return how each structure is laid out."""
    value: Any = read_yaml(path, error=SourceError).value
    table: Mapping[str, Mapping[str, Any]] = value["shapes"]
    return table


def framed(
    structure: str,
    fascicles: Sequence[Fascicle],
    size: Size,
    shape: Mapping[str, Any],
    ground: Ground,
    *,
    thinnest_mm: float,
) -> Frame:
    """Return the frame of one structure.

    Parameters
    ----------
    thinnest_mm
        No tendon has a smaller radius; what is thinner would fall through the lattice.
    """
    lines = [_begun_earlier(line.points_mm, shape) for line in fascicles]
    count = max(4, *(round(length_mm(line) / _STEP_MM) for line in lines))
    lines = [resampled(line, count=count) for line in lines]
    lines = [_smoothed(ground.lifted(line, clearance_mm=thinnest_mm)) for line in lines]
    belly = _Belly.of(float(np.mean([length_mm(line) for line in lines])), size, shape)
    thickness, width = _section(size, shape, lines)
    if len(lines) > 1:
        spread = _lofted(lines, _BESIDE * thickness) if "loft" in shape else lines
    else:
        spread = _spread(lines[0], (thickness, width), belly, shape, ground)
    strands = [_smoothed(_to_bone(line, fascicles[0].bodies, ground, shape)) for line in spread]
    apart = len(strands) if "fan" in shape or "loft" in shape else len(fascicles)
    cord = float(np.sqrt(size.tendon_mm2 * len(fascicles) / apart / np.pi))
    return _assembled(
        structure,
        strands,
        belly,
        belly_mm=thickness / 2,
        tendon_mm=max(thinnest_mm, cord),
        tendon_mm2=size.tendon_mm2 * len(fascicles),
    )


@dataclass(frozen=True, slots=True)
class _Belly:
    """Where along its way a muscle is belly.

    Attributes
    ----------
    first, last
        Shares of the length at which it begins and ends.
    fleshy
        Whether it is thick from the beginning.
    """

    first: float
    last: float
    fleshy: bool

    @classmethod
    def of(cls, length: float, size: Size, shape: Mapping[str, Any]) -> _Belly:
        fleshy = "lead" not in shape and ("fan" in shape or "loft" in shape)
        share = float(shape.get("belly", size.belly_mm)) / length
        share = min(max(share, _FLESHY_SHARE) if fleshy else share, _MOST_BELLY)
        first = 0.0 if fleshy else float(shape.get("lead", _USUAL_LEAD)) * (1.0 - share)
        return cls(first, first + share, fleshy)

    def along(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where shares of the length lie in the belly, 0 at its beginning and 1 at its end."""
        return (share - self.first) / (self.last - self.first)

    def swelling(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the radius at shares of the length, 1 where it is largest: the area follows a sine."""
        at = self.along(share)
        phase = _FLESHY + (1.0 - _FLESHY) * at if self.fleshy else at
        inside = (at >= 0) & (at <= 1)
        return np.where(inside, np.sqrt(np.abs(np.sin(np.pi * np.clip(phase, 0.0, 1.0)))), 0.0)

    def cords(self, share: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return where there is tendon: outside the belly, and a little way into it."""
        at = self.along(share)
        return (at > 1 - _TIP) | ((at < _TIP) & (not self.fleshy))


def _begun_earlier(points: NDArray[np.float64], shape: Mapping[str, Any]) -> NDArray[np.float64]:
    """Return a line that begins where a long origin begins, without the points that lead astray in this position."""
    rest = np.delete(points, shape.get("without", []), axis=0)
    if "origin_from" not in shape:
        return rest
    return np.concatenate([points[:1] + np.asarray(shape["origin_from"], np.float64), rest])


def _section(size: Size, shape: Mapping[str, Any], lines: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """Return thickness and width (mm) of the belly at its thickest: an oval of the area that the volume asks for."""
    area = size.volume_mm3 / (_FULLNESS * size.belly_mm)
    if "loft" in shape:
        width = sum(float(np.median(_gaps(one, other))) for one, other in pairwise(lines))
        return min(area / width, 2.0 * float(np.sqrt(area / np.pi))), 0.0
    if len(lines) > 1:
        return 2.0 * float(np.sqrt(area / np.pi / np.sqrt(len(lines)))), 0.0
    aspect = float(shape.get("aspect", _USUAL_ASPECT))
    thickness = float(np.sqrt(area / (aspect - 1 + np.pi / 4)))
    fan = shape.get("fan")
    if fan:
        width = max(float(np.mean(fan)), thickness)
        return min(thickness, area / width), width
    return thickness, aspect * thickness


def _gaps(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    gaps: NDArray[np.float64] = np.linalg.norm(one - other, axis=1)
    return gaps


def _lofted(lines: Sequence[NDArray[np.float64]], apart_mm: float) -> list[NDArray[np.float64]]:
    """Return the lines and so many more between each and the next that none is farther from its neighbour than this."""
    made = []
    for one, other in pairwise(lines):
        number = int(np.clip(np.ceil(_gaps(one, other).max() / apart_mm), 1, _MOST_BETWEEN))
        made += [one + share * (other - one) for share in np.arange(number) / number]
    return [*made, lines[-1]]


def _spread(
    line: NDArray[np.float64],
    section: tuple[float, float],
    belly: _Belly,
    shape: Mapping[str, Any],
    ground: Ground,
) -> list[NDArray[np.float64]]:
    """Return the line side by side with itself, as wide as the belly and as its fan."""
    thickness, width = section
    across = _across(line, shape.get("across"), ground)
    share = np.linspace(0.0, 1.0, len(line))
    half = max(width - thickness, 0.0) / 2 * belly.swelling(share)
    if "fan" in shape:
        first, last = shape["fan"]
        half = np.maximum(0.4 * half, (first + (last - first) * share) / 2)
    number = int(np.clip(2 * np.ceil(half.max() / (_BESIDE * thickness)) + 1, 1, _MOST_STRANDS))
    places = np.linspace(-1.0, 1.0, number) if number > 1 else np.zeros(1)
    return [line + place * half[:, None] * across for place in places]


def _across(line: NDArray[np.float64], given: Sequence[float] | None, ground: Ground) -> NDArray[np.float64]:
    """Return for each point the direction ``(n, 3)`` in which the belly is wide: along the bone, across the line."""
    tangent = np.gradient(line, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    if given is None:
        wide = np.cross(tangent, ground.normal(line))
    else:
        wide = np.broadcast_to(np.asarray(given, np.float64), line.shape)
        wide = wide - (wide * tangent).sum(axis=1, keepdims=True) * tangent
    wide = wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9)
    middle = wide[len(line) // 2]
    wide = np.where((wide @ middle)[:, None] < 0, -wide, wide)
    for _ in range(_STEADY_ROUNDS):
        wide = _smoothed(wide)
    wide = wide - (wide * tangent).sum(axis=1, keepdims=True) * tangent
    return np.asarray(wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9))


def _smoothed(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a line with each inner point half way to the middle of its neighbours."""
    smooth = line.copy()
    smooth[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    return smooth


def _to_bone(
    line: NDArray[np.float64], bodies: tuple[int, int], ground: Ground, shape: Mapping[str, Any]
) -> NDArray[np.float64]:
    """Return a line whose ends lie just inside the nearest bone."""
    for side, body in enumerate(bodies):
        end = line[0] if side == 0 else line[-1]
        distance, foot = ground.nearest(end[None], body=body)
        if distance[0] > _FARTHEST_BONE_MM and "free" not in shape:
            distance, foot = ground.nearest(end[None])
        if distance[0] > _FARTHEST_BONE_MM:
            continue
        way = foot[0] - end
        beyond = foot[0] + way / max(float(np.linalg.norm(way)), 1e-6) * _INTO_BONE_MM
        steps = max(1, round(float(distance[0]) / _STEP_MM))
        lead = end + np.linspace(0, 1, steps + 1)[1:, None] * (beyond - end)
        line = np.concatenate([lead[::-1], line]) if side == 0 else np.concatenate([line, lead])
    return line


def _assembled(
    structure: str,
    strands: Sequence[NDArray[np.float64]],
    belly: _Belly,
    *,
    belly_mm: float,
    tendon_mm: float,
    tendon_mm2: float,
) -> Frame:
    fine = [resampled(strand, spacing_mm=_STEP_MM) for strand in strands]
    shares = [np.linspace(0.0, 1.0, len(strand)) for strand in fine]
    bare = float(np.mean([length_mm(strand) for strand in fine])) * (1.0 - belly.last + belly.first)
    return Frame(
        structure,
        np.concatenate(fine),
        np.concatenate([belly.swelling(share) for share in shares]),
        np.concatenate([belly.cords(share) for share in shares]),
        belly_mm,
        tendon_mm,
        bare * tendon_mm2,
        np.repeat(np.arange(len(fine)), [len(strand) for strand in fine]),
    )
