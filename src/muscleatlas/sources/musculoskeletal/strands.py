"""The inner frame of each muscle: its lines spread to sheets and brought to the bones, and how they swell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal.belly import FULLNESS, Belly
from muscleatlas.sources.musculoskeletal.course import Course
from muscleatlas.sources.musculoskeletal.ends import to_bone
from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.paths import Fascicle, length_mm, resampled
from muscleatlas.sources.musculoskeletal.sizes import Size
from muscleatlas.sources.musculoskeletal.spread import (
    Strand,
    across,
    gaps,
    hugging,
    lofted,
    side_by_side,
    smoothed,
    wrapped,
)
from muscleatlas.yamlfiles import read_yaml

__all__ = ["FREE_MM", "Frame", "Plane", "course_of", "finer_structures", "framed", "freedom", "shape_table"]

_DATA = Path(__file__).parent / "data" / "shapes.yaml"
_STEP_MM = 3.0
_USUAL_ASPECT, _USUAL_GIVING, _LOFT_GIVING = 1.5, 1.5, 0.8
_CLOSE = 0.8
"""Points of a strand lie no farther apart than this share of its tendon's radius, so that balls there make a cord."""
_CORE, _SWOLLEN = 0.7, 0.45
FREE_MM = 24.0
"""So far from its end a strand is free."""
_BESIDE, _TOUCHING = 0.3, 1.5
"""Strands of a sheet lie no farther apart than this share of its thickness, nor so many radii of the thinnest cord."""


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A point (mm) and the direction, of length 1, in which what it keeps lies."""

    point_mm: NDArray[np.float64]
    way: NDArray[np.float64]

    @classmethod
    def of(cls, given: Sequence[Sequence[float]]) -> Plane:
        """Return the plane through a point in a direction of any length."""
        point, way = np.asarray(given, dtype=np.float64)
        return cls(point, way / np.linalg.norm(way))


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
    belly_mm, tendon_mm
        First guess of the largest radius of a strand's belly; radius of a strand's tendon, which goes on as a core
        through the belly.
    strands
        Number of the strand of each point.
    share
        ``(m,)`` from 0 at the origin to 1 at the insertion.
    line
        ``(m,)`` number of the line of the course that a point belongs to, broken between one and the next.
    bodies
        ``(s, 2)`` the bodies of the model that the ends of each strand are fixed to.
    course
        The way that the muscle should take.
    evening
        How many more rounds the surface of its belly is smoothed than those of all.
    depth_mm
        So far from bone its belly goes at most.
    giving
        By 6 mm and this share of its radius it may be bent back towards its course.
    firm
        Whether it gives way to nobody: a layer that others lie on.
    sides
        Planes that its belly stays in front of.
    wraps
        Whether it is wrapped round a bone.
    ends
        Where the lines of the model end, ``(3,)``, and the bodies that they are fixed to.
    """

    structure: str
    points_mm: NDArray[np.float64]
    swelling: NDArray[np.float64]
    belly_mm: float
    tendon_mm: float
    strands: NDArray[np.int64]
    share: NDArray[np.float64]
    line: NDArray[np.float64]
    bodies: NDArray[np.int64]
    course: Course
    evening: int = 0
    depth_mm: float = np.inf
    giving: float = 0.0
    firm: bool = False
    sides: tuple[Plane, ...] = ()
    wraps: bool = False
    ends: tuple[tuple[NDArray[np.float64], int], ...] = ()

    @property
    def step_mm(self) -> float:
        """How far apart the points of a strand are, as a rule."""
        return float(np.median(np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1)))

    @property
    def core_mm(self) -> NDArray[np.float64]:
        """``(m,)`` radius of the tendon and of its core in the belly, which is thinner: a bare tendon goes first.

        What wraps a bone needs no core.
        """
        core = 0.0 if self.wraps else _CORE * self.tendon_mm
        return np.where(self.swelling > _SWOLLEN, core, self.tendon_mm)


def freedom(frame: Frame) -> NDArray[np.float64]:
    """Return ``(m,)`` 0 at the ends of each strand and 1 away from them: what is fixed to bone stays there."""
    starts = np.concatenate([[True], np.diff(frame.strands) != 0])
    first = np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))
    last = np.minimum.accumulate(np.where(np.roll(starts, -1), np.arange(len(starts)), len(starts))[::-1])[::-1]
    steps = np.minimum(np.arange(len(starts)) - first, last - np.arange(len(starts)))
    return np.minimum(1.0, steps * frame.step_mm / FREE_MM)


def shape_table(path: Path = _DATA) -> Mapping[str, Mapping[str, Any]]:
    """Return how each structure is laid out."""
    value: Any = read_yaml(path, error=SourceError).value
    table: Mapping[str, Mapping[str, Any]] = value["shapes"]
    return table


def finer_structures(path: Path = _DATA) -> frozenset[str]:
    """Return the structures that take shape on a finer lattice."""
    value: Any = read_yaml(path, error=SourceError).value
    return frozenset(value["finer"])


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
    ways = _ways(fascicles, shape)
    course = _course_along(ways, shape)
    count = max(4, *(round(length_mm(way.points) / _STEP_MM) for way in ways))
    lines = [replace(way, points=_clear(way.points, count, ground, thinnest_mm)) for way in ways]
    belly = Belly.of(float(np.mean([length_mm(line.points) for line in lines])), size, shape)
    thickness, width = _section(size, shape, [line.points for line in lines])
    beside = min(_BESIDE * thickness, _TOUCHING * thinnest_mm)
    if len(lines) > 1:
        spread = lofted(lines, beside) if "loft" in shape else lines
    else:
        half = _half_widths(lines[0], max(width - thickness, 0.0), belly, shape.get("fan"))
        height = float(shape.get("height", thickness / 2)) * belly.swelling(np.linspace(0.0, 1.0, count))
        spread = _spread(lines[0], half, shape, ground, height_mm=height, beside_mm=beside)
    strands = [replace(one, points=smoothed(to_bone(one.points, one.bodies, ground))) for one in spread]
    apart = len(strands) if "fan" in shape or "loft" in shape else len(lines)
    cord = float(np.sqrt(size.tendon_mm2 * len(fascicles) / apart / np.pi))
    return _assembled(
        structure,
        strands,
        belly,
        course,
        belly_mm=thickness / 2,
        tendon_mm=max(thinnest_mm, cord),
        shape=shape,
        ends=tuple((line.points_mm[end], line.bodies[end]) for line in fascicles for end in (0, -1)),
    )


def _spread(
    line: Strand,
    half_mm: NDArray[np.float64],
    shape: Mapping[str, Any],
    ground: Ground,
    *,
    height_mm: NDArray[np.float64],
    beside_mm: float,
) -> list[Strand]:
    """Return one line beside itself: flat, as the bone under it curves, or round that bone."""
    wide = across(line.points, shape.get("across"), ground)
    if "wrap" in shape:
        before = 2.0 * float(shape["wrap"])
        sides = before * half_mm, (2.0 - before) * half_mm
        return wrapped(line, sides, wide, ground, height_mm=height_mm, apart_mm=beside_mm)
    flat = side_by_side(line, half_mm, wide, beside_mm)
    return [hugging(one, line.points, ground) for one in flat] if shape.get("curved") else flat


def course_of(fascicles: Sequence[Fascicle], shape: Mapping[str, Any]) -> Course:
    """Return the way that one structure should take: the model's lines as the table of shapes corrects them."""
    return _course_along(_ways(fascicles, shape), shape)


def _course_along(ways: Sequence[Strand], shape: Mapping[str, Any]) -> Course:
    return Course.along([way.points for way in ways], is_sheet="loft" in shape)


def _ways(fascicles: Sequence[Fascicle], shape: Mapping[str, Any]) -> list[Strand]:
    """Return the model's lines as the table of shapes corrects and completes them."""
    ways = [Strand(_begun_earlier(line.points_mm, shape), line.bodies, number) for number, line in enumerate(fascicles)]
    last = ways[-1]
    ends = [(0, point) for point in shape.get("further_origins", [])]
    ends += [(-1, point) for point in shape.get("further_insertions", [])]
    return ways + [
        replace(last, points=_ending(last.points, end, point), at=len(ways) + number)
        for number, (end, point) in enumerate(ends)
    ]


def _ending(points: NDArray[np.float64], end: int, goal: Sequence[float]) -> NDArray[np.float64]:
    """Return a line whose first or last point is another, and the rest the less so the farther it is."""
    line = resampled(points, spacing_mm=_STEP_MM)
    fading = np.linspace(1.0, 0.0, len(line))[:, None] ** 2
    return np.asarray(line + (fading if end == 0 else fading[::-1]) * (np.asarray(goal, np.float64) - line[end]))


def _begun_earlier(points: NDArray[np.float64], shape: Mapping[str, Any]) -> NDArray[np.float64]:
    """Return a line that begins where a long origin begins, and does not go through bone in this position."""
    rest = np.delete(points, shape.get("without", []), axis=0)
    if "via" in shape:
        rest = np.concatenate([rest[:1], np.asarray(shape["via"], np.float64), rest[-1:]])
    if "origin_from" not in shape:
        return rest
    return np.concatenate([points[:1] + np.asarray(shape["origin_from"], np.float64), rest])


def _clear(points: NDArray[np.float64], count: int, ground: Ground, clearance_mm: float) -> NDArray[np.float64]:
    """Return a line of so many points that runs in no bone."""
    return smoothed(ground.lifted(resampled(points, count=count), clearance_mm=clearance_mm))


def _section(size: Size, shape: Mapping[str, Any], lines: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """Return thickness and width (mm) of the belly at its thickest: an oval of the area that the volume asks for."""
    area = size.volume_mm3 / (FULLNESS * float(shape.get("belly", size.belly_mm)))
    if "loft" in shape:
        width = sum(float(np.median(gaps(one, other))) for one, other in pairwise(lines))
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


def _half_widths(line: Strand, width_mm: float, belly: Belly, fan: Sequence[float] | None) -> NDArray[np.float64]:
    """Return how far a line is spread to each side ``(n,)``: as the belly swells, and as its fan is wide."""
    share = np.linspace(0.0, 1.0, len(line.points))
    half = width_mm / 2 * belly.swelling(share)
    if fan is None:
        return half
    first, last = fan
    return np.maximum(0.4 * half, (first + (last - first) * share) / 2)


def _assembled(
    structure: str,
    strands: Sequence[Strand],
    belly: Belly,
    course: Course,
    *,
    belly_mm: float,
    tendon_mm: float,
    shape: Mapping[str, Any],
    ends: tuple[tuple[NDArray[np.float64], int], ...],
) -> Frame:
    step = min(_STEP_MM, _CLOSE * tendon_mm)
    fine = [resampled(strand.points, spacing_mm=step) for strand in strands]
    counts = [len(points) for points in fine]
    share = np.concatenate([np.linspace(0.0, 1.0, count) for count in counts])
    return Frame(
        structure,
        np.concatenate(fine),
        belly.swelling(share),
        belly_mm,
        tendon_mm,
        np.repeat(np.arange(len(fine)), counts),
        share,
        np.repeat([strand.at for strand in strands], counts),
        np.array([strand.bodies for strand in strands], dtype=np.int64),
        course,
        int(shape.get("evening", 0)),
        float(shape.get("depth", np.inf)),
        float(shape.get("giving", _LOFT_GIVING if course.is_sheet else _USUAL_GIVING)),
        bool(shape.get("firm")),
        tuple(Plane.of(given) for given in shape.get("sides", [])),
        "wrap" in shape,
        ends,
    )
