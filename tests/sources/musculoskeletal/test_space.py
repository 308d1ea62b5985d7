from __future__ import annotations

import numpy as np

from muscleatlas.sources.musculoskeletal.ground import Lattice
from muscleatlas.sources.musculoskeletal.space import Field, kept_deep, shared


def field_over(lattice: Lattice, middle_x: float, radius: float) -> Field:
    """Return what a ball on the x axis, without a tendon, says of a whole lattice."""
    at = np.arange(lattice.size)
    middle = np.array([middle_x, 0.0, 0.0])
    away = np.linalg.norm(lattice.points(at) - middle, axis=1)
    return Field(
        at,
        away - radius,
        np.full(len(at), 9.0),
        away**2 - radius**2,
        np.broadcast_to(middle, (len(at), 3)).astype(np.float32),
        np.zeros(len(at), dtype=bool),
    )


def test_a_deep_belly_claims_nothing_beyond_its_depth_and_its_neighbour_gets_it() -> None:
    lattice = Lattice(np.full(3, -20.0), 1.0, (41, 41, 41))
    no_bone = np.full(lattice.size, 99.0, dtype=np.float32)
    from_bone = lattice.points(np.arange(lattice.size))[:, 0] + 20.0
    deep, other = field_over(lattice, -5.0, 12.0), field_over(lattice, 5.0, 12.0)
    free, _ = shared([deep, other], no_bone, lattice)
    kept, beside = shared([kept_deep(deep, 12.0, from_bone), other], no_bone, lattice)
    assert from_bone[free < 0].max() > 14.0
    assert from_bone[kept < 0].max() < 12.0
    assert ((kept < 0) <= (free < 0)).all()
    gained = (free < 0) & (other.belly < -1.0) & (from_bone > 13.0)
    assert gained.any()
    assert (beside[gained] < 0).all()
