"""The model of motion: bones, joints that follow one another, and the paths of muscles, as myo-sim makes them.

The model has its own frame and units; only angles (degrees), lengths (mm) and moment arms (mm) leave this module.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal.joints import Follower, driven, follow, followers, polynomial, slope
from muscleatlas.sources.musculoskeletal.model import FULL_BODY, full_body, quietly

if TYPE_CHECKING:
    import mujoco

__all__ = ["FULL_BODY", "MotionModel", "load_motion_model", "motion_model"]

_MM = 1000.0
_ENDING = "_tendon"

Pose = Mapping[str, float]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MotionModel:
    """Muscle paths over joints.

    Attributes
    ----------
    coordinates
        The hinges by name, each with its range in degrees; those that follow others are among them.
    tendons
        Names of the muscles' paths, without the ending "_tendon", in the order of all arrays ``(t,)`` here.
    forces_n
        Greatest isometric force of the muscle on each path, ``(t,)``, in newtons.
    """

    name: str
    coordinates: Mapping[str, tuple[float, float]]
    tendons: tuple[str, ...]
    forces_n: Floats
    _model: mujoco.MjModel
    _data: mujoco.MjData
    _followers: tuple[Follower, ...]
    _rows: npt.NDArray[np.int64]

    def lengths_mm(self, pose: Pose) -> Floats:
        """Return the length of each path ``(t,)`` in a pose: degrees by coordinate, 0 for what it does not name."""
        self._take(pose)
        return np.asarray(self._data.ten_length)[self._rows] * _MM

    def moment_arms_mm(self, coordinate: str, pose: Pose) -> Floats:
        """Return the moment arm ``(t,)`` of each path about a coordinate: the length it loses per radian.

        What follows the coordinate moves along; what the pose names itself stays. Positive where a pull of the
        muscle makes the coordinate grow.

        References
        ----------
        An, Takahashi, Harrigan and Chao 1984, tendon excursion (``an1984``).
        """
        self._take(pose)
        return -_MM * self._jacobian_times(self._speeds(coordinate, pose))

    def _take(self, pose: Pose) -> None:
        import mujoco

        model, data = self._model, self._data
        data.qpos[:] = model.qpos0
        for name, angle_deg in pose.items():
            data.qpos[model.joint(name).qposadr[0]] = math.radians(angle_deg)
        follow(model, data.qpos, self._free_followers(pose))
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_tendon(model, data)

    def _free_followers(self, pose: Pose) -> list[Follower]:
        held = {self._model.joint(name).id for name in pose}
        return [follower for follower in self._followers if follower.joint not in held]

    def _speeds(self, coordinate: str, pose: Pose) -> Floats:
        """Return the speed of each degree of freedom ``(v,)`` when the coordinate grows by one radian a second."""
        model = self._model
        speeds = np.zeros(model.nv)
        speeds[model.joint(coordinate).dofadr[0]] = 1.0
        for follower in self._free_followers(pose):
            if follower.driver is not None and model.joint(coordinate).id != follower.joint:
                gain = polynomial(driven(model, self._data.qpos, follower), slope(follower.coefficients))
                speeds[model.jnt_dofadr[follower.joint]] = gain * speeds[model.jnt_dofadr[follower.driver]]
        return speeds

    def _jacobian_times(self, speeds: Floats) -> Floats:
        """Return how fast each path lengthens, in metres, from the sparse rows of the tendons' Jacobian."""
        model = self._model
        products = np.asarray(self._data.ten_J).ravel() * speeds[np.asarray(model.ten_J_colind).ravel()]
        sums = np.concatenate([[0.0], np.cumsum(products)])
        first = np.asarray(model.ten_J_rowadr).ravel()[self._rows]
        return np.asarray(sums[first + np.asarray(model.ten_J_rownnz).ravel()[self._rows]] - sums[first])


def load_motion_model() -> MotionModel:
    """Return the full body of the installed myo-sim; it is loaded once in a process, and fails once only.

    Raises
    ------
    SourceError
        If the model can't be loaded.
    """
    loaded = _loaded()
    if isinstance(loaded, SourceError):
        raise loaded
    return loaded


@lru_cache(maxsize=1)
def _loaded() -> MotionModel | SourceError:
    try:
        return motion_model(full_body, name=FULL_BODY)
    except SourceError as fault:
        return fault


def motion_model(load: Callable[[], Any], *, name: str) -> MotionModel:
    """Return a model of motion; ``load`` returns the compiled ``mujoco.MjModel``.

    Raises
    ------
    SourceError
        If the model can't be loaded, whatever the reason that the library gives.
    """
    try:
        model = quietly(load)
    except Exception as fault:  # the library raises all kinds
        raise SourceError(
            "the model of motion can't be loaded",
            where=name,
            found=f"{type(fault).__name__}: {fault}",
            hint="install the packages mujoco and myo-sim anew, in the versions that muscleatlas asks for",
        ) from fault
    return _understood(model, name)


def _understood(model: mujoco.MjModel, name: str) -> MotionModel:
    import mujoco

    hinges = [joint for joint in range(model.njnt) if model.jnt_type[joint] == mujoco.mjtJoint.mjJNT_HINGE]
    pulled = [
        (int(model.actuator_trnid[actuator][0]), abs(float(model.actuator_gainprm[actuator][2])))
        for actuator in range(model.nu)
        if model.actuator_trntype[actuator] == mujoco.mjtTrn.mjTRN_TENDON
    ]
    return MotionModel(
        name=name,
        coordinates={model.joint(joint).name: _range_deg(model, joint) for joint in hinges},
        tendons=tuple(model.tendon(tendon).name.replace(_ENDING, "") for tendon, _force in pulled),
        forces_n=np.array([force for _tendon, force in pulled]),
        _model=model,
        _data=mujoco.MjData(model),
        _followers=followers(model),
        _rows=np.array([tendon for tendon, _force in pulled], dtype=np.int64),
    )


def _range_deg(model: mujoco.MjModel, joint: int) -> tuple[float, float]:
    low, high = (round(math.degrees(limit), 2) for limit in model.jnt_range[joint])
    return (low, high) if model.jnt_limited[joint] else (-180.0, 180.0)
