"""Chains of balls on a lattice: which ball is the nearest to each point, by power distance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.ground import Lattice

__all__ = ["Block", "block_round", "nearest_balls"]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A part of a lattice.

    Attributes
    ----------
    lattice
        The whole.
    first, shape
        ``(3,)`` number of its first point along each axis, and how many there are.
    """

    lattice: Lattice
    first: NDArray[np.int64]
    shape: NDArray[np.int64]

    @property
    def low_mm(self) -> NDArray[np.float64]:
        """``(3,)`` its first point."""
        low: NDArray[np.float64] = self.lattice.low_mm + self.first * self.lattice.spacing_mm
        return low

    def numbers(self, inner: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return the numbers in the whole lattice of points given by their numbers in the block."""
        where = np.stack(np.unravel_index(inner, tuple(self.shape)), axis=1) + self.first
        return np.asarray(np.ravel_multi_index(tuple(where.T), self.lattice.shape), dtype=np.int64)


def block_round(points_mm: NDArray[np.float64], reach_mm: NDArray[np.float64], lattice: Lattice) -> Block:
    """Return the part of a lattice, but for its outermost points, that holds all within ``(n,)`` reach of points."""
    low, spacing = lattice.low_mm, lattice.spacing_mm
    first = np.floor(((points_mm - reach_mm[:, None]).min(axis=0) - low) / spacing).astype(np.int64)
    last = np.ceil(((points_mm + reach_mm[:, None]).max(axis=0) - low) / spacing).astype(np.int64) + 1
    size = np.array(lattice.shape)
    first, last = np.clip(first, 1, size - 1), np.clip(last, 1, size - 1)
    return Block(lattice, first, np.maximum(last - first, 0))


def nearest_balls(
    middles_mm: NDArray[np.float64], radii_mm: NDArray[np.float64], block: Block, *, reach_mm: float
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return for each point of a block the power distance to the nearest ball, and the number of that ball.

    Points farther than the reach from every ball have none: infinity, and -1. Power distance is the squared distance
    to the middle less the squared radius, so it is below zero inside (Aurenhammer 1987, ``aurenhammer1987``).

    Parameters
    ----------
    middles_mm, radii_mm
        ``(n, 3)`` and ``(n,)``.

    Examples
    --------
    >>> lattice = Lattice(np.zeros(3), 1.0, (9, 9, 9))
    >>> block = Block(lattice, np.array([4, 4, 4]), np.array([1, 1, 1]))
    >>> power, ball = nearest_balls(np.array([[4.0, 4.0, 7.0]]), np.array([2.0]), block, reach_mm=2.0)
    >>> float(power[0]), int(ball[0])
    (5.0, 0)
    """
    size = int(np.prod(block.shape))
    power, ball = np.full(size, np.inf), np.full(size, -1, dtype=np.int32)
    spacing = block.lattice.spacing_mm
    places = (middles_mm - block.low_mm) / spacing
    balls = np.column_stack([places, radii_mm / spacing])
    _offer_all(balls, reach_mm / spacing, block.shape, power, ball)
    return power * spacing**2, ball


@njit(cache=True, nogil=True)
def _offer_all(
    balls: NDArray[np.float64],
    reach: float,
    shape: NDArray[np.int64],
    power: NDArray[np.float64],
    ball: NDArray[np.int32],
) -> None:
    """Let each ball ``(x, y, z, radius)``, in spacings, take the points within its reach that no other is nearer to."""
    for number in range(len(balls)):
        x, y, z, radius = balls[number]
        far, squared = radius + reach, radius * radius
        for i in range(max(0, int(np.ceil(x - far))), min(shape[0], int(np.floor(x + far)) + 1)):
            for j in range(max(0, int(np.ceil(y - far))), min(shape[1], int(np.floor(y + far)) + 1)):
                flat = (i - x) * (i - x) + (j - y) * (j - y)
                if flat > far * far:
                    continue
                rise = np.sqrt(far * far - flat)
                row = (i * shape[1] + j) * shape[2]
                for k in range(max(0, int(np.ceil(z - rise))), min(shape[2], int(np.floor(z + rise)) + 1)):
                    here = flat + (k - z) * (k - z) - squared
                    if here < power[row + k]:
                        power[row + k] = here
                        ball[row + k] = number
