"""How far a muscle is from bones and tissues, point by point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.evidence.course import Course
from muscleatlas.geometry.nearest import SurfaceProbe

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

__all__ = ["box_gap_mm", "gaps_mm", "may_touch", "point_gap_mm"]

_EXACT_MM = 30.0
"""Farther away the distance is that to the nearest vertex: never below the true one, and a few millimetres above."""
_SUNK_MM = 8.0
_BELOW = -0.9
"""A point is sunk in a ground where the ground's surface lies straight above it."""


def gaps_mm(course: Course, bundle: Bundle, parts: Iterable[str]) -> NDArray[np.float64]:
    """Return how far each point of a muscle is from the nearest of some parts, ``(n,)``; infinite without any part.

    What is sunk into a bone by up to 8 mm counts as touching it: meshes of a muscle and its bone often overlap.
    """
    gaps = np.full(len(course.points_mm), np.inf)
    for part in parts:
        gaps = np.minimum(gaps, _gaps_of_part(course, bundle, part))
    return gaps


def may_touch(course: Course, bundle: Bundle, part: str, *, reach_mm: float) -> bool:
    """Return whether a muscle may touch a part within reach, or be sunk in it; quicker than all distances."""
    return _probe(bundle, part).may_reach(course.points_mm, max(reach_mm, _SUNK_MM))


def point_gap_mm(bundle: Bundle, parts: Iterable[str], point_mm: Sequence[float]) -> float:
    """Return how far a point ``(3,)`` is from the nearest vertex of some parts."""
    return min(float(_vertices(bundle, part).query(point_mm)[0]) for part in parts)


def box_gap_mm(course: Course, bundle: Bundle, part: str) -> float:
    """Return how far the boxes around a muscle and a part are from each other; 0 where they overlap."""
    low, high = np.array(bundle.parts[part].bounds_mm)
    apart = np.maximum(0.0, np.maximum(low - course.bounds_mm[1], course.bounds_mm[0] - high))
    return float(np.linalg.norm(apart))


@lru_cache(maxsize=1024)
def _gaps_of_part(course: Course, bundle: Bundle, part: str) -> NDArray[np.float64]:
    gaps, _ = _vertices(bundle, part).query(course.points_mm)
    gaps = np.asarray(gaps, np.float64)
    near = np.flatnonzero(gaps <= max(_EXACT_MM, float(gaps.min()) + 2 * course.grain_mm))
    found = _probe(bundle, part).nearest(course.points_mm[near])
    above = np.einsum("ij,ij->i", course.points_mm[near] - found.point_mm, found.normal)
    sunk = (above < _BELOW * found.distance_mm) & (found.distance_mm <= _SUNK_MM)
    gaps[near] = np.where(sunk, 0.0, found.distance_mm)
    gaps.flags.writeable = False
    return gaps


@lru_cache(maxsize=512)
def _vertices(bundle: Bundle, part: str) -> cKDTree:
    from scipy.spatial import cKDTree

    return cKDTree(bundle.surface(part).vertices)


@lru_cache(maxsize=512)
def _probe(bundle: Bundle, part: str) -> SurfaceProbe:
    return SurfaceProbe(bundle.surface(part), spacing_mm=6.0)
