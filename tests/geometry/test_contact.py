from __future__ import annotations

import math

import numpy as np
import pytest

from muscleatlas.geometry.contact import area_mm2, below_level, contact_area, end_of, long_axis, share_along
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.topology import nonmanifold_edges
from tests.geometry.shapes import box, moved

BONE = box(40, 40, 10)


def test_a_box_over_a_plate_touches_what_is_within_reach() -> None:
    muscle = moved(box(8, 8, 30), (16, 16, 11))
    touched = contact_area(BONE, muscle, reach_mm=3.0, rim_mm=1.0, grain_mm=0.5)
    around = math.sqrt(2.0**2 - 1.0**2)
    assert area_mm2(touched) == pytest.approx(8 * 8 + 4 * 8 * around + math.pi * around**2, rel=0.01)
    assert touched.vertices[:, 2].tolist() == [10.0] * len(touched.vertices)


def test_what_a_muscle_encloses_is_touched() -> None:
    sunk = moved(box(10, 10, 30), (15, 15, 4))
    touched = contact_area(BONE, sunk, reach_mm=2.0, rim_mm=0.01, grain_mm=0.5)
    assert area_mm2(touched) == pytest.approx(100, rel=0.02)


def test_touching_needs_reach() -> None:
    assert len(contact_area(BONE, moved(box(8, 8, 30), (16, 16, 15)), reach_mm=4.0).faces) == 0


def test_the_other_side_of_a_plate_is_not_touched() -> None:
    touched = contact_area(BONE, moved(box(8, 8, 30), (16, 16, 11)), reach_mm=3.0)
    assert touched.vertices[:, 2].min() == 10.0


def test_touching_is_the_same_twice() -> None:
    muscle = moved(box(8, 8, 30), (16, 16, 11))
    one, other = (contact_area(BONE, muscle, reach_mm=2.0) for _ in range(2))
    assert one.vertices.tobytes() == other.vertices.tobytes()
    assert one.faces.tobytes() == other.faces.tobytes()


def test_a_level_cuts_through_faces() -> None:
    whole = box(10, 10, 10)
    below = below_level(whole, whole.vertices[:, 2].astype(np.float64), 4.0)
    assert area_mm2(below) == pytest.approx(10 * 10 + 4 * 10 * 4)
    assert not len(nonmanifold_edges(below))


def test_below_and_above_make_the_whole() -> None:
    whole = subdivided(box(10, 10, 10), longest_mm=3)
    heights = (whole.vertices @ np.array([0.3, 0.5, 0.8])).astype(np.float64)
    parts = area_mm2(below_level(whole, heights, 6.0)) + area_mm2(below_level(whole, -heights, -6.0))
    assert parts == pytest.approx(600, rel=1e-6)


def test_the_long_axis_of_a_rod_is_its_length() -> None:
    assert np.abs(long_axis(box(2, 3, 50).vertices)).tolist() == pytest.approx([0, 0, 1])


def test_shares_run_from_one_end_to_the_other() -> None:
    points = np.array([[1.0, 1.5, 0.0], [1.0, 1.5, 25.0], [1.0, 1.5, 50.0]])
    assert share_along(points, box(2, 3, 50)).tolist() == pytest.approx([0, 0.5, 1], abs=1e-6)


def test_an_end_is_a_quarter_of_the_length() -> None:
    rod = subdivided(box(2, 3, 40), longest_mm=1)
    assert end_of(rod, 0).vertices[:, 2].max() == pytest.approx(10, abs=1)
    assert end_of(rod, 1).vertices[:, 2].min() == pytest.approx(30, abs=1)
