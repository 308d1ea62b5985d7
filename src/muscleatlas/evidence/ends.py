"""Which bones the end of a muscle lies on, as seen from its other end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.evidence.course import Course
from muscleatlas.evidence.grounds import box_gap_mm, gaps_mm, may_touch

__all__ = ["END_SHARE", "TOUCH_MM", "End", "end_towards", "near_bones"]

TOUCH_MM = 4.0
"""What is so near is touched; fixed on the lower limb."""
END_SHARE = 0.25
"""The last quarter of the way along a muscle is its end."""
_ANCHOR_MM = 12.0
_RIM_MM = 2.0
_SAMPLES = 600


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """The end of a muscle that a ground is looked for at.

    Attributes
    ----------
    gap_mm
        How far the whole muscle is from the ground.
    end_gap_mm
        How far its end is from the ground; infinite where nothing of the end could be told.
    passing_mm2, touching_mm2
        How much of the muscle touches the ground: before its end, and at its end.
    others_mm2
        How much of that end touches each bone, the ground's own too, by part id.
    anchored
        Whether the other end is known: whether what is stated of it has a mesh that the muscle touches.
    nearest
        The number of the point that is nearest to the ground: one of the end where the end touches.
    share
        How far along the muscle that point lies.
    normal
        ``(3,)``, outward, where it touches: to where the contact faces.
    """

    gap_mm: float
    end_gap_mm: float
    passing_mm2: float
    touching_mm2: float
    others_mm2: Mapping[str, float]
    anchored: bool
    nearest: int
    share: float
    normal: NDArray[np.float64]


def near_bones(course: Course, bundle: Bundle) -> tuple[str, ...]:
    """Return the bones that a muscle comes near to, sorted."""
    return _near_bones(course, bundle)


@lru_cache(maxsize=64)
def _near_bones(course: Course, bundle: Bundle) -> tuple[str, ...]:
    bones = sorted(part.id for part in bundle.parts.values() if part.kind == "bone")
    boxed = [bone for bone in bones if box_gap_mm(course, bundle, bone) <= TOUCH_MM]
    near = [bone for bone in boxed if may_touch(course, bundle, bone, reach_mm=TOUCH_MM)]
    return tuple(bone for bone in near if gaps_mm(course, bundle, [bone]).min() <= TOUCH_MM)


def end_towards(
    course: Course, bundle: Bundle, ground: tuple[str, ...], opposite: tuple[str, ...], *, end_share: float = END_SHARE
) -> End:
    """Return what lies at the end of a muscle that is opposite to some parts.

    Parameters
    ----------
    ground
        Parts of the bone or tissue that the end is said to lie on; at least one.
    opposite
        Parts that the other end is said to lie on. Where none of them is touched, the other end is what is farthest
        from the ground.
    end_share
        How much of the way along the muscle counts as its end.
    """
    gaps = gaps_mm(course, bundle, ground)
    nearest = int(gaps.argmin())
    start, anchored = _start(course, bundle, gaps, opposite)
    touched = {bone: gaps_mm(course, bundle, [bone]) <= TOUCH_MM for bone in near_bones(course, bundle)}
    at_ground = gaps <= max(TOUCH_MM, gaps[nearest])
    chosen = _sampled(np.logical_or.reduce([at_ground, *touched.values()]), keep=nearest)
    shares = course.shares(chosen, start)
    last = shares >= 1 - end_share
    scale = _scale(course, chosen, np.logical_or.reduce([at_ground, *touched.values()]))
    areas = course.areas_mm2[chosen] * scale
    close = gaps[chosen] <= TOUCH_MM
    best = _best(chosen, gaps, last)
    here = chosen[last & close] if (last & close).any() else np.array([nearest])
    return End(
        gap_mm=float(gaps.min()),
        end_gap_mm=float(gaps[chosen[last]].min(initial=np.inf)),
        passing_mm2=float(areas[close & ~last].sum()),
        touching_mm2=float(areas[close & last].sum()),
        others_mm2=_areas(touched, chosen, last, areas),
        anchored=anchored,
        nearest=best,
        share=float(shares[np.flatnonzero(chosen == best)[0]]),
        normal=course.normals[here].sum(axis=0),
    )


def _start(
    course: Course, bundle: Bundle, gaps: NDArray[np.float64], opposite: tuple[str, ...]
) -> tuple[NDArray[np.integer], bool]:
    """Return the points where the other end lies: of those on the opposite ground the ones farthest from this one."""
    ways = course.ways_mm(np.flatnonzero(gaps <= max(TOUCH_MM, float(gaps.min()))))
    facing = gaps_mm(course, bundle, opposite)
    if float(facing.min()) <= _ANCHOR_MM:
        there = facing <= max(TOUCH_MM, float(facing.min()) + _RIM_MM)
        farthest = float(ways[there].max())
        if farthest > 0:
            return np.flatnonzero(there & (ways >= (1 - END_SHARE) * farthest)), True
    return np.flatnonzero(ways >= ways.max()), False


def _sampled(wanted: NDArray[np.bool_], *, keep: int) -> NDArray[np.integer]:
    """Return the numbers of the wanted points, evenly thinned, and of one that must be among them."""
    numbers = np.flatnonzero(wanted)
    step = -(-len(numbers) // _SAMPLES)
    return np.unique(np.append(numbers[::step], keep))


def _scale(course: Course, chosen: NDArray[np.integer], wanted: NDArray[np.bool_]) -> float:
    """Return how much surface each chosen point stands for beside its own."""
    own = float(course.areas_mm2[chosen].sum())
    return float(course.areas_mm2[wanted].sum()) / own if own else 1.0


def _best(chosen: NDArray[np.integer], gaps: NDArray[np.float64], last: NDArray[np.bool_]) -> int:
    among = chosen[last] if (gaps[chosen[last]] <= TOUCH_MM).any() else chosen
    return int(among[gaps[among].argmin()])


def _areas(
    touched: Mapping[str, NDArray[np.bool_]],
    chosen: NDArray[np.integer],
    last: NDArray[np.bool_],
    areas: NDArray[np.float64],
) -> dict[str, float]:
    found = {bone: float(areas[at[chosen] & last].sum()) for bone, at in touched.items()}
    return {bone: area for bone, area in found.items() if area > 0}
