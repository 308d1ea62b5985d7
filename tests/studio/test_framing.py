from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muscleatlas.studio.framing import ASPECTS, frame_around
from muscleatlas.studio.view import SCHEMES, views_of

sizes = st.floats(1.0, 900.0)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(SCHEMES)), sizes, sizes, sizes, st.integers(0, 1000))
def test_everything_is_in_the_picture_from_all_sixteen_sides(
    scheme_name: str, width: float, depth: float, height: float, seed: int
) -> None:
    scheme = SCHEMES[scheme_name]
    points = np.random.default_rng(seed).uniform(-1, 1, (40, 3)) * [width, depth, height] + [-90, 20, 700]
    frame = frame_around(points.astype(np.float32), scheme)
    assert frame.aspect in ASPECTS
    for view in views_of(scheme):
        camera = frame.camera(view, 512)
        x, y, _ = camera.projected_px(points.astype(np.float32)).T
        assert (x > 0).all()
        assert (x < camera.width).all()
        assert (y > 0).all()
        assert (y < camera.height).all()


def test_the_frame_is_as_tight_as_the_circle_around_the_axis_allows() -> None:
    # A disc of radius 300 seen edge on, 10 thick: 600 wide plus 7 % on either side, in the widest shape there is.
    turn = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    ring = np.stack([300 * np.cos(turn), 300 * np.sin(turn), 5 * np.sign(np.sin(7 * turn))], axis=1)
    frame = frame_around(ring.astype(np.float32), SCHEMES["limb"])
    assert frame.aspect == (16, 9)
    assert frame.width_mm == pytest.approx(600 * 1.14, rel=0.004)
    np.testing.assert_allclose(frame.centre_mm, [0, 0, 0], atol=1.0)


def test_a_tiny_thing_is_shown_with_its_surroundings() -> None:
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    frame = frame_around(points, SCHEMES["limb"])
    assert min(frame.width_mm, frame.height_mm) >= 190.0


@pytest.mark.parametrize("aspect", ASPECTS)
def test_pictures_have_even_sides_and_the_longest_as_asked(aspect: tuple[int, int]) -> None:
    across, along = aspect
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    points = np.stack([across * 20 * np.cos(turn), across * 20 * np.sin(turn), along * 20 * np.sin(turn)], axis=1)
    frame = frame_around(points.astype(np.float32), SCHEMES["limb"])
    camera = frame.camera(views_of(SCHEMES["limb"])[0], 480)
    assert max(camera.width, camera.height) == 480
    assert camera.width % 2 == camera.height % 2 == 0


def test_the_circle_around_the_points_is_the_smallest() -> None:
    from muscleatlas.studio.framing import _smallest_circle

    for seed in range(40):
        points = np.random.default_rng(seed).normal(0, 50, (30, 2))
        centre, radius = _smallest_circle(points)
        reach = np.hypot(*(points - centre).T)
        rim = points[reach > radius * (1 - 1e-6)]
        assert reach.max() <= radius * (1 + 1e-8)
        # It is the smallest if its centre lies within what its rim spans: no half-plane holds all rim points.
        angles = np.sort(np.arctan2(*(rim - centre).T))
        gaps = np.diff(np.append(angles, angles[0] + 2 * np.pi))
        assert gaps.max() <= np.pi + 1e-5
