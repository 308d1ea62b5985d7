from __future__ import annotations

import copy

import numpy as np
import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.sources.musculoskeletal import paths
from muscleatlas.sources.musculoskeletal.model import StandingModel, placed
from muscleatlas.sources.musculoskeletal.paths import length_mm, paths_of, resampled, tendon_table


def test_the_table_names_only_structures_that_the_atlas_knows() -> None:
    assert set(tendon_table()) <= set(read_knowledge().structures)


def test_all_lines_of_the_table_are_found_and_none_belongs_to_two(body: StandingModel) -> None:
    found, faults = paths_of(body, tendon_table())
    assert faults == []
    tendons = [line.tendon for lines in found.values() for line in lines]
    assert len(tendons) == len(set(tendons)) > 200


def test_a_line_with_its_arcs_is_as_long_as_the_model_says(body: StandingModel) -> None:
    for structure, name in (("soleus", "soleus_r"), ("gastrocnemius-medial-head", "gasmed_r"), ("brachialis", "BRA")):
        lines = paths_of(body, {structure: {"tendons": [name]}})[0][structure]
        said = 1000 * float(body.data.ten_length[body.tendons[name]])
        assert length_mm(lines[0].points_mm) == pytest.approx(said, rel=0.01)


def test_lines_run_from_origin_to_insertion_on_the_right(body: StandingModel) -> None:
    found, _ = paths_of(body, tendon_table())
    for structure in ("deltoid-acromial-part", "brachialis", "soleus", "rectus-femoris", "psoas-major"):
        for line in found[structure]:
            assert line.points_mm[0, 2] > line.points_mm[-1, 2]
            assert line.points_mm[:, 0].mean() < 0


def test_the_psoas_that_the_model_has_twice_is_one_from_the_spine_to_the_femur(body: StandingModel) -> None:
    lines = paths_of(body, tendon_table())[0]["psoas-major"]
    trochanter = placed(body, body.data.body("femur_r").xpos[None])[0]
    assert len(lines) == 11
    for line in lines:
        assert line.points_mm[0, 2] > 1050
        assert np.linalg.norm(line.points_mm[-1] - trochanter) < 80


def test_a_tendon_without_force_is_named_and_the_others_are_kept(body: StandingModel) -> None:
    weak = StandingModel(copy.copy(body.model), body.data)
    weak.model.actuator_gainprm[body.actuators[body.tendons["soleus_r"]], 2] = 0.0
    found, faults = paths_of(weak, {"soleus": {"tendons": ["soleus_r"]}, "piriformis": {"tendons": ["piri_r"]}})
    assert list(found) == ["piriformis"]
    assert [str(fault) for fault in faults] == [
        "soleus: the muscle of 'soleus_r' has no force, left out\n  found: 0.0 N"
    ]


def test_a_path_of_one_point_is_named(body: StandingModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_drawn", lambda *_: (np.zeros((1, 3)), np.array([-1])))
    found, faults = paths_of(body, {"soleus": {"tendons": ["soleus_r"]}})
    assert found == {}
    assert "the path of 'soleus_r' has no length, left out" in str(faults[0])


def test_a_tendon_that_the_model_lacks_is_named(body: StandingModel) -> None:
    _, faults = paths_of(body, {"soleus": {"tendons": ["soleus_x*"]}})
    assert str(faults[0]).startswith("'soleus': the model has none of its tendons")


def test_resampling_keeps_the_ends_and_the_length() -> None:
    line = np.array([[0.0, 0, 0], [10, 0, 0], [10, 5, 0]])
    even = resampled(line, count=31)
    assert even[0].tolist() == [0, 0, 0]
    assert even[-1].tolist() == [10, 5, 0]
    assert length_mm(even) == pytest.approx(15)
