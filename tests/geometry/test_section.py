from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.section import outlines, section_area_mm2
from tests.geometry.shapes import box, inside_out, moved, together
from tests.geometry.tubes import arc, tube

UP = np.array([0.0, 0.0, 1.0])


def test_a_box_is_cut_in_its_own_rectangle() -> None:
    assert section_area_mm2(box(3, 4, 10), np.array([0, 0, 5.0]), UP) == pytest.approx(12.0)


def test_a_slanting_cut_is_larger_by_its_slant() -> None:
    slant = np.array([0.0, np.sin(0.5), np.cos(0.5)])
    assert section_area_mm2(box(3, 4, 20), np.array([1.5, 2, 10.0]), slant) == pytest.approx(12.0 / np.cos(0.5))


def test_the_sense_of_the_normal_does_not_matter() -> None:
    bent = tube(arc(50, 1.5), 6.0)
    point, way = np.array([40.0, 0.0, 20.0]), np.array([0.6, 0.0, 0.8])
    assert section_area_mm2(bent, point, way) == pytest.approx(section_area_mm2(bent, point, -way))


def test_a_plane_beside_a_surface_cuts_nothing() -> None:
    assert section_area_mm2(box(3, 4, 10), np.array([0, 0, 11.0]), UP) == 0
    assert outlines(box(3, 4, 10), np.array([0, 0, 11.0]), UP) == ()


def test_a_hollow_is_left_out() -> None:
    hollow = together(box(10, 10, 10), inside_out(moved(box(4, 4, 4), (3, 3, 3))))
    assert section_area_mm2(hollow, np.array([0, 0, 5.0]), UP) == pytest.approx(100 - 16)
    assert sorted(outline.area_mm2 for outline in outlines(hollow, np.array([0, 0, 5.0]), UP)) == pytest.approx(
        [-16, 100]
    )


def test_each_outline_has_its_own_middle_and_mean_value() -> None:
    two = together(box(2, 2, 8), moved(box(4, 4, 8), (10, 0, 0)))
    left, right = outlines(two, np.array([0, 0, 3.0]), UP, values=two.vertices[:, 2].astype(np.float64))
    assert left.middle_mm == pytest.approx([1, 1, 3])
    assert right.middle_mm == pytest.approx([12, 2, 3])
    assert [left.area_mm2, right.area_mm2] == pytest.approx([4, 16])
    assert [left.value, right.value] == pytest.approx([3, 3])
