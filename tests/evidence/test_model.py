"""The model of motion gives lengths and moment arms that geometry also gives, and says plainly when it can't load."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator

import pytest

from muscleatlas.errors import SourceError
from muscleatlas.evidence import model
from muscleatlas.evidence.model import load_motion_model, motion_model
from tests.evidence.machines import FIXED_MM, MOVING_MM, PULLEY_MM, lever, pulley, train

ANGLES_DEG = (-50.0, -10.0, 0.0, 25.0, 50.0)


@pytest.mark.parametrize("angle_deg", ANGLES_DEG)
def test_a_path_over_a_pulley_has_the_radius_of_the_pulley_as_its_moment_arm(angle_deg: float) -> None:
    (arm_mm,) = pulley().moment_arms_mm("hinge", {"hinge": angle_deg})
    assert arm_mm == pytest.approx(PULLEY_MM)


@pytest.mark.parametrize("angle_deg", [10.0, 45.0, 90.0, 140.0])
def test_a_straight_path_over_a_hinge_has_the_length_and_the_moment_arm_of_its_triangle(angle_deg: float) -> None:
    turned = math.radians(angle_deg)
    length_mm = math.sqrt(FIXED_MM**2 + MOVING_MM**2 + 2 * FIXED_MM * MOVING_MM * math.cos(turned))
    machine = lever()
    assert machine.lengths_mm({"hinge": angle_deg}) == pytest.approx([length_mm])
    arm_mm = FIXED_MM * MOVING_MM * math.sin(turned) / length_mm
    assert machine.moment_arms_mm("hinge", {"hinge": angle_deg}) == pytest.approx([arm_mm])


def test_joints_that_follow_others_stand_where_the_equations_put_them() -> None:
    first = math.radians(40)
    second = 0.5 * first + 0.25 * first**2
    assert train().lengths_mm({"first": 40}) == pytest.approx([10 * second, 20 * 2 * second])


def test_a_moment_arm_goes_through_the_joints_that_follow() -> None:
    gain = 0.5 + 0.5 * math.radians(40)
    assert train().moment_arms_mm("first", {"first": 40}) == pytest.approx([-10 * gain, -20 * 2 * gain])


def test_a_joint_that_the_pose_names_follows_no_other() -> None:
    machine = train()
    assert machine.lengths_mm({"first": 40, "second": 10}) == pytest.approx(
        [10 * math.radians(10), 20 * 2 * math.radians(10)]
    )
    assert machine.moment_arms_mm("first", {"first": 40, "second": 10}) == pytest.approx([0, 0])


def test_one_pose_leaves_nothing_behind_for_the_next() -> None:
    machine = train()
    before = machine.lengths_mm({})
    machine.moment_arms_mm("first", {"first": 40, "third": 10})
    assert machine.lengths_mm({}) == pytest.approx(before, abs=0)


def test_ranges_and_strengths_are_those_of_the_model() -> None:
    machine = train()
    assert machine.coordinates == {"third": (-90, 90), "second": (-90, 90), "first": (-90, 90)}
    assert dict(zip(machine.tendons, machine.forces_n.tolist(), strict=True)) == {"second": 100, "third": 300}


def test_a_model_that_does_not_load_is_told_plainly() -> None:
    def broken() -> object:
        raise ValueError("no such mesh")

    with pytest.raises(SourceError) as caught:
        motion_model(broken, name="myofullbody")
    assert str(caught.value) == (
        "myofullbody: the model of motion can't be loaded\n"
        "  found: ValueError: no such mesh\n"
        "  install the packages mujoco and myo-sim anew, in the versions that muscleatlas asks for"
    )


@pytest.fixture
def _no_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    model._loaded.cache_clear()
    monkeypatch.setitem(sys.modules, "myo_sim", None)
    yield
    model._loaded.cache_clear()


@pytest.mark.usefixtures("_no_model")
def test_a_package_that_is_missing_is_told_plainly_and_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="myofullbody: the model of motion can't be loaded"):
        load_motion_model()
    monkeypatch.undo()
    with pytest.raises(SourceError):
        load_motion_model()
