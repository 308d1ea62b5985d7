from __future__ import annotations

import numpy as np

from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.occlusion import sky_shares
from muscleatlas.geometry.rays import RayScene
from tests.geometry.shapes import box, inside_out, moved

UP = np.array([[0.0, 0.0, 1.0]], np.float32)
ORIGIN = np.zeros((1, 3), np.float32)


def _scene_of_box(by_mm: tuple[float, float, float], size_mm: tuple[float, float, float]) -> RayScene:
    surface = moved(box(*size_mm), by_mm)
    return RayScene(surface.vertices, surface.faces)


def test_a_point_under_an_empty_sky_sees_all_of_it() -> None:
    nothing = RayScene(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32))
    assert sky_shares(nothing, ORIGIN, UP).tolist() == [1.0]


def test_a_point_at_the_foot_of_a_high_wall_sees_half_the_sky() -> None:
    wall = _scene_of_box((0.01, -500, -500), (10, 1000, 1000))
    share = sky_shares(wall, ORIGIN, UP, rays=4096, reach_mm=1000)[0]
    np.testing.assert_allclose(share, 0.5, atol=0.002)


def test_a_disc_overhead_hides_the_square_of_the_sine_of_its_half_angle() -> None:
    # A square lid of side 2 at height 1: form factor of a square over its centre, in closed form.
    lid = _scene_of_box((-1, -1, 1), (2, 2, 0.5))
    hidden = 4 / np.pi * (1 / np.sqrt(2)) * np.arctan(1 / np.sqrt(2))
    share = sky_shares(lid, ORIGIN, UP, rays=8192, reach_mm=100, lift_mm=0.0)[0]
    np.testing.assert_allclose(1 - share, hidden, atol=0.004)


def test_what_lies_beyond_the_reach_does_not_darken() -> None:
    lid = _scene_of_box((-1000, -1000, 60), (2000, 2000, 1))
    assert sky_shares(lid, ORIGIN, UP, reach_mm=59)[0] == 1.0
    assert sky_shares(lid, ORIGIN, UP, reach_mm=1e5)[0] < 0.1


def test_the_outside_of_a_box_is_free_and_its_inside_is_dark() -> None:
    outside = box(10, 10, 10)
    rays = RayScene(outside.vertices, outside.faces)
    assert (sky_shares(rays, outside.vertices, vertex_normals(outside)) == 1.0).all()
    inside = inside_out(outside)
    assert (sky_shares(rays, inside.vertices, vertex_normals(inside)) == 0.0).all()
