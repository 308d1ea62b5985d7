"""The way that a muscle should take, and how far a solid's own middle lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from muscleatlas.sources.musculoskeletal.paths import resampled

__all__ = ["SECTIONS", "Cell", "Course"]

SECTIONS = 12
"""A course is cut into so many sections; the first and the last, where it meets bone, are not looked at."""
_COUNT = 96
_BESIDE_MM = 3.0
_FEWEST_POINTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """The middle of what a muscle has near one line of its course, in one section.

    Attributes
    ----------
    line, section
        Which.
    way_mm
        ``(3,)`` from the middle to the nearest point of the course.
    """

    line: int
    section: int
    way_mm: NDArray[np.float64]

    @property
    def off_mm(self) -> float:
        """How far the middle lies from the course."""
        return float(np.linalg.norm(self.way_mm))


@dataclass(frozen=True, eq=False)
class Course:
    """The lines of one muscle.

    Attributes
    ----------
    lines_mm
        ``(l, c, 3)`` LPS: each evenly from origin to insertion, as the model has it, before anything gives way.
    is_sheet
        Whether the muscle is also between each line and the next.
    """

    lines_mm: NDArray[np.float64]
    is_sheet: bool

    @classmethod
    def along(cls, lines_mm: Sequence[NDArray[np.float64]], *, is_sheet: bool) -> Course:
        """Return the course along lines ``(n, 3)`` of any numbers of points."""
        return cls(np.stack([resampled(line, count=_COUNT) for line in lines_mm]), is_sheet)

    @cached_property
    def _places(self) -> tuple[cKDTree, NDArray[np.int64], NDArray[np.int64]]:
        """Points all over the course, and the line and the section of each."""
        across = self._across()
        points = np.concatenate([line for line, _ in across])
        lines = np.repeat([number for _, number in across], _COUNT)
        return cKDTree(points), lines, np.tile(np.arange(_COUNT) * SECTIONS // _COUNT, len(across))

    def _across(self) -> list[tuple[NDArray[np.float64], int]]:
        """Return the lines, and for a sheet more of them between each and the next, with the number of the nearest."""
        if not self.is_sheet:
            return [(line, number) for number, line in enumerate(self.lines_mm)]
        made = []
        for number, (one, other) in enumerate(pairwise(self.lines_mm)):
            steps = max(1, int(np.ceil(np.linalg.norm(one - other, axis=1).max() / _BESIDE_MM)))
            made += [(one + k / steps * (other - one), number + (2 * k > steps)) for k in range(steps)]
        return [*made, (self.lines_mm[-1], len(self.lines_mm) - 1)]

    def cells(self, inner_mm: NDArray[np.float64]) -> list[Cell]:
        """Return the cells of a solid, given points ``(k, 3)`` evenly throughout it.

        Each point belongs to the line, and the section of it, that it is nearest to.
        """
        tree, lines, sections = self._places
        _, nearest = tree.query(inner_mm)
        key = lines[nearest] * SECTIONS + sections[nearest]
        count = np.bincount(key)
        sums = np.stack([np.bincount(key, inner_mm[:, axis]) for axis in range(3)], axis=1)
        full = [k for k in np.flatnonzero(count >= _FEWEST_POINTS).tolist() if 0 < k % SECTIONS < SECTIONS - 1]
        if not full:
            return []
        middles = sums[full] / count[full, None]
        _, foot = tree.query(middles)
        ways = np.asarray(tree.data)[foot] - middles
        return [Cell(k // SECTIONS, k % SECTIONS, way) for k, way in zip(full, ways, strict=True)]
