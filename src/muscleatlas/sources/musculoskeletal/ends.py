"""The ends of the lines: brought to the bone that they end on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.ground import Ground

__all__ = ["held", "to_bone"]

_STEP_MM = 3.0
_INTO_BONE_MM = 1.0
_GIVES_MM = 18.0
"""When an end is moved, the line beyond this distance stays."""


def to_bone(line: NDArray[np.float64], bodies: tuple[int, int], ground: Ground) -> NDArray[np.float64]:
    """Return a line ``(n, 3)`` that goes on until its ends lie just inside bone; an end far from bone stays."""
    for side, body in enumerate(bodies):
        end = line[0] if side == 0 else line[-1]
        goal = _goal(end, body, ground)
        if goal is None:
            continue
        steps = max(1, round(float(np.linalg.norm(goal - end)) / _STEP_MM))
        lead = end + np.linspace(0, 1, steps + 1)[1:, None] * (goal - end)
        line = np.concatenate([lead[::-1], line]) if side == 0 else np.concatenate([line, lead])
    return line


def held(line: NDArray[np.float64], bodies: NDArray[np.int64], ground: Ground) -> NDArray[np.float64]:
    """Return a line of as many points whose ends lie just inside bone: they are moved, what is near them gives."""
    moved = line.copy()
    for end, body in ((0, int(bodies[0])), (-1, int(bodies[1]))):
        goal = _goal(line[end], body, ground)
        if goal is not None:
            away = np.linalg.norm(line - line[end], axis=1, keepdims=True)
            moved += np.clip(1.0 - away / _GIVES_MM, 0.0, 1.0) * (goal - line[end])
    return moved


def _goal(end: NDArray[np.float64], body: int, ground: Ground) -> NDArray[np.float64] | None:
    """Return a point a little inside the bone that an end belongs to."""
    hold = ground.hold(end, body)
    if hold is None:
        return None
    _, foot = hold
    goal: NDArray[np.float64] = foot - _INTO_BONE_MM * ground.normal(foot[None])[0]
    return goal
