from __future__ import annotations

from dataclasses import replace

import numpy as np

from muscleatlas.sources.musculoskeletal.ground import Lattice
from muscleatlas.sources.musculoskeletal.space import Field, Space, kept_aside, kept_deep, layered
from muscleatlas.sources.musculoskeletal.strands import Plane


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
    free, _ = Space(no_bone, lattice).shared([deep, other])
    kept, beside = Space(no_bone, lattice).shared([kept_deep(deep, 12.0, from_bone), other])
    assert from_bone[free < 0].max() > 14.0
    assert from_bone[kept < 0].max() < 12.0
    assert ((kept < 0) <= (free < 0)).all()
    gained = (free < 0) & (other.belly < -1.0) & (from_bone > 13.0)
    assert gained.any()
    assert (beside[gained] < 0).all()


def test_a_belly_stays_in_front_of_its_plane_and_its_neighbour_gets_the_rest() -> None:
    lattice = Lattice(np.full(3, -20.0), 1.0, (41, 41, 41))
    no_bone = np.full(lattice.size, 99.0, dtype=np.float32)
    places = lattice.points(np.arange(lattice.size))
    left, right = field_over(lattice, -5.0, 12.0), field_over(lattice, 5.0, 12.0)
    plane = Plane.of([[-4.0, 0.0, 0.0], [-2.0, 0.0, 0.0]])
    free, _ = Space(no_bone, lattice).shared([left, right])
    kept, beside = Space(no_bone, lattice).shared([kept_aside(left, plane, lattice), right])
    assert places[free < 0][:, 0].max() > -2.0
    assert places[kept < 0][:, 0].max() < -4.0
    gained = (free < 0) & (right.belly < -1.0) & (places[:, 0] > -3.0)
    assert gained.any()
    assert (beside[gained] < 0).all()


def test_a_layer_has_all_that_it_claims_and_others_lie_round_it() -> None:
    lattice = Lattice(np.full(3, -20.0), 1.0, (41, 41, 41))
    no_bone = np.full(lattice.size, 99.0, dtype=np.float32)
    small, large = field_over(lattice, -3.0, 8.0), field_over(lattice, 3.0, 14.0)
    pressed, _ = Space(no_bone, lattice).shared([small, large])
    kept, beside = Space(no_bone, lattice).shared([layered(small), large])
    assert (pressed < 0).sum() < 0.7 * (small.belly < 0).sum()
    assert (kept < 0).tolist() == (small.belly < 0).tolist()
    assert not ((kept < 0) & (beside < 0)).any()
    assert (beside[(large.belly < 0) & (small.belly > 1.0)] < 0).all()


def test_the_tendon_of_another_goes_through_a_layer() -> None:
    lattice = Lattice(np.full(3, -20.0), 1.0, (41, 41, 41))
    no_bone = np.full(lattice.size, 99.0, dtype=np.float32)
    places = lattice.points(np.arange(lattice.size))
    cord = np.linalg.norm(places[:, :2], axis=1) - 2.5
    other = replace(field_over(lattice, 3.0, 14.0), tendon=cord)
    kept, through = Space(no_bone, lattice).shared([layered(field_over(lattice, -3.0, 8.0)), other])
    assert (through[cord < 0] < 0).all()
    assert (kept[cord < 0] > 0).all()


def test_what_tendons_part_from_a_layer_goes_to_its_neighbour() -> None:
    lattice = Lattice(np.full(3, -20.0), 1.0, (41, 41, 41))
    no_bone = np.full(lattice.size, 99.0, dtype=np.float32)
    places = lattice.points(np.arange(lattice.size))
    wall = np.abs(places[:, 0] - 3.0) - 1.5
    cords = replace(field_over(lattice, 15.0, 3.0), tendon=wall)
    parted = (places[:, 0] > 5.5) & (np.linalg.norm(places, axis=1) < 8.0)
    fields = [layered(field_over(lattice, 0.0, 10.0)), cords, field_over(lattice, 8.0, 14.0)]
    layer, _, beside = Space(no_bone, lattice).shared(fields)
    assert parted.any()
    assert not (layer[parted] < 0).any()
    assert (beside[parted] < 0).all()
    assert (layer[(places[:, 0] < 0.0) & (np.linalg.norm(places, axis=1) < 9.0)] < 0).all()
