from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.cloud import cloud_of, outside_mm
from muscleatlas.geometry.contact import area_mm2
from tests.geometry.shapes import box
from tests.geometry.tubes import arc, tube


def test_the_areas_of_the_points_sum_to_that_of_the_surface() -> None:
    bent = tube(arc(60, 1.4), 7.0)
    assert cloud_of(bent).areas_mm2.sum() == pytest.approx(area_mm2(bent))


def test_the_points_of_a_thin_sheet_keep_to_their_own_side() -> None:
    cloud = cloud_of(box(40, 40, 0.5))
    upper, lower = cloud.normals[:, 2] > 0.9, cloud.normals[:, 2] < -0.9
    assert cloud.points_mm[upper, 2] == pytest.approx(np.full(upper.sum(), 0.5))
    assert cloud.points_mm[lower, 2] == pytest.approx(np.zeros(lower.sum()), abs=1e-6)


def test_no_place_of_the_surface_is_far_from_a_point() -> None:
    cloud, large = cloud_of(box(90, 60, 30)), box(90, 60, 30)
    away = np.linalg.norm(cloud.points_mm[:, None] - large.vertices[None].astype(float), axis=2).min(axis=0)
    assert away.max() < 5.0


def test_a_finer_mesh_of_the_same_surface_has_no_more_points_to_speak_of() -> None:
    coarse, fine = (len(cloud_of(tube(arc(60, 1.4, steps=steps), 7.0)).points_mm) for steps in (30, 240))
    assert fine < 1.5 * coarse


def test_outside_is_told_by_axis() -> None:
    edges = np.array([[0.0, 0, 0], [10, 10, 10]])
    assert outside_mm(np.array([[12.0, 5, -1]]), edges).tolist() == [[2.0, -5.0, 1.0]]
