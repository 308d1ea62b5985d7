"""Round tubes along a line, closed at both ends: shapes whose length and sections are known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface

__all__ = ["arc", "tube"]


def arc(radius_mm: float, angle: float, *, steps: int = 60) -> NDArray[np.float64]:
    """Return points ``(steps, 3)`` on an arc about the y axis; its length is radius times angle."""
    turn = np.linspace(0.0, angle, steps)
    return np.stack([radius_mm * np.cos(turn), np.zeros(steps), radius_mm * np.sin(turn)], axis=1)


def tube(path_mm: NDArray[np.float64], radius_mm: float | NDArray[np.float64], *, sides: int = 24) -> Surface:
    """Return a tube about a line in the plane y = 0, outward, its ends closed by fans."""
    count = len(path_mm)
    ways = np.gradient(path_mm, axis=0)
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    across = np.cross(np.array([0.0, 1.0, 0.0]), ways)
    turn = np.arange(sides) * 2.0 * np.pi / sides
    spokes = np.cos(turn)[:, None] * across[:, None] + np.sin(turn)[:, None] * np.cross(ways, across)[:, None]
    rings = path_mm[:, None] + np.broadcast_to(radius_mm, (count,))[:, None, None] * spokes
    vertices = np.concatenate([rings.reshape(-1, 3), path_mm[[0, -1]]])
    here, after = np.arange(sides), (np.arange(sides) + 1) % sides
    faces = [
        _fan(count * sides, after, here),
        _fan(count * sides + 1, here + (count - 1) * sides, after + (count - 1) * sides),
    ]
    for start in range(0, (count - 1) * sides, sides):
        one, other = here + start, after + start
        faces += [np.stack([one, other, other + sides], axis=1), np.stack([one, other + sides, one + sides], axis=1)]
    whole = np.concatenate(faces).astype(np.int32)
    return Surface(vertices.astype(np.float32), whole, np.zeros(len(whole), np.uint8))


def _fan(middle: int, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([np.full(len(start), middle), start, end], axis=1)
