"""What lies over what, seen from one side: surfaces looked through along parallel rays, and their order in depth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.rays import RayScene
from muscleatlas.geometry.surface import Surface

__all__ = [
    "Columns",
    "Overlap",
    "columns_together",
    "depth_layers",
    "looked_through",
    "overlap",
    "overlaps",
    "surface_columns",
]

_STRIDE = 1 << 20
_BESIDE_EDGES = 0.137
"""Rays stand off the middle of their cells by this share, so that they rarely meet an edge of a regular mesh."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Where parallel rays go through a surface.

    Attributes
    ----------
    cells
        ``(k,)`` int64, numbers of the rays on a grid that all surfaces share, ascending.
    entry_mm, exit_mm
        ``(k,)`` first and last depth in the surface; it grows away from the viewer, from 0 at the origin of the frame.
    """

    cells: NDArray[np.int64]
    entry_mm: NDArray[np.float64]
    exit_mm: NDArray[np.float64]

    @property
    def middle_mm(self) -> NDArray[np.float64]:
        """Depth of the middle, ``(k,)``."""
        return (self.entry_mm + self.exit_mm) / 2.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two surfaces lie over each other, seen from one side.

    Attributes
    ----------
    cells
        Number of rays that meet both.
    share_over
        Share of these where the first lies over the second.
    share_of_first, share_of_second
        Share of the rays that meet the one which also meet the other.
    """

    cells: int
    share_over: float
    share_of_first: float
    share_of_second: float


def looked_through(
    scene: RayScene,
    bounds_mm: NDArray[np.floating],
    *,
    towards: Sequence[float],
    grid_mm: float,
) -> Columns:
    """Return where parallel rays on a grid go through a surface.

    Parameters
    ----------
    scene, bounds_mm
        The surface, and its box ``(2, 3)``.
    towards
        Unit vector from the subject to the viewer.
    grid_mm
        Spacing of the rays; what is thinner in both directions may be missed.
    """
    view = np.asarray(towards, np.float64)
    across, up = _frame(view)
    corners = np.array([[x, y, z] for x in bounds_mm[:, 0] for y in bounds_mm[:, 1] for z in bounds_mm[:, 2]], float)
    cells, points = _grid(corners, across, up, grid_mm)
    near, far = (corners @ view).max() + 1.0, (corners @ view).min() - 1.0
    front = _distances(scene, points + near * view, -view)
    hit = front < near - far
    back = _distances(scene, points[hit] + far * view, view)
    entry = front[hit] - near
    return Columns(cells[hit], entry, np.maximum(-(far + np.minimum(back, near - far)), entry))


def columns_together(pieces: Sequence[Columns]) -> Columns:
    """Return several surfaces as one: from the first entry to the last exit."""
    if len(pieces) == 1:
        return pieces[0]
    cells, of = np.unique(np.concatenate([piece.cells for piece in pieces]), return_inverse=True)
    entry, exit_ = np.full(len(cells), np.inf), np.full(len(cells), -np.inf)
    np.minimum.at(entry, of, np.concatenate([piece.entry_mm for piece in pieces]))
    np.maximum.at(exit_, of, np.concatenate([piece.exit_mm for piece in pieces]))
    return Columns(cells, entry, exit_)


def overlap(first: Columns, second: Columns) -> Overlap:
    """Return how a surface lies over another: it does so on a ray where the middle of its column comes first."""
    _, one, other = np.intersect1d(first.cells, second.cells, assume_unique=True, return_indices=True)
    if not len(one):
        return Overlap(0, 0.0, 0.0, 0.0)
    over = first.middle_mm[one] < second.middle_mm[other]
    return Overlap(len(one), float(over.mean()), len(one) / len(first.cells), len(one) / len(second.cells))


def overlaps(columns: Mapping[str, Columns]) -> dict[tuple[str, str], Overlap]:
    """Return the overlap of each pair that shares a ray, under both orders of its names."""
    names = list(columns)
    found = {}
    for number, name in enumerate(names):
        for other in names[number + 1 :]:
            one = overlap(columns[name], columns[other])
            if one.cells:
                found[name, other] = one
                found[other, name] = Overlap(one.cells, 1.0 - one.share_over, one.share_of_second, one.share_of_first)
    return found


def depth_layers(
    names: Sequence[str], found: Mapping[tuple[str, str], Overlap], *, least_share: float = 0.2
) -> tuple[tuple[str, ...], ...]:
    """Return the names in layers, the outermost first: what lies over something is taken off before it.

    Where things lie over each other in a ring, the one that is covered least comes first.

    Parameters
    ----------
    least_share
        What covers less of something than this share of its rays doesn't push it into a deeper layer.
    """
    order = _peeled(names, found)
    layer: dict[str, int] = {}
    for number, name in enumerate(order):
        covers = [layer[other] for other in order[:number] if _cover(found, other, name) >= least_share]
        layer[name] = 1 + max(covers, default=-1)
    deepest = max(layer.values(), default=-1)
    return tuple(tuple(name for name in names if layer[name] == depth) for depth in range(deepest + 1))


def _cover(found: Mapping[tuple[str, str], Overlap], over: str, under: str) -> float:
    """Return the share of something's rays where something else lies over it."""
    pair = found.get((over, under))
    return pair.share_over * pair.share_of_second if pair is not None and pair.share_over > 0.5 else 0.0


def _peeled(names: Sequence[str], found: Mapping[tuple[str, str], Overlap]) -> list[str]:
    """Return the names as one would take them off: each time the one that is covered least by what is left."""
    covers: dict[str, dict[str, float]] = {name: {} for name in names}
    for over, under in found:
        if over in covers and under in covers:
            covers[under][over] = _cover(found, over, under)
    sums = {name: sum(covers[name].values()) for name in names}
    left, order = list(names), []
    while left:
        least = min(left, key=lambda name: (round(sums[name], 9), name))
        left.remove(least)
        order.append(least)
        for name in left:
            sums[name] -= covers[name].get(least, 0.0)
    return order


def surface_columns(surface: Surface, *, towards: Sequence[float], grid_mm: float) -> Columns:
    """Return where parallel rays go through one surface; see :func:`looked_through`."""
    scene = RayScene(surface.vertices, surface.faces)
    return looked_through(scene, surface.bounds_mm, towards=towards, grid_mm=grid_mm)


def _frame(view: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return two directions across the view; the same for the same view, whatever is looked at."""
    aside = np.array([0.0, 0.0, 1.0]) if abs(view[2]) < 0.9 else np.array([0.0, 1.0, 0.0])
    across = np.cross(aside, view)
    across /= np.linalg.norm(across)
    return across, np.cross(view, across)


def _grid(
    corners: NDArray[np.float64], across: NDArray[np.float64], up: NDArray[np.float64], grid_mm: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the numbers of the cells before a box, and a point ``(k, 3)`` in each."""
    sides = []
    for axis in (across, up):
        reach = corners @ axis / grid_mm
        sides.append(np.arange(int(np.floor(reach.min())), int(np.ceil(reach.max())) + 1))
    columns, rows = (side.ravel() for side in np.meshgrid(*sides, indexing="ij"))
    places = [(side + 0.5 + _BESIDE_EDGES * (1, 0.7)[n]) * grid_mm for n, side in enumerate((columns, rows))]
    cells = (columns + _STRIDE // 2).astype(np.int64) * _STRIDE + rows + _STRIDE // 2
    return cells, places[0][:, None] * across + places[1][:, None] * up


def _distances(scene: RayScene, origins: NDArray[np.float64], direction: NDArray[np.float64]) -> NDArray[np.float64]:
    way = np.asarray(direction, np.float32)[None]
    return scene.first_hits(origins.astype(np.float32), way).distance_mm.astype(np.float64)
