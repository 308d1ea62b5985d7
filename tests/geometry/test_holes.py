from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.holes import cap_holes, hole_rims
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from tests.geometry.shapes import box, tagged, without_faces


def test_the_rim_of_a_missing_triangle_runs_as_the_triangle_did() -> None:
    solid = box(1, 2, 3)
    (rim,) = hole_rims(without_faces(solid, 4))
    turns = [np.roll(rim, by).tolist() for by in range(3)]
    assert solid.faces[4].tolist() in turns


@pytest.mark.parametrize("missing", [(0,), (0, 1), (0, 1, 4)])
def test_a_small_hole_is_closed_and_the_volume_is_that_of_the_whole(missing: tuple[int, ...]) -> None:
    capped, count = cap_holes(without_faces(tagged(box(1, 2, 3), 7), *missing), widest_mm=5.0)
    assert (count, is_closed(capped), set(capped.face_tags.tolist())) == (1, True, {7})
    assert enclosed_volume_mm3(capped) <= 6.0 + 1e-6


def test_a_missing_quad_is_closed_by_two_faces_and_gives_the_box_back() -> None:
    capped, _ = cap_holes(without_faces(box(1, 2, 3), 0, 1), widest_mm=5.0)
    assert len(capped.faces) == 12
    assert enclosed_volume_mm3(capped) == pytest.approx(6.0)


def test_a_wide_hole_stays_open() -> None:
    opened = without_faces(box(1, 2, 3), 0)
    capped, count = cap_holes(opened, widest_mm=1.5)
    assert (count, capped.faces.tolist()) == (0, opened.faces.tolist())


def test_a_closed_surface_is_left_alone() -> None:
    capped, count = cap_holes(box(1, 2, 3), widest_mm=5.0)
    assert (count, capped.faces.tolist()) == (0, box(1, 2, 3).faces.tolist())
