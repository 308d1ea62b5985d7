from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.refine import mean_edge_mm, refined
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from tests.geometry.shapes import box, tagged


def octahedron(radius: float) -> Surface:
    points = radius * np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], np.float32)
    faces = [[0, 2, 4], [2, 1, 4], [1, 3, 4], [3, 0, 4], [2, 0, 5], [1, 2, 5], [3, 1, 5], [0, 3, 5]]
    return Surface(points, np.array(faces, np.int32), np.zeros(8, np.uint8))


def test_each_level_has_four_times_the_faces_and_keeps_their_tags() -> None:
    fine = refined(tagged(box(10, 3, 7), 3), levels=2)
    assert len(fine.faces) == 12 * 16
    assert set(fine.face_tags.tolist()) == {3}


def test_a_closed_surface_stays_closed_and_outward() -> None:
    fine = refined(octahedron(10), levels=3)
    assert is_closed(fine)
    assert enclosed_volume_mm3(fine) > 0


def test_the_smooth_surface_still_passes_through_the_landmarks() -> None:
    fine = refined(octahedron(10), levels=4)
    away = [np.linalg.norm(fine.vertices - tip, axis=1).min() for tip in octahedron(10).vertices]
    assert max(away) < 0.1


def test_a_coarse_ball_becomes_rounder_and_does_not_shrink() -> None:
    volumes = [enclosed_volume_mm3(refined(octahedron(10), levels=levels)) for levels in (0, 2)]
    assert volumes[0] == pytest.approx(4 / 3 * 1000, rel=1e-3)
    assert volumes[1] > 1.5 * volumes[0]


def test_no_level_is_the_same_surface() -> None:
    surface = box(1, 2, 3)
    assert refined(surface, levels=0) is surface


def test_the_mean_edge_of_an_octahedron_is_that_of_all_its_edges() -> None:
    assert mean_edge_mm(octahedron(10)) == pytest.approx(10 * np.sqrt(2), rel=1e-6)
