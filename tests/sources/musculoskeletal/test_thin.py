from __future__ import annotations

from dataclasses import replace

import numpy as np

from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.sources.musculoskeletal.thin import uncrossed
from tests.geometry.shapes import box


def plate(*, dent_mm: float) -> Surface:
    """Return a plate of 3 mm whose upper sheet is dented in the middle."""
    flat = subdivided(box(40, 40, 3), longest_mm=4.0)
    points = flat.vertices.copy()
    away = np.linalg.norm(points[:, :2] - 20.0, axis=1)
    points[:, 2] -= np.where(points[:, 2] > 1.5, dent_mm * np.clip(1 - away / 12, 0, 1), 0).astype(np.float32)
    return replace(flat, vertices=points)


def heights(surface: Surface) -> tuple[float, float]:
    """Return where the lower and the upper sheet lie in the middle, told apart by which way they face."""
    corners = surface.vertices[surface.faces]
    up = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2]
    near = np.linalg.norm(corners.mean(axis=1)[:, :2] - 20.0, axis=1) < 3.0
    return float(corners[near & (up < 0), :, 2].mean()), float(corners[near & (up > 0), :, 2].mean())


def test_sheets_that_cross_are_brought_apart_and_what_is_far_from_them_stays() -> None:
    crossed = plate(dent_mm=4.5)
    lower, upper = heights(crossed)
    assert upper < lower
    apart = uncrossed(crossed)
    lower, upper = heights(apart)
    assert upper > lower
    assert is_closed(apart)
    far = np.linalg.norm(crossed.vertices[:, :2] - 20.0, axis=1) > 26.0
    assert np.array_equal(apart.vertices[far], crossed.vertices[far])


def test_a_plate_whose_sheets_do_not_cross_stays_as_it_is() -> None:
    thin = plate(dent_mm=2.0)
    assert np.array_equal(uncrossed(thin).vertices, thin.vertices)
