"""Hold the schematic body against Z-Anatomy, muscle by muscle, and print a table in Markdown.

Both bundles must be here: ``muscleatlas data add z-anatomy`` and ``muscleatlas data add musculoskeletal``.
Each muscle is brought over by the similarity that fits the bones beside it best, so that pose and stature do
not count. Run it as ``python tools/compare_bodies.py``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.geometry.components import joined
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.volume import signed_volume_mm3

_EXTREME_SHARE = 0.02
_FEWEST_BONES = 1
_BESIDE_MM, _LARGE_MM = 5.0, 60.0
_ONE_FOR_MANY = ("bone/cranium", "bone/sternum")
_MM3_PER_CM3 = 1000.0


@dataclass(frozen=True, slots=True)
class Row:
    """One muscle in both bodies: how far apart, and the schematic one over the other."""

    structure: str
    apart_mm: float
    length_ratio: float
    volume_ratio: float
    volume_cm3: float


def main() -> int:
    """Print the table, the worst first."""
    schematic, real = load("musculoskeletal"), load("z-anatomy")
    shared = sorted(set(schematic.join.structures) & set(real.join.structures))
    rows = [row for structure in shared if (row := _row(structure, schematic, real)) is not None]
    rows.sort(key=lambda row: -row.apart_mm)
    lines = ["| muscle | centroids apart, mm | length ratio | volume ratio | volume, cm³ |", "|---|---|---|---|---|"]
    for row in rows:
        ratios = f"{row.length_ratio:.2f} | {row.volume_ratio:.2f}"
        lines.append(f"| {row.structure} | {row.apart_mm:.0f} | {ratios} | {row.volume_cm3:.1f} |")
    medians = np.median([[row.apart_mm, row.length_ratio, row.volume_ratio] for row in rows], axis=0)
    lines.append("")
    lines.append(f"{len(rows)} muscles; medians {medians[0]:.0f} mm, {medians[1]:.2f} and {medians[2]:.2f}.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _row(structure: str, schematic: Atlas, real: Atlas) -> Row | None:
    bones = _bones_near(structure, schematic, real)
    if len(bones) < _FEWEST_BONES:
        return None
    one, other = (
        np.concatenate([_landmarks(_mesh(atlas, atlas.join.bones[bone])) for bone in bones])
        for atlas in (schematic, real)
    )
    scale, turn, shift = _similarity(one, other)
    mine, theirs = _mesh(schematic, schematic.join.structures[structure]), _mesh(real, real.join.structures[structure])
    moved = mine.vertices.astype(np.float64) @ turn.T * scale + shift
    volumes = scale**3 * signed_volume_mm3(mine), signed_volume_mm3(theirs)
    return Row(
        structure,
        float(np.linalg.norm(_middle(moved, mine.faces) - _middle(theirs.vertices.astype(np.float64), theirs.faces))),
        _length_mm(moved) / _length_mm(theirs.vertices.astype(np.float64)),
        volumes[0] / volumes[1],
        signed_volume_mm3(mine) / _MM3_PER_CM3,
    )


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


def _landmarks(surface: Surface) -> NDArray[np.float64]:
    """Return the middle of a bone and of what lies farthest along each direction ``(7, 3)``."""
    points = surface.vertices.astype(np.float64)
    count = max(1, int(_EXTREME_SHARE * len(points)))
    order = [np.argsort(points[:, axis], kind="stable") for axis in range(3)]
    tips = [points[part].mean(axis=0) for axis in order for part in (axis[:count], axis[-count:])]
    return np.stack([_middle(points, surface.faces), *tips])


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
    raise SystemExit(main())
