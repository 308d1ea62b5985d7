from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.view import SCHEMES, turned
from muscleatlas.studio.visibility import sights
from tests.geometry.shapes import box, moved
from tests.studio.scenes import actor, sphere

FRONT, BACK = (Camera(turned(SCHEMES["limb"], azimuth), (0.0, 0.0, 0.0), 1.0, 200, 200) for azimuth in (0.0, 180.0))


def test_a_board_over_half_a_sphere_leaves_half_of_it_in_view_from_that_side_only() -> None:
    target = actor(1, sphere(50.0))
    board = actor(2, moved(box(200, 1, 200), (0, -101, -100)))
    front, back = sights(build_scene([target, board], ()), {"ball": [target]}, [FRONT, BACK])
    assert front.share == pytest.approx(0.5, abs=0.01)
    assert front.shares == {"ball": front.share}
    assert back.share == 1.0
    assert front.samples == pytest.approx(9 * np.pi * 50**2 / 2, rel=0.01)


def test_ghosts_hide_nothing() -> None:
    target = actor(1, sphere(50.0))
    ghost = actor(2, moved(box(200, 1, 200), (-100, -101, -100)))
    (sight,) = sights(build_scene([target], [ghost]), {"ball": [target]}, [FRONT])
    assert sight.share == 1.0


def test_one_subject_may_hide_another_and_the_whole_is_still_in_full_view() -> None:
    near, far = actor(1, sphere(50.0, (0, -100, 0))), actor(2, sphere(40.0, (0, 100, 0)))
    (sight,) = sights(build_scene([near, far], ()), {"near": [near], "far": [far]}, [FRONT])
    assert sight.shares == {"near": 1.0, "far": 0.0}
    assert sight.share == 1.0


def test_what_hides_and_what_veils_is_named_with_its_share() -> None:
    target = actor(1, sphere(50.0))
    board = actor(2, moved(box(200, 1, 200), (0, -101, -100)))
    glass = actor(3, moved(box(200, 1, 200), (-200, -111, -100)))
    (sight,) = sights(build_scene([target, board], [glass]), {"ball": [target]}, [FRONT])
    ((hiding, hidden),) = sight.hidden_by
    ((veiling, veiled),) = sight.veiled_by
    assert (hiding, veiling) == (2, 3)
    assert hidden == pytest.approx(0.5, abs=0.01)
    assert veiled == pytest.approx(1.0, abs=0.01)
