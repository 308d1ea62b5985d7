"""The table that puts the model of motion into our words: true to how its bones move, strict about names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from muscleatlas.errors import Faults
from muscleatlas.evidence.motion_map import read_motion_map
from tests.evidence.motion import function

LATERAL, FORWARDS, UP = (-1, 0, 0), (0, -1, 0), (0, 0, 1)  # of the right side; the model looks along -y, its left is +x
MEDIAL, BACKWARDS, DOWN = (1, 0, 0), (0, 1, 0), (0, 0, -1)

MOVED = {
    ("hip", "flexion"): ("tibia_r", FORWARDS),
    ("hip", "adduction"): ("tibia_r", MEDIAL),
    ("hip", "medial-rotation"): ("toes_r", MEDIAL),
    ("knee", "flexion"): ("calcn_r", BACKWARDS),
    ("knee", "medial-rotation"): ("toes_r", MEDIAL),
    ("ankle", "dorsiflexion"): ("toes_r", UP),
    ("lumbar-spine", "extension"): ("head", BACKWARDS),
    ("lumbar-spine", "lateral-flexion"): ("head", LATERAL),
    ("pelvis", "posterior-tilt"): ("head", FORWARDS),
    ("pelvis", "elevation"): ("head", LATERAL),
    ("thoracic-spine", "contralateral-rotation"): ("humerus_r", FORWARDS),
    ("shoulder", "abduction"): ("ulna_r", LATERAL),
    ("shoulder", "medial-rotation"): ("lunate_r", MEDIAL),
    ("elbow", "flexion"): ("lunate_r", FORWARDS),
    # The arms hang with the thumbs forwards and the palms to the thigh; bent elbows bring the thumbs up.
    ("radioulnar", "pronation"): ("distal_thumb_r", MEDIAL),
    ("wrist", "flexion"): ("distph3_r", MEDIAL),
    ("wrist", "abduction"): ("distph3_r", FORWARDS),
    ("thumb-carpometacarpal", "flexion"): ("distal_thumb_r", BACKWARDS),
    ("thumb-carpometacarpal", "abduction"): ("distal_thumb_r", MEDIAL),
    ("thumb-metacarpophalangeal", "flexion"): ("distal_thumb_r", BACKWARDS),
    ("index-finger-metacarpophalangeal", "flexion"): ("distph2_r", MEDIAL),
    ("little-finger-metacarpophalangeal", "flexion"): ("distph5_r", MEDIAL),
}


@pytest.mark.parametrize(("joint", "movement"), MOVED, ids="-".join)
def test_bones_move_the_way_that_the_movement_says(joint: str, movement: str) -> None:
    body, way = MOVED[joint, movement]
    for sweep in function().map.axes[joint, movement].sweeps:
        held = {"elbow_flexion_r": 90.0} if sweep.coordinate == "shoulder_rot_r" else dict(sweep.at)
        start, end = 0.0, -3.0 if sweep.backwards else 3.0
        moved = _place(body, {**held, sweep.coordinate: end}) - _place(body, {**held, sweep.coordinate: start})
        assert np.dot(moved, way) / np.linalg.norm(moved) > 0.5


def test_the_arm_is_flexed_forwards_and_extended_backwards() -> None:
    forwards, backwards = function().map.axes["shoulder", "flexion"].sweeps
    for sweep, way in ((forwards, FORWARDS), (backwards, BACKWARDS)):
        held = dict(sweep.at)
        moved = _place("ulna_r", {**held, sweep.coordinate: 20}) - _place("ulna_r", {**held, sweep.coordinate: 5})
        assert np.dot(moved, way) / np.linalg.norm(moved) > 0.8
    assert (forwards.backwards, backwards.backwards) == (False, True)


@pytest.mark.parametrize(("axis", "part", "way"), [("subtalar", "calcn_r", MEDIAL), ("toes", "toes_r", DOWN)])
def test_the_sole_turns_inwards_in_inversion_and_the_toes_go_down_in_flexion(
    axis: str, part: str, way: tuple[int, int, int]
) -> None:
    coordinate = {"subtalar": "subtalar_angle_r", "toes": "mtp_angle_r"}[axis]
    below = {"subtalar": (0, 0, -1), "toes": (0, -1, 0)}[axis]  # the sole lies below the heel, the tips before the toes
    turned = _turn(part, {coordinate: 5}) @ _turn(part, {coordinate: 0}).T
    assert np.dot(turned @ below - np.array(below), way) > 0.04


def test_the_tip_of_a_finger_and_of_the_thumb_turns_towards_the_palm() -> None:
    for joint in ("fingers-interphalangeal", "thumb-interphalangeal"):
        for sweep in function().map.axes[joint, "flexion"].sweeps:
            tip = "distal_thumb_r" if joint.startswith("thumb") else f"distph{sweep.coordinate[2]}_r"
            turned = _turn(tip, {sweep.coordinate: -5 if sweep.backwards else 5}) @ _turn(tip, {}).T
            palmwards = np.array(BACKWARDS if joint.startswith("thumb") else MEDIAL)
            assert np.dot(turned @ np.array(DOWN) - np.array(DOWN), palmwards) > 0.04


def test_the_fingers_spread_away_from_the_middle_one() -> None:
    sweeps = function().map.axes["middle-fingers-metacarpophalangeal", "abduction"].sweeps
    for sweep in sweeps:
        finger = f"distph{sweep.coordinate[3]}_r"
        moved = _place(finger, {sweep.coordinate: -5 if sweep.backwards else 5}) - _place(finger, {})
        thumbwards = finger == "distph2_r" or sweep.tendons == ("RI3",)
        assert np.dot(moved, FORWARDS if thumbwards else BACKWARDS) > 0


def test_a_structure_may_take_several_paths_by_a_pattern() -> None:
    model, counterparts = function().model, function().map.counterparts
    assert {model.tendons[row] for row in counterparts["gluteus-medius"].rows} == {"glmed1_r", "glmed2_r", "glmed3_r"}
    psoas = [model.tendons[row] for row in counterparts["psoas-major"].rows]
    assert len(psoas) == 12
    assert {name for name in psoas if not name.startswith("Ps_")} == {"psoas_r"}


def test_every_path_of_the_right_side_belongs_to_one_muscle_or_is_left_out_for_a_reason() -> None:
    model, knowledge = function().model, function().knowledge
    taken: dict[str, set[str]] = {}
    for id_, counterpart in function().map.counterparts.items():
        muscle = knowledge.structures[id_].parent if knowledge.structures[id_].kind == "head" else id_
        for row in counterpart.rows:
            taken.setdefault(model.tendons[row], set()).add(str(muscle))
    right = {name for name in model.tendons if not name.endswith("_l")}
    assert right - set(taken) == {"UI_UB5"}
    assert {name: muscles for name, muscles in taken.items() if len(muscles) > 1} == {
        "addmagProx_r": {"adductor-magnus", "adductor-minimus"}
    }


TABLE = """\
structures:
  soleus: {tendons: [soleus_r]}
axes:
  - joints: [ankle]
    movement: dorsiflexion
    sweeps: [{coordinate: ankle_angle_r}]
conditions:
  soleus.action.ankle-plantarflexion:
    because: at rest
    sweeps: [{coordinate: ankle_angle_r, from: -10, to: 10}]
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("  soleus: {", "  soleos: {", "table.yaml:2: unknown structure 'soleos'\n  did you mean 'soleus'"),
        ("[soleus_r]", "[solius_r]", "table.yaml:2: unknown tendon 'solius_r'\n  did you mean 'soleus_r'"),
        ("[soleus_r]", "['solius_*']", "table.yaml:2: unknown tendon 'solius_*'"),
        ("[ankle]", "[ancle]", "table.yaml:4: unknown joint 'ancle'\n  did you mean 'ankle'"),
        (
            "dorsiflexion",
            "dorsoflexion",
            "table.yaml:5: unknown movement 'dorsoflexion'\n  did you mean 'dorsiflexion'",
        ),
        (
            "[{coordinate: ankle_angle_r}]",
            "[{coordinate: ankle_angel_r}]",
            "table.yaml:6: unknown coordinate 'ankle_angel_r'\n  did you mean 'ankle_angle_r'",
        ),
        (
            "soleus.action.ankle-plantarflexion",
            "soleus.action.ankle-flexion",
            "table.yaml:8: unknown action 'soleus.action.ankle-flexion'",
        ),
        (
            "to: 10",
            "to: 70",
            "table.yaml:10: no range of 'ankle_angle_r': -10° to 70°\n  expected: growing, within -40° to 30°",
        ),
        ("{tendons: [soleus_r]}", "{tendon: [soleus_r]}", "table.yaml:2: unknown key 'tendon'"),
    ],
)
def test_what_the_table_names_in_vain_is_told_with_its_line_and_the_nearest_right_word(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert TABLE.count(right) == 1
    path = tmp_path / "table.yaml"
    path.write_text(TABLE.replace(right, wrong), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        read_motion_map(function().knowledge, function().model, path=path)
    assert any(told in str(fault) for fault in caught.value.faults)


def test_the_table_of_the_test_is_right_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "table.yaml"
    path.write_text(TABLE, encoding="utf-8")
    assert set(read_motion_map(function().knowledge, function().model, path=path).counterparts) == {"soleus"}


def _place(body: str, pose: dict[str, float]) -> npt.NDArray[np.float64]:
    model = function().model
    model._take(pose)
    return np.array(model._data.body(body).xpos)


def _turn(body: str, pose: dict[str, float]) -> npt.NDArray[np.float64]:
    model = function().model
    model._take(pose)
    return np.array(model._data.body(body).xmat).reshape(3, 3)
