from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.nearest import SurfaceProbe
from tests.geometry.shapes import box

PROBE = SurfaceProbe(box(10, 10, 10))


@pytest.mark.parametrize(
    ("point", "distance", "nearest"),
    [
        ((4.0, 3.0, 12.0), 2.0, (4.0, 3.0, 10.0)),
        ((13.0, 14.0, 5.0), 5.0, (10.0, 10.0, 5.0)),
        ((-2.0, -3.0, -6.0), 7.0, (0.0, 0.0, 0.0)),
        ((9.0, 5.0, 5.0), 1.0, (10.0, 5.0, 5.0)),
    ],
    ids=["over a face", "beside an edge", "off a corner", "inside"],
)
def test_the_distance_to_a_box_is_that_of_geometry(
    point: tuple[float, ...], distance: float, nearest: tuple[float, ...]
) -> None:
    found = PROBE.nearest(np.array([point]))
    assert found.distance_mm[0] == pytest.approx(distance)
    assert found.point_mm[0].tolist() == pytest.approx(nearest)


def test_the_normal_is_that_of_the_face() -> None:
    assert PROBE.nearest(np.array([(4.0, 3.0, 12.0)])).normal[0].tolist() == [0.0, 0.0, 1.0]


def test_many_points_at_once_agree_with_the_formula_for_a_box() -> None:
    points = np.random.default_rng(7).uniform(-8, 18, (500, 3))
    outside = np.maximum(np.maximum(-points, points - 10), 0)
    expected = np.linalg.norm(outside, axis=1)
    expected = np.where(expected > 0, expected, np.minimum(points, 10 - points).min(axis=1))
    assert PROBE.nearest(points).distance_mm == pytest.approx(expected, abs=1e-6)
