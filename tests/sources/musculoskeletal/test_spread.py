from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.spread import Strand, hugging, wrapped
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


def test_a_line_is_wrapped_round_the_bone_at_one_height_and_as_far_to_each_side_as_told() -> None:
    ground = Ground([bone(sphere(30.0), 1)])
    line = Strand(np.array([[33.0, 0.0, z] for z in np.linspace(-8.0, 8.0, 17)]), (1, 1), 0.0)
    sides = np.full(17, 20.0), np.full(17, 60.0)
    wide, height = np.broadcast_to([0.0, 1.0, 0.0], (17, 3)), np.full(17, 10.0)
    strands = wrapped(line, sides, wide, ground, height_mm=height, apart_mm=4.0)
    assert len(strands) == 5 + 1 + 15
    away = np.concatenate([ground.nearest(strand.points)[0] for strand in strands])
    np.testing.assert_allclose(away, 10.0, atol=1.0)
    middles = np.stack([strand.points[8] for strand in strands])
    angles = np.arctan2(middles[:, 1], middles[:, 0])
    assert (np.diff(angles) > 0).all()
    assert (angles[0], angles[-1]) == pytest.approx((-20.0 / 40.0, 60.0 / 40.0), abs=0.12)


def test_what_lies_higher_than_it_should_stays_there_when_it_is_wrapped() -> None:
    ground = Ground([bone(sphere(30.0), 1)])
    line = Strand(np.array([[45.0, 0.0, z] for z in np.linspace(-8.0, 8.0, 17)]), (1, 1), 0.0)
    side, wide = np.full(17, 12.0), np.broadcast_to([0.0, 1.0, 0.0], (17, 3))
    strands = wrapped(line, (side, side), wide, ground, height_mm=np.full(17, 5.0), apart_mm=4.0)
    own, _ = ground.nearest(line.points)
    for strand in strands:
        np.testing.assert_allclose(ground.nearest(strand.points)[0], own, atol=1.0)
