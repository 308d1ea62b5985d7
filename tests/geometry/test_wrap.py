from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from muscleatlas.geometry.wrap import winding_numbers, wrapped
from tests.geometry.shapes import box, moved, together, without_faces


def test_points_inside_are_gone_round_once_and_points_outside_not() -> None:
    found = winding_numbers(box(2, 2, 2), np.array([[1.0, 1.0, 1.0], [0.2, 1.5, 0.3], [5.0, 0.0, 0.0]]))
    assert found == pytest.approx([1, 1, 0], abs=1e-9)


def test_a_box_with_a_hole_gets_a_closed_skin_of_about_its_volume() -> None:
    skin = wrapped(without_faces(subdivided(box(20, 15, 12), longest_mm=6.0), 0), spacing_mm=1.0)
    assert is_closed(skin)
    assert enclosed_volume_mm3(skin) == pytest.approx(20 * 15 * 12, rel=0.12)


def test_inner_walls_of_two_boxes_in_each_other_are_gone() -> None:
    skin = wrapped(together(box(20, 10, 10), moved(box(20, 10, 10), (10, 0, 0))), spacing_mm=1.0)
    assert is_closed(skin)
    assert enclosed_volume_mm3(skin) == pytest.approx(30 * 10 * 10, rel=0.12)
