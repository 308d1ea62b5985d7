"""Moment arms of the model's paths over the range of a coordinate, and of several paths taken together.

The moment arm of a muscle about a joint is the length that its path loses for each radian that the joint turns. Its
sign says which way the muscle turns the joint, its size with what leverage, neither of them whether it is active then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, radians

import numpy as np
import numpy.typing as npt

from muscleatlas.evidence.model import MotionModel

__all__ = ["Arms", "Sweep", "arms_by_length_mm", "combined_mm", "sweep_arms"]

Floats = npt.NDArray[np.float64]

_STEP_DEG = 2.5
_CROSSES_MM = 0.1
"""A path whose moment arm is nowhere greater does not cross the joint."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """A coordinate moved through a range while others are held.

    Attributes
    ----------
    coordinate, low_deg, high_deg
        What moves, and its range.
    backwards
        Whether the movement that is meant makes the coordinate shrink.
    at
        The coordinates that are held, with their angles in degrees.
    tendons
        The paths that are looked at; all where empty.
    """

    coordinate: str
    low_deg: float
    high_deg: float
    backwards: bool = False
    at: tuple[tuple[str, float], ...] = ()
    tendons: tuple[str, ...] = ()

    @property
    def angles_deg(self) -> Floats:
        """The angles ``(n,)`` that are looked at, evenly 2.5° apart or a little less."""
        steps = max(1, ceil(round((self.high_deg - self.low_deg) / _STEP_DEG, 6)))
        return np.linspace(self.low_deg, self.high_deg, steps + 1)


@dataclass(frozen=True, slots=True, eq=False)
class Arms:
    """Moment arms over a sweep, seen in the direction of the movement.

    Attributes
    ----------
    angles_deg
        ``(n,)``, growing; those of a sweep that runs backwards have changed their sign.
    arms_mm
        ``(n, t)``, positive where the muscle does the movement.
    crossing
        ``(t,)``: whether the path crosses the joint.
    """

    angles_deg: Floats
    arms_mm: Floats
    crossing: npt.NDArray[np.bool_]


@lru_cache(maxsize=256)
def sweep_arms(model: MotionModel, sweep: Sweep) -> Arms:
    """Return the moment arms of all paths of a model over a sweep."""
    held = dict(sweep.at)
    angles = sweep.angles_deg
    arms = np.array(
        [model.moment_arms_mm(sweep.coordinate, {**held, sweep.coordinate: float(angle)}) for angle in angles]
    )
    looked_at = np.array([not sweep.tendons or tendon in sweep.tendons for tendon in model.tendons])
    crossing = (np.abs(arms).max(axis=0) > _CROSSES_MM) & looked_at
    if sweep.backwards:
        return Arms(-angles[::-1], -arms[::-1], crossing)
    return Arms(angles, arms, crossing)


def combined_mm(arms: Arms, rows: Iterable[int], forces_n: Floats) -> Floats | None:
    """Return the moment arm ``(n,)`` of several paths taken together; None where none of them crosses the joint.

    Each path counts by the greatest isometric force of its muscle, so that the sign is that of the torque which they
    make when all pull with the same share of their strength.
    """
    own = [row for row in rows if arms.crossing[row]]
    if not own:
        return None
    return np.asarray(np.average(arms.arms_mm[:, own], axis=1, weights=forces_n[own]))


def arms_by_length_mm(model: MotionModel, sweep: Sweep, *, half_step_deg: float = 0.01) -> Floats:
    """Return the same moment arms ``(n, t)`` a second way, from lengths a little to both sides; for checks."""

    def lengths(angle_deg: float) -> Floats:
        return model.lengths_mm({**dict(sweep.at), sweep.coordinate: angle_deg})

    angles = sweep.angles_deg
    losses = [lengths(float(angle) - half_step_deg) - lengths(float(angle) + half_step_deg) for angle in angles]
    arms = np.array(losses) / radians(2 * half_step_deg)
    return -arms[::-1] if sweep.backwards else arms
