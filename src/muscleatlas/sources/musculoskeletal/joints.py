"""Joints of a model that follow others: patella, knee, shoulder girdle and lumbar spine are tied by equations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Follower", "driven", "follow", "followers", "polynomial", "slope"]


@dataclass(frozen=True, slots=True)
class Follower:
    """A joint that an equation ties to another: ``q - q0 = Σ c[k]·(driver - driver0)^k``; a lock has no driver."""

    joint: int
    driver: int | None
    coefficients: tuple[float, ...]


def followers(model: Any) -> tuple[Follower, ...]:
    """Return the joints of a compiled model that follow others, each after the one that drives it."""
    import mujoco

    waiting = {
        int(model.eq_obj1id[number]): Follower(
            int(model.eq_obj1id[number]),
            int(model.eq_obj2id[number]) if model.eq_obj2id[number] >= 0 else None,
            tuple(float(coefficient) for coefficient in model.eq_data[number][:5]),
        )
        for number in range(model.neq)
        if model.eq_type[number] == mujoco.mjtEq.mjEQ_JOINT and model.eq_active0[number]
    }
    ordered: list[Follower] = []
    while waiting:
        ready = [joint for joint, follower in waiting.items() if follower.driver not in waiting]
        ordered += [waiting.pop(joint) for joint in ready or list(waiting)]
    return tuple(ordered)


def follow(model: Any, angles: NDArray[np.float64], those: Iterable[Follower]) -> None:
    """Set the joints that follow, in place, given the angles ``(q,)`` of all joints, in radians."""
    for follower in those:
        at = model.jnt_qposadr[follower.joint]
        angles[at] = model.qpos0[at] + polynomial(driven(model, angles, follower), follower.coefficients)


def driven(model: Any, angles: NDArray[np.float64], follower: Follower) -> float:
    """Return how far the driver of a joint stands from its rest, in radians."""
    if follower.driver is None:
        return 0.0
    at = model.jnt_qposadr[follower.driver]
    return float(angles[at] - model.qpos0[at])


def polynomial(at: float, coefficients: Sequence[float]) -> float:
    """Return ``Σ c[k]·at^k``, by Horner's scheme.

    Examples
    --------
    >>> polynomial(2.0, (1.0, 0.0, 3.0))
    13.0
    """
    value = 0.0
    for coefficient in reversed(coefficients):
        value = value * at + coefficient
    return value


def slope(coefficients: Sequence[float]) -> tuple[float, ...]:
    """Return the coefficients of the derivative.

    Examples
    --------
    >>> slope((5.0, 1.0, 3.0))
    (1.0, 6.0)
    """
    return tuple(power * coefficient for power, coefficient in enumerate(coefficients))[1:]
