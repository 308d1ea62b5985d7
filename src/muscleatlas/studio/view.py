"""Named views: sixteen level stations around an axis, per scheme.

Limbs turn about the vertical from anterior towards lateral; what is shown on both sides turns from anterior
towards the subject's left; the foot turns about the line from heel to second toe, from dorsal towards lateral.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import UnknownNameError
from muscleatlas.frames import ANTERIOR, LEFT, RIGHT, SUPERIOR

__all__ = ["SCHEMES", "VIEW_COUNT", "Scheme", "View", "find_view", "plainness", "scheme_named", "turned", "views_of"]

VIEW_COUNT = 16
_STEP_DEG = 360.0 / VIEW_COUNT

_FOOT_TOE_OUT_DEG = 7.0
"""How far the model's line from heel to second toe points outwards, in the level plane."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """An axis of turning and the words for its sixteen stations.

    Attributes
    ----------
    axis
        Points up on the picture; unit vector in LPS.
    start, quarter
        Where the camera stands, seen from the subject, at 0° and at 90°; unit vectors in LPS.
    poles
        The names of the stations at 0°, 90°, 180°, 270°, and their forms in compounds ("antero").
    extent_least_mm, margin_least_mm
        A picture shows at least this much, and at least this much around its structure: small muscles need to be
        seen, and to be seen where they are.
    """

    name: str
    axis: tuple[float, float, float]
    start: tuple[float, float, float]
    quarter: tuple[float, float, float]
    poles: tuple[str, str, str, str]
    corners: tuple[str, str, str, str]
    extent_least_mm: float = 190.0
    margin_least_mm: float = 22.0


@dataclass(frozen=True, slots=True)
class View:
    """A level orthographic station: ``towards`` points from the subject to the camera, ``up`` up the picture."""

    index: int
    name: str
    azimuth_deg: float
    towards: tuple[float, float, float]
    up: tuple[float, float, float]


def _foot_axes() -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    toe_out = np.radians(_FOOT_TOE_OUT_DEG)
    toes = np.cos(toe_out) * np.array(ANTERIOR) + np.sin(toe_out) * np.array(RIGHT)
    lateral = np.cos(toe_out) * np.array(RIGHT) - np.sin(toe_out) * np.array(ANTERIOR)
    return _triple(toes), _triple(lateral)


def _triple(vector: NDArray[np.float64]) -> tuple[float, float, float]:
    return (float(vector[0]), float(vector[1]), float(vector[2]))


_TOES, _FOOT_LATERAL = _foot_axes()

SCHEMES: dict[str, Scheme] = {
    scheme.name: scheme
    for scheme in (
        Scheme(
            name="limb",
            axis=SUPERIOR,
            start=ANTERIOR,
            quarter=RIGHT,
            poles=("anterior", "lateral", "posterior", "medial"),
            corners=("anterolateral", "posterolateral", "posteromedial", "anteromedial"),
        ),
        Scheme(
            name="foot",
            axis=_TOES,
            start=SUPERIOR,
            quarter=_FOOT_LATERAL,
            poles=("dorsal", "lateral", "plantar", "medial"),
            corners=("dorsolateral", "plantarolateral", "plantaromedial", "dorsomedial"),
        ),
        Scheme(
            name="both-sides",
            axis=SUPERIOR,
            start=ANTERIOR,
            quarter=LEFT,
            poles=("anterior", "left lateral", "posterior", "right lateral"),
            corners=("left anterolateral", "left posterolateral", "right posterolateral", "right anterolateral"),
            extent_least_mm=90.0,
            margin_least_mm=16.0,
        ),
    )
}


def scheme_named(name: str) -> Scheme:
    """Return a scheme; raise :class:`UnknownNameError` for a name that none has."""
    if name not in SCHEMES:
        raise UnknownNameError(name, noun="view scheme", known=SCHEMES)
    return SCHEMES[name]


def views_of(scheme: Scheme) -> tuple[View, ...]:
    """Return the sixteen views in order of growing azimuth.

    Examples
    --------
    >>> [view.name for view in views_of(SCHEMES["limb"])][:5]
    ['anterior', 'anterior-anterolateral', 'anterolateral', 'lateral-anterolateral', 'lateral']
    """
    return tuple(_view(scheme, index) for index in range(1, VIEW_COUNT + 1))


def find_view(scheme: Scheme, name: str) -> View:
    """Return the view of that name (hyphens and blanks alike) or number ("7")."""
    wanted = _plain(name)
    views = views_of(scheme)
    for view in views:
        if wanted in (_plain(view.name), str(view.index)):
            return view
    raise UnknownNameError(name, noun=f"view of scheme {scheme.name!r}", known=[view.name for view in views])


def plainness(view: View) -> int:
    """Return how far a named view is from a pole of the dial: 0 for a pole, 1 for a corner, 2 for what lies between."""
    station = view.index - 1
    return 0 if station % 4 == 0 else 1 if station % 2 == 0 else 2


def turned(scheme: Scheme, azimuth_deg: float, elevation_deg: float = 0.0) -> View:
    """Return a view from any side, unnamed (index 0); elevation lifts the camera along the axis."""
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    level = np.cos(azimuth) * np.array(scheme.start) + np.sin(azimuth) * np.array(scheme.quarter)
    axis = np.array(scheme.axis)
    towards = np.cos(elevation) * level + np.sin(elevation) * axis
    up = np.cos(elevation) * axis - np.sin(elevation) * level
    return View(
        index=0,
        name=f"azimuth {azimuth_deg:g}°, elevation {elevation_deg:g}°",
        azimuth_deg=azimuth_deg,
        towards=_triple(towards),
        up=_triple(up),
    )


def _view(scheme: Scheme, index: int) -> View:
    azimuth_deg = _STEP_DEG * (index - 1)
    station = turned(scheme, azimuth_deg)
    return View(index, _station_name(scheme, index - 1), azimuth_deg, station.towards, station.up)


def _station_name(scheme: Scheme, station: int) -> str:
    quarter, step = divmod(station, 4)
    pole, corner, next_pole = scheme.poles[quarter], scheme.corners[quarter], scheme.poles[(quarter + 1) % 4]
    return (pole, _between(pole, corner), corner, _between(next_pole, corner))[step]


def _between(pole: str, corner: str) -> str:
    side, _, direction = corner.rpartition(" ")
    return f"{side} {pole.removeprefix(side).strip()}-{direction}".strip()


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").strip()
