from __future__ import annotations

import numpy as np

from muscleatlas.sources.musculoskeletal.balls import block_round, nearest_balls
from muscleatlas.sources.musculoskeletal.ground import Lattice


def test_every_point_within_reach_gets_the_ball_with_the_smallest_power_distance_and_no_other_point_gets_one() -> None:
    scatter = np.random.default_rng(7)
    middles, radii = scatter.uniform(10, 30, (25, 3)), scatter.uniform(1, 6, 25)
    lattice = Lattice(np.zeros(3), 1.5, (30, 30, 30))
    block = block_round(middles, radii + 3.0, lattice)
    power, ball = nearest_balls(middles, radii, block, reach_mm=3.0)
    places = lattice.points(block.numbers(np.arange(len(power))))
    away = np.linalg.norm(places[:, None] - middles, axis=2)
    said = np.where(away <= radii + 3.0, away**2 - radii**2, np.inf)
    assert ((ball >= 0) == np.isfinite(said).any(axis=1)).all()
    assert np.allclose(power[ball >= 0], said.min(axis=1)[ball >= 0])
    assert (said.argmin(axis=1) == ball)[ball >= 0].all()


def test_a_block_keeps_off_the_border_of_its_lattice() -> None:
    block = block_round(np.array([[0.0, 5.0, 5.0]]), np.array([50.0]), Lattice(np.zeros(3), 1.0, (11, 11, 11)))
    assert block.first.tolist() == [1, 1, 1]
    assert block.shape.tolist() == [9, 9, 9]
