from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal.model import StandingModel, load_model, placed, standing


def at(body: StandingModel, name: str) -> NDArray[np.float64]:
    point: NDArray[np.float64] = placed(body, body.data.body(name).xpos[None])[0]
    return point


def test_the_body_stands_upright_looking_anteriorly_with_the_right_side_at_negative_x(body: StandingModel) -> None:
    assert at(body, "head")[2] > at(body, "pelvis")[2] > at(body, "patella_r")[2] > at(body, "talus_r")[2]
    assert at(body, "toes_r")[1] < at(body, "calcn_r")[1] - 100
    assert at(body, "patella_r")[1] < at(body, "femur_r")[1]
    assert at(body, "femur_r")[0] < 0 < at(body, "femur_l")[0]


def test_both_sides_are_mirror_images_in_the_median_plane(body: StandingModel) -> None:
    for name in ("femur", "patella", "toes", "scapula", "ulna", "lunate"):
        right, left = at(body, f"{name}_r"), at(body, f"{name}_l")
        assert right * [-1, 1, 1] == pytest.approx(left, abs=0.5)


def test_the_palm_looks_anteriorly_so_the_thumb_is_lateral(body: StandingModel) -> None:
    thumb, little = at(body, "distal_thumb_r"), at(body, "distph5_r")
    assert thumb[0] < little[0] - 30
    assert abs(thumb[1] - little[1]) < 40


def test_the_leg_is_straight_and_the_patella_lies_before_the_knee(body: StandingModel) -> None:
    hip, knee, ankle = at(body, "femur_r"), at(body, "tibia_r"), at(body, "talus_r")
    thigh, leg = knee - hip, ankle - knee
    cosine = thigh @ leg / np.linalg.norm(thigh) / np.linalg.norm(leg)
    assert np.degrees(np.arccos(cosine)) < 8
    assert 20 < knee[1] - at(body, "patella_r")[1] < 70


def test_every_coupled_joint_is_where_its_polynomial_puts_it(body: StandingModel) -> None:
    model, angles = body.model, body.data.qpos
    for number in range(model.neq):
        driver = int(model.eq_obj2id[number])
        here = 0.0 if driver < 0 else angles[model.jnt_qposadr[driver]]
        said = np.polynomial.polynomial.polyval(here, model.eq_data[number][:5])
        assert angles[model.jnt_qposadr[int(model.eq_obj1id[number])]] == pytest.approx(said, abs=1e-9)


def test_an_unknown_joint_is_named(body: StandingModel) -> None:
    with pytest.raises(SourceError, match="the model has no joint 'elbow_wiggle'"):
        standing(body.model, {"elbow_wiggle": 1.0})


def test_loading_leaves_no_log_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    load_model()
    assert list(tmp_path.glob("*.TXT")) == []
