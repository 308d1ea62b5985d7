from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.spread import Strand, hugging
from tests.sources.musculoskeletal.test_solids import bone
from tests.studio.scenes import sphere


def test_a_strand_beside_a_line_gets_as_far_from_bone_as_the_line() -> None:
    ground = Ground([bone(sphere(30.0), 1)])
    line = np.array([[40.0, 0.0, z] for z in np.linspace(-10.0, 10.0, 21)])
    beside = Strand(line + np.array([0.0, 25.0, 0.0]), (1, 1), 0.0)
    found, _ = ground.nearest(hugging(beside, line, ground).points)
    wanted, _ = ground.nearest(line)
    assert ground.nearest(beside.points)[0] == pytest.approx(wanted + 7.0, abs=1.5)
    np.testing.assert_allclose(found, wanted, atol=0.7)
