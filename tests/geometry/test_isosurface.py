from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.isosurface import isosurface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3


def ball(radius: float, spacing: float) -> tuple[np.ndarray, np.ndarray]:
    side = np.arange(-radius - 3 * spacing, radius + 3.5 * spacing, spacing)
    x, y, z = np.meshgrid(side, side, side, indexing="ij")
    return np.sqrt(x**2 + y**2 + z**2) - radius, np.full(3, side[0])


def test_a_ball_is_closed_outward_and_of_its_volume() -> None:
    field, low = ball(10.0, 1.0)
    surface = isosurface(field, low, 1.0, tag=1)
    assert is_closed(surface)
    assert enclosed_volume_mm3(surface) == pytest.approx(4 / 3 * np.pi * 1000, rel=0.02)
    assert set(surface.face_tags.tolist()) == {1}


def test_every_vertex_lies_where_the_field_is_zero() -> None:
    field, low = ball(10.0, 1.0)
    away = np.linalg.norm(isosurface(field, low, 1.0).vertices, axis=1) - 10.0
    assert np.abs(away).max() < 0.05


def test_a_field_that_is_nowhere_below_zero_has_no_surface() -> None:
    assert len(isosurface(np.ones((4, 4, 4)), np.zeros(3), 1.0).faces) == 0
