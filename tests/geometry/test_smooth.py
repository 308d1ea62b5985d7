from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.isosurface import isosurface
from muscleatlas.geometry.smooth import taubin
from muscleatlas.geometry.volume import enclosed_volume_mm3
from tests.geometry.test_isosurface import ball


def test_steps_are_smoothed_away_and_the_volume_stays() -> None:
    field, low = ball(10.0, 1.0)
    steps = isosurface(np.where(field < 0, -1.0, 1.0), low, 1.0)
    smooth = taubin(steps, rounds=12)
    rough, fine = (np.linalg.norm(s.vertices, axis=1).std() for s in (steps, smooth))
    assert fine < 0.6 * rough
    assert enclosed_volume_mm3(smooth) == pytest.approx(enclosed_volume_mm3(steps), rel=0.03)


def test_what_may_not_move_does_not() -> None:
    field, low = ball(5.0, 1.0)
    surface = isosurface(np.where(field < 0, -1.0, 1.0), low, 1.0)
    still = taubin(surface, rounds=3, moving=np.zeros(len(surface.vertices)))
    assert np.array_equal(still.vertices, surface.vertices)
