"""The lines along which the model's muscles pull: wrapped, from origin to insertion, gathered by structure."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import MuscleatlasError, SourceError
from muscleatlas.frames import mirrored_lps
from muscleatlas.sources.musculoskeletal.model import StandingModel, placed
from muscleatlas.yamlfiles import read_yaml

__all__ = ["Fascicle", "length_mm", "paths_of", "resampled", "tendon_table"]

_DATA = Path(__file__).parent / "data" / "tendons.yaml"
_ARC_STEP = np.radians(15.0)
_ROUNDED_MM, _ROUNDINGS = 80.0, 200
"""Where one tendon continues another: so far from there the bend is taken out, and how thoroughly."""


@dataclass(frozen=True, slots=True, eq=False)
class Fascicle:
    """One line of action.

    Attributes
    ----------
    tendon
        Its name in the model.
    points_mm
        ``(n, 3)`` LPS, from origin to insertion, on the right side.
    bodies
        The bodies of the model that its two ends move with.
    force_n
        Maximal isometric force of its muscle.
    fibre_mm, slack_mm
        Optimal length of its fibres and slack length of its tendon, as the model has them; they may be unphysical.
    """

    tendon: str
    points_mm: NDArray[np.float64]
    bodies: tuple[int, int]
    force_n: float
    fibre_mm: float
    slack_mm: float


def tendon_table(path: Path = _DATA) -> Mapping[str, Mapping[str, Any]]:
    """Return, by structure, the names of its tendons as the file gives them."""
    value: Any = read_yaml(path, error=SourceError).value
    table: Mapping[str, Mapping[str, Any]] = value["tendons"]
    return table


def paths_of(
    standing: StandingModel, table: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, list[Fascicle]], list[MuscleatlasError]]:
    """Return the fascicles of each structure, and what was wrong with those left out."""
    found, faults = dict[str, list[Fascicle]](), list[MuscleatlasError]()
    for structure, entry in table.items():
        names = _matching(entry["tendons"], standing.tendons)
        if not names:
            faults.append(SourceError(f"{structure!r}: the model has none of its tendons", found=str(entry["tendons"])))
        for name in names:
            try:
                line = _fascicle(standing, name, entry.get("then"))
            except MuscleatlasError as fault:
                faults.append(fault.at(structure))
            else:
                found.setdefault(structure, []).append(line)
    return found, faults


def _matching(patterns: Iterable[str], names: Iterable[str]) -> list[str]:
    known = list(names)
    return [name for pattern in patterns for name in known if fnmatch.fnmatchcase(name, pattern)]


def _fascicle(standing: StandingModel, name: str, then: str | None) -> Fascicle:
    tendon = standing.tendons[name]
    force, fibre, slack = _strength(standing, tendon, name)
    points, bodies = _from_origin(standing, tendon, name)
    if then is not None:
        points, bodies = _continued(standing, points, bodies, then)
    if points[:, 0].mean() > 0:  # the model has some of its right muscles on the left
        points = mirrored_lps(points)
    return Fascicle(name, points, bodies, force, fibre, slack)


def _strength(standing: StandingModel, tendon: int, name: str) -> tuple[float, float, float]:
    """Return force (N), optimal fibre length and tendon slack length (mm) of the muscle of a tendon."""
    if tendon not in standing.actuators:
        raise SourceError(f"no muscle pulls the tendon {name!r}, left out")
    muscle = standing.actuators[tendon]
    low, high, force = standing.model.actuator_gainprm[muscle][:3]
    shortest, longest = 1000.0 * standing.model.actuator_lengthrange[muscle]
    if force <= 0:
        raise SourceError(f"the muscle of {name!r} has no force, left out", found=f"{force:.1f} N")
    fibre = (longest - shortest) / (high - low) if high > low else 0.0
    return float(force), float(fibre), float(shortest - low * fibre)


def _from_origin(standing: StandingModel, tendon: int, name: str) -> tuple[NDArray[np.float64], tuple[int, int]]:
    points, objects = _drawn(standing, tendon)
    if len(points) < 2 or length_mm(points) < 1.0:
        raise SourceError(f"the path of {name!r} has no length, left out", found=f"{len(points)} points")
    sites = [int(item) for item in _sites(standing, tendon)]
    first, last = standing.body_of_site(sites[0]), standing.body_of_site(sites[-1])
    full = _with_arcs(standing, points, objects)
    if standing.depth_of_body(first) > standing.depth_of_body(last):
        return full[::-1].copy(), (last, first)
    return full, (first, last)


def _sites(standing: StandingModel, tendon: int) -> Sequence[int]:
    import mujoco

    model = standing.model
    start, count = int(model.tendon_adr[tendon]), int(model.tendon_num[tendon])
    numbers = range(start, start + count)
    return [int(model.wrap_objid[k]) for k in numbers if model.wrap_type[k] == mujoco.mjtWrap.mjWRAP_SITE]


def _drawn(standing: StandingModel, tendon: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the points that the solver found, and for each the geom that it lies on, or -1."""
    data = standing.data
    start, count = int(data.ten_wrapadr[tendon]), int(data.ten_wrapnum[tendon])
    points = placed(standing, data.wrap_xpos.reshape(-1, 3)[start : start + count])
    return points, data.wrap_obj.reshape(-1)[start : start + count].astype(np.int64)


def _with_arcs(standing: StandingModel, points: NDArray[np.float64], objects: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the path with points between where it meets a sphere or cylinder and where it leaves it."""
    pieces = [points[:1]]
    for k in range(1, len(points)):
        if objects[k] >= 0 and objects[k] == objects[k - 1]:
            pieces.append(_arc(standing, int(objects[k]), points[k - 1], points[k]))
        pieces.append(points[k : k + 1])
    return np.concatenate(pieces)


def _arc(
    standing: StandingModel, geom: int, start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return points between two on a sphere or cylinder, on it: round its middle or axis, and evenly along the axis."""
    import mujoco

    middle = placed(standing, standing.data.geom_xpos[geom][None])[0]
    axis = standing.data.geom_xmat[geom].reshape(3, 3)[:, 2]
    round_one = standing.model.geom_type[geom] == mujoco.mjtGeom.mjGEOM_SPHERE
    along = [0.0, 0.0] if round_one else [float((point - middle) @ axis) for point in (start, end)]
    spokes = [point - middle - height * axis for point, height in zip((start, end), along, strict=True)]
    lengths = [float(np.linalg.norm(spoke)) for spoke in spokes]
    cosine = np.clip(spokes[0] @ spokes[1] / max(lengths[0] * lengths[1], 1e-9), -1.0, 1.0)
    angle = float(np.arccos(cosine))
    steps = np.linspace(0.0, 1.0, int(angle / _ARC_STEP) + 2)[1:-1, None]
    if angle < 1e-6 or len(steps) == 0:
        return np.zeros((0, 3))
    turned = (np.sin((1 - steps) * angle) * spokes[0] + np.sin(steps * angle) * spokes[1]) / np.sin(angle)
    arc: NDArray[np.float64] = middle + turned + (along[0] + steps * (along[1] - along[0])) * axis
    return arc


def _continued(
    standing: StandingModel, points: NDArray[np.float64], bodies: tuple[int, int], then: str
) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """Return a path that goes on along another from where that is nearest."""
    rest, ends = _from_origin(standing, standing.tendons[then], then)
    fine = resampled(rest, spacing_mm=5.0)
    if np.linalg.norm(points[0] - rest[-1]) < np.linalg.norm(points[-1] - rest[-1]):
        points, bodies = points[::-1], (bodies[1], bodies[0])
    nearest = int(np.linalg.norm(fine - points[-1], axis=1).argmin())
    whole = np.concatenate([points, fine[min(nearest + 4, len(fine) - 1) :]])
    return _rounded_near(resampled(whole, spacing_mm=5.0), points[-1]), (bodies[0], ends[1])


def _rounded_near(line: NDArray[np.float64], corner: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a line without the bend that it has near a point; its ends stay."""
    smooth = line.copy()
    give = np.clip(1.0 - np.linalg.norm(line - corner, axis=1, keepdims=True) / _ROUNDED_MM, 0.0, 1.0)[1:-1]
    for _ in range(_ROUNDINGS):
        smooth[1:-1] += 0.5 * give * (0.5 * (smooth[:-2] + smooth[2:]) - smooth[1:-1])
    return smooth


def length_mm(points: NDArray[np.float64]) -> float:
    """Return the length of a line of points ``(n, 3)``."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def resampled(points: NDArray[np.float64], *, spacing_mm: float = 0.0, count: int | None = None) -> NDArray[np.float64]:
    """Return a line with points at even distances, its ends kept: about a spacing apart, or a number of them."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    kept = np.concatenate([[True], steps > 1e-6])
    at = np.concatenate([[0.0], np.cumsum(steps[steps > 1e-6])])
    number = count if count is not None else max(2, round(at[-1] / spacing_mm) + 1)
    even = np.linspace(0.0, at[-1], number)
    return np.stack([np.interp(even, at, points[kept][:, k]) for k in range(3)], axis=1)
