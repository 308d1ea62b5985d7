"""The model of the whole body, standing in the anatomical position, its points in our frame."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal.joints import follow, followers

__all__ = [
    "ANATOMICAL_POSITION",
    "FULL_BODY",
    "StandingModel",
    "full_body",
    "load_model",
    "lps_mm_from_model_m",
    "placed",
    "quietly",
    "standing",
]

ANATOMICAL_POSITION: Mapping[str, float] = {
    "shoulder_elv": math.radians(12.0),
    "pro_sup": math.radians(-90.0),
}
"""Joint angles in radians, without the side; every other free joint is at zero: legs straight, feet forward.
The forearm is supinated, so that the palms look forward; the arm hangs a little away from the trunk."""

FULL_BODY = "myofullbody"
"""Its name in the package."""
_MIDDLE = "sacrum"
"""A body of the model whose frame lies in the median plane."""
_MM_PER_M = 1000.0


def lps_mm_from_model_m(points_m: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return points ``(n, 3)`` in LPS millimetres from the model's metres.

    The composed model looks along -y, with +x to its left and +z up: its axes are ours, the unit is not.

    Examples
    --------
    >>> lps_mm_from_model_m(np.array([[-0.1, 0.02, 1.7]])).tolist()
    [[-100.0, 20.0, 1700.0]]
    """
    return np.asarray(points_m, dtype=np.float64) * _MM_PER_M


class StandingModel:
    """A compiled model with its state, placed.

    Parameters
    ----------
    model, data
        MuJoCo's; ``data`` belongs to the position in which the body stands.
    """

    def __init__(self, model: Any, data: Any) -> None:
        self.model = model
        self.data = data

    @cached_property
    def tendons(self) -> Mapping[str, int]:
        """Number of every tendon by name, without the ending ``_tendon``."""
        return {self.model.tendon(i).name.removesuffix("_tendon"): i for i in range(self.model.ntendon)}

    @cached_property
    def actuators(self) -> Mapping[int, int]:
        """Number of the muscle that pulls a tendon, by number of the tendon."""
        import mujoco

        kind, of = self.model.actuator_trntype, self.model.actuator_trnid
        return {int(of[i, 0]): i for i in range(self.model.nu) if kind[i] == mujoco.mjtTrn.mjTRN_TENDON}

    def body_of_site(self, site: int) -> int:
        """Return the body that a site moves with."""
        return int(self.model.site_bodyid[site])

    def depth_of_body(self, body: int) -> int:
        """Return how many bodies stand above one in the tree."""
        parent = int(self.model.body_parentid[body])
        return 0 if body == 0 else 1 + self.depth_of_body(parent)


def placed(standing: StandingModel, points_m: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return points ``(n, 3)`` of the world of a standing model in LPS millimetres, the median plane at x = 0."""
    points = lps_mm_from_model_m(points_m)
    points[:, 0] -= _MM_PER_M * float(standing.data.body(_MIDDLE).xpos[0])
    return points


def load_model() -> Any:
    """Return the model of the full body, compiled.

    Raises
    ------
    SourceError
        If the package that holds it is missing or has changed.
    """
    try:
        return quietly(full_body)
    except ImportError as error:
        hint = "install it with `pip install myo-sim mujoco`"
        raise SourceError("the model of the body is not installed", found=str(error), hint=hint) from error
    except (ValueError, OSError) as error:
        raise SourceError("the model of the body can't be read", where=FULL_BODY, found=str(error)) from error


def full_body() -> Any:
    """Return the full body as the installed package compiles it, with all that the library says meanwhile."""
    import myo_sim

    return myo_sim.load_model(FULL_BODY)


def quietly(load: Callable[[], Any]) -> Any:
    """Load without the library's remarks on how the model is put together: they reach no reader of ours."""
    import mujoco

    spoken = mujoco.get_mju_user_warning()
    mujoco.set_mju_user_warning(lambda _told: None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load()
    finally:
        mujoco.set_mju_user_warning(spoken)


def standing(model: Any, position: Mapping[str, float] = ANATOMICAL_POSITION) -> StandingModel:
    """Return a model in a position, both sides alike, with all that depends on a joint solved.

    Patella, knee, shoulder girdle and lumbar spine are coupled by equality constraints: each is a polynomial of another
    joint, and is evaluated after the one that drives it.

    Raises
    ------
    SourceError
        If the position names a joint that the model does not have.
    """
    import mujoco

    data = mujoco.MjData(model)
    mujoco.mj_resetData(model, data)
    data.qpos[:] = model.qpos0
    _set_joints(model, data.qpos, position)
    follow(model, data.qpos, followers(model))
    mujoco.mj_forward(model, data)
    return StandingModel(model, data)


def _set_joints(model: Any, angles: NDArray[np.float64], position: Mapping[str, float]) -> None:
    import mujoco

    for name, angle in position.items():
        found = [mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_JOINT, f"{name}_{side}") for side in "rl"]
        if min(found) < 0:
            raise SourceError(f"the model has no joint {name!r}", where=FULL_BODY)
        for joint in found:
            angles[model.jnt_qposadr[joint]] = angle
