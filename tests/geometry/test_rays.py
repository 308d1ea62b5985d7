from __future__ import annotations

import numpy as np

from muscleatlas.geometry.rays import RayScene
from tests.geometry.shapes import box

DOWN = np.array([[0.0, 0.0, -1.0]], np.float32)


def _scene() -> RayScene:
    surface = box(10, 10, 10)
    return RayScene(surface.vertices, surface.faces)


def test_the_first_hit_has_the_distance_and_the_place_of_the_nearest_face() -> None:
    hits = _scene().first_hits(np.array([[3, 4, 25], [30, 4, 25]], np.float32), DOWN)
    assert hits.face[0] >= 0
    assert hits.face[1] == -1
    np.testing.assert_allclose(hits.distance_mm[0], 15.0)
    surface = box(10, 10, 10)
    a, b, c = surface.vertices[surface.faces[hits.face[0]]]
    place = a + hits.u[0] * (b - a) + hits.v[0] * (c - a)
    np.testing.assert_allclose(place, [3, 4, 10], atol=1e-5)


def test_nothing_is_hit_beyond_the_reach() -> None:
    origins = np.array([[3, 4, 25]], np.float32)
    assert _scene().first_hits(origins, DOWN, reach_mm=np.array([14.9], np.float32)).face.tolist() == [-1]
    assert _scene().blocked(origins, DOWN, reach_mm=14.9).tolist() == [False]
    assert _scene().blocked(origins, DOWN, reach_mm=15.1).tolist() == [True]


def test_an_empty_scene_is_hit_by_nothing() -> None:
    empty = RayScene(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32))
    assert empty.first_hits(np.zeros((2, 3), np.float32), DOWN).face.tolist() == [-1, -1]
    assert empty.blocked(np.zeros((2, 3), np.float32), DOWN, reach_mm=1e9).tolist() == [False, False]
