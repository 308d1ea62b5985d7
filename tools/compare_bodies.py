"""Hold the schematic body against Z-Anatomy, muscle by muscle, and print a table in Markdown.

Both bundles must be here: ``muscleatlas data add z-anatomy`` and ``muscleatlas data add musculoskeletal``.
Each muscle is brought over by the similarity that lays the bones beside it on each other best, point for
point of their surfaces, so that pose and stature count as little as they can. The last column is how far the middles of
Z-Anatomy's muscle lie from the model's lines: the bar that the schematic body is held to. Run it as
``python tools/compare_bodies.py [folder of the schematic bundle]``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.geometry.components import joined
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.course import Course
from muscleatlas.sources.musculoskeletal.ground import Lattice, filled
from muscleatlas.sources.musculoskeletal.model import load_model, standing
from muscleatlas.sources.musculoskeletal.paths import paths_of, tendon_table
from muscleatlas.sources.musculoskeletal.strands import course_of, shape_table

_SAMPLES = 400
"""Points of each bone."""
_ROUNDS = 40
_FEWEST_BONES = 1
_BESIDE_MM, _LARGE_MM = 5.0, 60.0
_ONE_FOR_MANY = ("bone/cranium", "bone/sternum")
_MM3_PER_CM3 = 1000.0
_SPACING_MM, _BAR_MM = 2.0, 5.0


@dataclass(frozen=True, slots=True)
class Row:
    """One muscle in both bodies: how far apart, and the schematic one over the other; and how well the bones fit."""

    structure: str
    bones_mm: float
    apart_mm: float
    length_ratio: float
    volume_ratio: float
    volume_cm3: float
    line_mm: float


def main(arguments: Sequence[str]) -> int:
    """Print the table, the worst first."""
    schematic, real = load(Path(arguments[0]) if arguments else "musculoskeletal"), load("z-anatomy")
    shared = sorted(set(schematic.join.structures) & set(real.join.structures))
    fascicles, _ = paths_of(standing(load_model()), tendon_table())
    shapes = shape_table()
    courses = {name: course_of(fascicles[name], shapes.get(name, {})) for name in shared}
    rows = [row for name in shared if (row := _row(name, courses[name], schematic, real)) is not None]
    rows.sort(key=lambda row: -row.apart_mm)
    head = "| muscle | bones apart, mm | centroids apart, mm | length ratio | volume ratio | volume, cm³ | line, mm |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for row in rows:
        ratios = f"{row.length_ratio:.2f} | {row.volume_ratio:.2f} | {row.volume_cm3:.1f}"
        line = f"{row.line_mm:.0f}" if np.isfinite(row.line_mm) else "no inside"
        lines.append(f"| {row.structure} | {row.bones_mm:.0f} | {row.apart_mm:.0f} | {ratios} | {line} |")
    told = [[row.bones_mm, row.apart_mm, row.length_ratio, row.volume_ratio] for row in rows]
    bones, apart, length, volume = np.median(told, axis=0)
    lines.append("")
    lines.append(f"{len(rows)} muscles; medians {bones:.0f} mm, {apart:.0f} mm, {length:.2f} and {volume:.2f}.")
    off = np.array([row.line_mm for row in rows if np.isfinite(row.line_mm)])
    median, most = np.percentile(off, [50, 90])
    within = f"{int((off <= _BAR_MM).sum())} of {len(off)} within {_BAR_MM:g} mm"
    lines.append(f"From the lines: {within}, median {median:.0f}, 90 % {most:.0f} mm.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _row(structure: str, course: Course, schematic: Atlas, real: Atlas) -> Row | None:
    bones = _bones_near(structure, schematic, real)
    if len(bones) < _FEWEST_BONES:
        return None
    one, other = ([_samples(_mesh(atlas, atlas.join.bones[bone])) for bone in bones] for atlas in (schematic, real))
    fit = _fit(one, other)
    mine, theirs = _mesh(schematic, schematic.join.structures[structure]), _mesh(real, real.join.structures[structure])
    moved = fit.moved(mine.vertices.astype(np.float64))
    volumes = fit.scale**3 * signed_volume_mm3(mine), signed_volume_mm3(theirs)
    return Row(
        structure,
        fit.apart_mm,
        float(np.linalg.norm(_middle(moved, mine.faces) - _middle(theirs.vertices.astype(np.float64), theirs.faces))),
        _length_mm(moved) / _length_mm(theirs.vertices.astype(np.float64)),
        volumes[0] / volumes[1],
        signed_volume_mm3(mine) / _MM3_PER_CM3,
        _off_mm(course, theirs, fit),
    )


def _off_mm(course: Course, surface: Surface, fit: _Fit) -> float:
    """Return the mean distance of a muscle's middles from a course, laid on the course's bones; NaN without inside."""
    points = (surface.vertices.astype(np.float64) - fit.shift) @ fit.turn / fit.scale
    lattice = Lattice.around(points, spacing_mm=_SPACING_MM, margin_mm=3.0)
    where, block = filled(replace(surface, vertices=points.astype(np.float32)), lattice)
    cells = course.cells(lattice.points_in(where, block)) if block.any() else []
    return float(np.mean([cell.off_mm for cell in cells])) if cells else float("nan")


def _bones_near(structure: str, schematic: Atlas, real: Atlas) -> list[str]:
    """Return the larger bones beside a muscle that both bodies show by bones of their own."""
    box = _mesh(schematic, schematic.join.structures[structure]).bounds_mm
    found = {}
    for bone in sorted(set(schematic.join.bones) & set(real.join.bones)):
        parts = schematic.join.bones[bone]
        if len(parts) > 1 or len(real.join.bones[bone]) > 1 or parts[0] in _ONE_FOR_MANY:
            continue
        bounds = schematic.bundle.surface(parts[0]).bounds_mm
        if (bounds[0] < box[1] + _BESIDE_MM).all() and (bounds[1] > box[0] - _BESIDE_MM).all():
            found[parts[0]] = (float((bounds[1] - bounds[0]).max()), bone)
    large = [bone for size, bone in found.values() if size > _LARGE_MM]
    return large or [bone for _, bone in found.values()]


def _mesh(atlas: Atlas, parts: tuple[str, ...]) -> Surface:
    return joined(tuple(atlas.bundle.surface(part) for part in parts))


def _samples(surface: Surface) -> NDArray[np.float64]:
    """Return points ``(k, 3)`` in the middle of faces, evenly over the area of a surface."""
    corners = surface.vertices.astype(np.float64)[surface.faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).cumsum()
    chosen = np.searchsorted(area, (np.arange(_SAMPLES) + 0.5) / _SAMPLES * area[-1])
    return np.asarray(corners[chosen].mean(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """A similarity, and how far apart the bones still are after it, root of the mean square."""

    scale: float
    turn: NDArray[np.float64]
    shift: NDArray[np.float64]
    apart_mm: float

    def moved(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return points ``(n, 3)`` brought over."""
        return points @ self.turn.T * self.scale + self.shift


def _fit(one: Sequence[NDArray[np.float64]], other: Sequence[NDArray[np.float64]]) -> _Fit:
    """Return the similarity that lays bones on bones: each point on the nearest of the same bone, both ways, repeated.

    It begins with the highest, the lowest and the mean point of every bone (Besl and McKay 1992).
    """
    pairs = [np.stack([_ends(part), _ends(whole)], axis=1) for part, whole in zip(one, other, strict=True)]
    trees = [cKDTree(whole) for whole in other]
    for _ in range(_ROUNDS):
        together = np.concatenate(pairs)
        scale, turn, shift = _similarity(together[:, 0], together[:, 1])
        pairs = []
        for part, whole, tree in zip(one, other, trees, strict=True):
            moved = part @ turn.T * scale + shift
            pairs.append(np.stack([part, whole[tree.query(moved)[1]]], axis=1))
            pairs.append(np.stack([part[cKDTree(moved).query(whole)[1]], whole], axis=1))
    together = np.concatenate(pairs)
    apart = np.linalg.norm(together[:, 0] @ turn.T * scale + shift - together[:, 1], axis=1)
    return _Fit(scale, turn, shift, float(np.sqrt((apart**2).mean())))


def _ends(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the highest, the lowest and the mean of points ``(3, 3)``."""
    return np.stack([points[points[:, 2].argmax()], points[points[:, 2].argmin()], points.mean(axis=0)])


def _middle(points: NDArray[np.float64], faces: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the middle of a surface, each face with its area."""
    corners = points[faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    middle: NDArray[np.float64] = (corners.mean(axis=1) * area[:, None]).sum(axis=0) / area.sum()
    return middle


def _similarity(
    one: NDArray[np.float64], other: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Return scale, turn and shift that bring points nearest to others (Umeyama 1991)."""
    first, second = one - one.mean(axis=0), other - other.mean(axis=0)
    left, strengths, right = np.linalg.svd(second.T @ first)
    mirror = np.diag([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    turn = left @ mirror @ right
    scale = float((strengths * mirror.diagonal()).sum() / (first**2).sum())
    return scale, turn, other.mean(axis=0) - scale * turn @ one.mean(axis=0)


def _length_mm(points: NDArray[np.float64]) -> float:
    """Return the extent along the longest axis, all but one in a hundred points at each end."""
    _, _, axes = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    along = (points - points.mean(axis=0)) @ axes[0]
    low, high = np.quantile(along, [0.01, 0.99])
    return float(high - low)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
