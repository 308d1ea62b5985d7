from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.studio import still
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.raster import FILM_GRID, GRID
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import SCHEMES, turned
from tests.studio.comparing import BASELINES, compare, share_that_differs
from tests.studio.scenes import actor, limb_camera, limb_scene, sphere

SHOTS = {"limb-lateral": 90.0, "limb-posterior": 180.0, "limb-anteromedial": 315.0}


def _camera(mm_per_px: float, side_px: int = 200) -> Camera:
    return Camera(turned(SCHEMES["limb"], 30.0), (0.0, 0.0, 0.0), mm_per_px, side_px, side_px)


@pytest.mark.parametrize("name", SHOTS)
def test_the_tiny_limb_looks_as_it_did(name: str) -> None:
    compare(draw_still(limb_scene(), limb_camera(SHOTS[name])), name)


def test_every_baseline_is_compared_with_something() -> None:
    assert {path.stem for path in BASELINES.glob("*.png")} == set(SHOTS)


def test_a_turn_of_one_degree_is_noticed() -> None:
    one, other = (draw_still(limb_scene(), limb_camera(azimuth_deg)) for azimuth_deg in (90.0, 91.0))
    assert share_that_differs(one, other) > 0.005


@pytest.mark.parametrize("grid", [GRID, FILM_GRID])
def test_a_sphere_covers_the_area_of_its_circle(grid: int) -> None:
    scene = build_scene([actor(1, sphere(80.0))], ())
    rgba = draw_still(scene, _camera(1.0), grid=grid)
    covered = (rgba[..., 3] > 127).sum()
    assert covered == pytest.approx(np.pi * 80.0**2, rel=0.025)
    assert rgba[100, 100, 3] == 255


@pytest.mark.parametrize("grid", [GRID, FILM_GRID])
def test_bands_leave_no_trace(monkeypatch: pytest.MonkeyPatch, grid: int) -> None:
    whole = draw_still(limb_scene(), limb_camera(90.0), grid=grid)
    monkeypatch.setattr(still, "_BAND_SAMPLES", 9 * 144 * 20)
    assert len(still._bands(limb_camera(90.0))) > 3
    np.testing.assert_array_equal(draw_still(limb_scene(), limb_camera(90.0), grid=grid), whole)


def test_the_order_of_ghosts_does_not_matter() -> None:
    ghosts = [actor(2, sphere(50.0, (10, -100, 0))), actor(3, sphere(40.0, (-20, -120, 10)))]
    solid = [actor(1, sphere(60.0))]
    one = draw_still(build_scene(solid, ghosts), _camera(1.0))
    other = draw_still(build_scene(solid, ghosts[::-1]), _camera(1.0))
    assert np.abs(one.astype(int) - other.astype(int)).max() <= 1


def test_a_ghost_behind_a_solid_changes_nothing_in_front_of_it() -> None:
    towards = np.array(turned(SCHEMES["limb"], 30.0).towards)
    solid = [actor(1, sphere(60.0))]
    behind = actor(2, sphere(30.0, tuple(-150 * towards)))
    np.testing.assert_array_equal(
        draw_still(build_scene(solid, [behind]), _camera(1.0)), draw_still(build_scene(solid, []), _camera(1.0))
    )


def test_an_empty_stage_is_a_clear_picture() -> None:
    assert not draw_still(build_scene((), ()), _camera(1.0)).any()


def test_everything_fades_out_towards_the_border() -> None:
    rgba = draw_still(build_scene([actor(1, sphere(500.0))], ()), _camera(1.0))
    assert rgba[100, 100, 3] == 255
    assert rgba[0, :, 3].max() < 10
    assert (np.diff(rgba[:10, 100, 3].astype(int)) >= 0).all()


def test_twice_the_size_is_the_same_picture() -> None:
    from muscleatlas.studio.encode import scaled

    small = draw_still(limb_scene(), limb_camera(90.0, 256))
    large = draw_still(limb_scene(), limb_camera(90.0, 1024))
    shrunk = scaled(large, small.shape[1], small.shape[0])
    gap = np.abs(small.astype(int) * small[..., 3:] / 255 - shrunk.astype(int) * shrunk[..., 3:] / 255)
    assert gap.mean() < 2.0
