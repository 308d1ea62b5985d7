from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.contact import area_mm2
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from tests.geometry.shapes import box, tagged


def test_no_edge_is_longer_than_asked_for() -> None:
    fine = subdivided(box(10, 3, 7), longest_mm=1.5)
    corners = fine.vertices[fine.faces]
    assert np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max() <= 1.5


def test_a_finer_box_is_the_same_closed_box() -> None:
    fine = subdivided(box(10, 3, 7), longest_mm=1.5)
    assert is_closed(fine)
    assert enclosed_volume_mm3(fine) == pytest.approx(210, rel=1e-6)
    assert area_mm2(fine) == pytest.approx(2 * (30 + 70 + 21), rel=1e-6)


def test_the_tissue_stays() -> None:
    assert np.unique(subdivided(tagged(box(4, 4, 4), 3), longest_mm=1).face_tags).tolist() == [3]


def test_what_is_fine_enough_stays_as_it_is() -> None:
    coarse = box(1, 1, 1)
    assert subdivided(coarse, longest_mm=2) is coarse


def test_a_length_must_be_above_zero() -> None:
    with pytest.raises(ValueError, match="above 0 mm"):
        subdivided(box(1, 1, 1), longest_mm=0)
