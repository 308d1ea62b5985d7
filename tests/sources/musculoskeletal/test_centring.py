from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.centring import recentred
from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.paths import Fascicle
from muscleatlas.sources.musculoskeletal.sizes import Size
from muscleatlas.sources.musculoskeletal.strands import Frame, framed
from tests.geometry.shapes import box, moved
from tests.sources.musculoskeletal.test_solids import bone


@pytest.fixture(scope="module")
def belly() -> Frame:
    """Return a belly 200 mm long, upright, far from bone but for its ends."""
    plates = [bone(moved(box(80, 80, 10), (-40, -40, height)), number) for number, height in ((1, -10), (2, 200))]
    line = Fascicle("made-up", np.array([[0.0, 0.0, 198.0], [0.0, 0.0, 2.0]]), (2, 1), 500, 80, 60)
    size = Size(60_000.0, "made-up", 140.0, 12.0)
    return framed("made-up", [line], size, {}, Ground(plates), thinnest_mm=2.3)


def column(x_mm: float) -> NDArray[np.float64]:
    """Return points evenly throughout an upright column 20 mm wide, its middle so far beside the line."""
    steps = np.arange(-10.0, 11.0, 2.0)
    return np.array([(x_mm + x, y, z) for x in steps for y in steps for z in np.arange(0.0, 201.0, 2.0)])


def test_a_belly_near_its_course_stays(belly: Frame) -> None:
    assert recentred(belly, column(3.0), belly.points_mm) is belly


def test_a_belly_beside_its_course_goes_back_and_its_ends_stay(belly: Frame) -> None:
    shift = recentred(belly, column(12.0), belly.points_mm).points_mm - belly.points_mm
    middle = np.abs(belly.share - 0.5) < 0.05
    assert (shift[middle, 0] < -5.0).all()
    np.testing.assert_allclose(shift[middle, 1:], 0.0, atol=0.5)
    assert (shift[(belly.share == 0.0) | (belly.share == 1.0)] == 0.0).all()


def test_it_is_never_moved_farther_than_it_may_give(belly: Frame) -> None:
    moved_on = belly
    for _ in range(30):
        moved_on = recentred(moved_on, column(40.0), belly.points_mm)
    farthest = np.linalg.norm(moved_on.points_mm - belly.points_mm, axis=1).max()
    assert farthest == pytest.approx(6.0 + belly.giving * belly.belly_mm, rel=1e-6)


def test_it_bends_smoothly_even_if_one_section_alone_lies_beside(belly: Frame) -> None:
    points = column(9.0)
    points[np.abs(points[:, 2] - 100.0) < 8.0, 0] += 20.0
    shift = recentred(belly, points, belly.points_mm).points_mm - belly.points_mm
    inner = shift[(belly.strands == 0) & (np.abs(belly.share - 0.4) < 0.2), 0]
    assert np.abs(np.diff(inner, 2)).max() < 0.3
