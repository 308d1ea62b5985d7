"""Lines on a grid of samples as chains of lattice points, from junction to junction.

A line runs between two neighbouring samples that show different regions, or the same region at depths that no
smooth surface could have: there a structure overlaps itself, and the line may end freely.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.studio.lines.sheet import window_of
from muscleatlas.studio.raster import GRID

__all__ = ["Chain", "traced"]

_FOLD_MM = 2.2
"""So much nearer than the surface behind it, continued straight, a sample lies in front of it beyond doubt."""

_FOLD_LEAST_MM = 0.9
"""With this, only as the continuation of such a line."""

_FOLD_LEAST_PX = 20
"""Shorter ones would be hairs."""

_APART_PX = 4
"""Nearer to an outline than this, a fold says nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """One line between two regions, or across one.

    Attributes
    ----------
    nodes
        ``(n, 2)`` int32 lattice points, column and row: corners of samples. Closed where the last is the first.
    left, right
        The region on either side, walking along with y down.
    """

    nodes: NDArray[np.int32]
    left: int
    right: int

    @property
    def closed(self) -> bool:
        """Whether it ends where it begins."""
        return bool((self.nodes[0] == self.nodes[-1]).all())

    @property
    def key(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Index into the cracks ``(h, w, 2)`` of each of its steps."""
        first = np.minimum(self.nodes[:-1], self.nodes[1:]).astype(np.intp)
        return first[:, 1], first[:, 0], (self.nodes[:-1, 1] != self.nodes[1:, 1]).astype(np.intp)


def traced(region: NDArray[np.int32], depth_mm: NDArray[np.float32]) -> tuple[Chain, ...]:
    """Return all lines of a grid ``(h, w)`` whose outermost samples are all nothing (0), in a fixed order."""
    top, bottom, left, right = window_of(region)
    region, depth_mm = region[top:bottom, left:right], depth_mm[top:bottom, left:right]
    cracks = _cracks(region, depth_mm)
    folds = [chain for chain in _chains(region, cracks > 0) if chain.left == chain.right]
    hairs = [fold for fold in folds if _is_hair(fold, cracks) or _hugs_a_border(fold, region)]
    for hair in hairs:
        cracks[hair.key] = 0
    corner = np.array([left, top], np.int32)
    return tuple(replace(chain, nodes=chain.nodes + corner) for chain in _chains(region, cracks > 0))


def _is_hair(chain: Chain, cracks: NDArray[np.int8]) -> bool:
    strong = int((cracks[chain.key] == 2).sum())
    return len(chain.nodes) < _FOLD_LEAST_PX * GRID or strong < _FOLD_LEAST_PX * GRID / 2


def _hugs_a_border(chain: Chain, region: NDArray[np.int32]) -> bool:
    """Whether most of a fold runs right beside the border of its region, where it would only thicken that line."""
    reach = _APART_PX * GRID
    near = np.zeros(len(chain.nodes), np.bool_)
    for across, down in ((reach, 0), (-reach, 0), (0, reach), (0, -reach)):
        rows = np.clip(chain.nodes[:, 1] + down, 0, region.shape[0] - 1)
        columns = np.clip(chain.nodes[:, 0] + across, 0, region.shape[1] - 1)
        near |= region[rows, columns] != chain.left
    return bool(near.mean() > 0.5)


def _chains(region: NDArray[np.int32], cracks: NDArray[np.bool_]) -> tuple[Chain, ...]:
    nodes, firsts = _walk_all(np.ascontiguousarray(cracks))
    return tuple(
        _chain(region, nodes[first:last]) for first, last in zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True)
    )


def _chain(region: NDArray[np.int32], nodes: NDArray[np.int32]) -> Chain:
    (x0, y0), (x1, y1) = nodes[0].tolist(), nodes[1].tolist()
    if y0 == y1:
        column = min(x0, x1)
        above, below = int(region[y0 - 1, column]), int(region[y0, column])
        return Chain(nodes, above, below) if x1 > x0 else Chain(nodes, below, above)
    row = min(y0, y1)
    before, after = int(region[row, x0 - 1]), int(region[row, x0])
    return Chain(nodes, after, before) if y1 > y0 else Chain(nodes, before, after)


@njit(cache=True, inline="always")
def _jump(nearer: float, near: float, far: float, beyond: float) -> float:
    """Return how much more a row of four samples falls in its middle than before and behind it."""
    return near - far - max(0.0, far - beyond, nearer - near)


@njit(cache=True)
def _cracks(region: NDArray[np.int32], depth: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return ``(h, w, 2)``: of each lattice point, the step to the right and the step down: 0 none, 1 weak, 2 sure."""
    rows, columns = region.shape
    cracks = np.zeros((rows, columns, 2), np.int8)
    for y in range(1, rows):
        for x in range(1, columns):
            for way in range(2):
                up, back = y - (way == 0), x - (way == 1)
                here, there = region[y, x], region[up, back]
                if here != there:
                    cracks[y, x, way] = 2
                    continue
                if here == 0:
                    continue
                y2, x2 = min(rows - 1, y + (way == 0)), min(columns - 1, x + (way == 1))
                y1, x1 = max(0, up - (way == 0)), max(0, back - (way == 1))
                after = depth[y2, x2] if region[y2, x2] == here else depth[y, x]
                before = depth[y1, x1] if region[y1, x1] == here else depth[up, back]
                if depth[y, x] > depth[up, back]:
                    jump = _jump(after, depth[y, x], depth[up, back], before)
                else:
                    jump = _jump(before, depth[up, back], depth[y, x], after)
                if jump > _FOLD_LEAST_MM:
                    cracks[y, x, way] = 2 if jump > _FOLD_MM else 1
    return cracks


@njit(cache=True, inline="always")
def _leaves(cracks: NDArray[np.bool_], x: int, y: int, way: int) -> bool:
    """Whether a line leaves the lattice point (x, y) to the right (0), downwards (1), left (2), up (3)."""
    if way < 2:
        return bool(cracks[y, x, way])
    return bool(cracks[y, x - 1, 0]) if way == 2 else bool(cracks[y - 1, x, 1])


@njit(cache=True)
def _degrees(cracks: NDArray[np.bool_]) -> NDArray[np.int8]:
    degrees = np.zeros(cracks.shape[:2], np.int8)
    for y in range(1, cracks.shape[0]):
        for x in range(1, cracks.shape[1]):
            for way in range(4):
                degrees[y, x] += _leaves(cracks, x, y, way)
    return degrees


@njit(cache=True)
def _walk_all(cracks: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return all chains' nodes one after the other, and where each begins; rings come last."""
    rows, columns = cracks.shape[:2]
    step_x, step_y = (1, 0, -1, 0), (0, 1, 0, -1)
    degree = _degrees(cracks)
    used = np.zeros((rows, columns, 4), np.bool_)
    nodes = np.empty((int(degree.sum()) + 8, 2), np.int32)
    firsts = [0]
    count = 0
    for rings in (False, True):
        for y in range(1, rows):
            for x in range(1, columns):
                if degree[y, x] == 0 or (degree[y, x] == 2 and not rings):
                    continue
                for way in range(4):
                    if used[y, x, way] or not _leaves(cracks, x, y, way):
                        continue
                    px, py, ahead = x, y, way
                    nodes[count, 0], nodes[count, 1] = px, py
                    count += 1
                    while True:
                        used[py, px, ahead] = True
                        px, py = px + step_x[ahead], py + step_y[ahead]
                        back = (ahead + 2) % 4
                        used[py, px, back] = True
                        nodes[count, 0], nodes[count, 1] = px, py
                        count += 1
                        if degree[py, px] != 2 or (px == x and py == y):
                            break
                        for turn in range(4):
                            if turn != back and _leaves(cracks, px, py, turn):
                                ahead = turn
                                break
                    firsts.append(count)
    return nodes[:count], np.array(firsts)
