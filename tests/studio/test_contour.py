from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import SCHEMES, turned
from tests.studio.scenes import actor, sphere

CAMERA = Camera(turned(SCHEMES["limb"], 0.0), (0.0, 0.0, 0.0), 1.0, 200, 200)


def test_an_outlined_sphere_is_a_thin_circle_over_everything() -> None:
    rgba = draw_still(build_scene((), (), [actor(1, sphere(60.0))]), CAMERA)
    y, x = np.nonzero(rgba[..., 3] > 100)
    radius = np.hypot(x + 0.5 - 100, y + 0.5 - 100)
    assert radius.min() > 58.0
    assert radius.max() < 62.0
    assert not rgba[100, 100].any()
    assert len(x) == pytest.approx(2 * np.pi * 60, rel=0.5)


def test_an_outline_shows_through_what_stands_before_it() -> None:
    before, behind = actor(1, sphere(40.0, (0, -150, 0))), actor(2, sphere(60.0))
    alone = draw_still(build_scene([before], ()), CAMERA)
    outlined = draw_still(build_scene([before], (), [behind]), CAMERA)
    assert (outlined[100, 100] == alone[100, 100]).all()
    ring = outlined[100, 160]
    assert ring[3] > alone[100, 160][3]
