from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.contact import area_mm2
from muscleatlas.geometry.drape import draped, lifted
from muscleatlas.geometry.nearest import SurfaceProbe
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box

PLATE = SurfaceProbe(box(20, 20, 2))


def _sheet(height: float, *, up: bool = True) -> Surface:
    corners = np.array([[5, 5, height], [15, 5, height], [5, 15, height]], np.float32)
    return Surface(corners, np.array([[0, 1, 2] if up else [0, 2, 1]], np.int32), np.zeros(1, np.uint8))


@pytest.mark.parametrize("height", [1.5, 2.0, 2.6])
def test_a_patch_lies_down_on_the_surface(height: float) -> None:
    lying = draped(_sheet(height), PLATE, reach_mm=1.0)
    assert lying.vertices[:, 2].tolist() == [2.0] * len(lying.vertices)
    assert area_mm2(lying) == pytest.approx(50)


def test_what_is_out_of_reach_stays() -> None:
    assert np.unique(draped(_sheet(4.0), PLATE, reach_mm=1.0).vertices[:, 2]).tolist() == [4.0]


def test_a_patch_stays_on_its_own_side_of_a_thin_plate() -> None:
    lying = draped(_sheet(0.9, up=True), PLATE, reach_mm=3.0)
    assert lying.vertices[:, 2].min() > 0.0


def test_lifting_moves_outward() -> None:
    assert lifted(_sheet(2.0), 0.5).vertices[:, 2].tolist() == [2.5] * 3
    assert lifted(_sheet(2.0, up=False), 0.5).vertices[:, 2].tolist() == [1.5] * 3
