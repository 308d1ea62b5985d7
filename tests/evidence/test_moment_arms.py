"""Moment arms over a range: evenly spread, seen in the direction of the movement, several paths as one."""

from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.evidence.moment_arms import Sweep, arms_by_length_mm, combined_mm, sweep_arms
from tests.evidence.machines import lever, train
from tests.evidence.motion import function

WHOLE_LEVER = Sweep("hinge", 0, 150)


def test_the_angles_of_a_sweep_are_even_at_most_two_and_a_half_degrees_apart_and_reach_both_ends() -> None:
    angles = Sweep("hinge", -10, 25).angles_deg
    assert (angles[0], angles[-1]) == (-10, 25)
    assert np.diff(angles) == pytest.approx(2.5)
    assert np.diff(Sweep("hinge", 0, 11).angles_deg).max() <= 2.5


def test_a_sweep_that_runs_backwards_is_the_mirror_image() -> None:
    machine = lever()
    there, back = sweep_arms(machine, WHOLE_LEVER), sweep_arms(machine, Sweep("hinge", 0, 150, backwards=True))
    assert back.angles_deg == pytest.approx(-there.angles_deg[::-1])
    assert back.arms_mm == pytest.approx(-there.arms_mm[::-1])


def test_a_coordinate_is_moved_with_others_held() -> None:
    held = sweep_arms(train(), Sweep("first", -40, 40, at=(("second", 10.0),)))
    assert not held.crossing.any()


def test_several_paths_count_by_the_force_of_their_muscles() -> None:
    machine = train()
    arms = sweep_arms(machine, Sweep("second", -40, 40))
    together = combined_mm(arms, (0, 1), machine.forces_n)
    assert together == pytest.approx(np.full(len(arms.angles_deg), (100 * -10 + 300 * -40) / 400))


def test_a_path_that_does_not_cross_the_joint_counts_for_nothing() -> None:
    machine = train()
    arms = sweep_arms(machine, Sweep("third", -40, 40))
    assert arms.crossing.tolist() == [False, True]
    assert combined_mm(arms, (0,), machine.forces_n) is None
    assert combined_mm(arms, (0, 1), machine.forces_n) == pytest.approx(np.full(len(arms.angles_deg), -20))


def test_a_sweep_looks_at_no_other_paths_than_those_that_it_names() -> None:
    arms = sweep_arms(train(), Sweep("second", -40, 40, tendons=("third",)))
    assert arms.crossing.tolist() == [False, True]


@pytest.mark.parametrize(
    "sweep",
    [
        Sweep("knee_angle_r", 0, 120),
        Sweep("shoulder_elv_r", 0, 45, backwards=True, at=(("elv_angle_r", -90.0),)),
        Sweep("flex_extension", -30, 15),
        Sweep("knee_angle_rotation3_r", -15, 15, at=(("knee_angle_r", 60.0),)),
        Sweep("mcp2_abduction_r", -15, 15),
    ],
    ids=lambda sweep: sweep.coordinate,
)
def test_in_the_real_model_both_ways_give_the_same_moment_arms(sweep: Sweep) -> None:
    model = function().model
    by_length = arms_by_length_mm(model, sweep)
    differences = np.abs(sweep_arms(model, sweep).arms_mm - by_length)
    # Where a path comes off or meets a surface between the two lengths, they average over the jump.
    assert np.mean(differences > 0.01) < 0.001
    assert np.median(differences) < 1e-5
