from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal import bones as module
from muscleatlas.sources.musculoskeletal.bones import ModelBone, bones_of
from muscleatlas.sources.musculoskeletal.model import StandingModel

NOT_IN_THE_VOCABULARY = {"cranium"}


@pytest.fixture(scope="module")
def bones(body: StandingModel) -> dict[str, ModelBone]:
    found, faults = bones_of(body)
    assert faults == []
    return {bone.bone: bone for bone in found}


def test_every_bone_is_one_of_ours(bones: dict[str, ModelBone]) -> None:
    assert set(bones) - set(read_knowledge().bones) == NOT_IN_THE_VOCABULARY


def test_all_but_four_bones_are_closed_and_all_are_outward(bones: dict[str, ModelBone]) -> None:
    leaking = {name for name, bone in bones.items() if not is_closed(bone.surface)}
    assert leaking <= {"cranium", "pisiform", "scapula", "sternum"}
    assert all(signed_volume_mm3(bone.surface) > 0 for bone in bones.values())


def test_paired_bones_lie_on_the_right_and_the_others_in_the_middle(bones: dict[str, ModelBone]) -> None:
    for bone in bones.values():
        low, high = bone.surface.bounds_mm[:, 0]
        assert low < 0
        assert (high > 0) == (bone.side == "midline") or high < 15


def test_a_coarse_bone_is_refined_and_its_landmarks_stay(bones: dict[str, ModelBone]) -> None:
    femur = bones["femur"]
    assert len(femur.surface.faces) > 4 * 900
    low, high = femur.surface.bounds_mm[:, 2]
    assert 400 < high - low < 470


def test_a_mesh_that_the_table_does_not_know_is_named_and_the_rest_is_built(
    body: StandingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "bones.yaml"
    table.write_text(
        "whole:\n  r_femur: {bone: femur, side: right}\n  r_tusk: {bone: tibia, side: right}\npieces: {}\n"
    )
    monkeypatch.setattr(module, "_meshes", lambda _: [(1, "r_horn"), (352, "r_femur"), (353, "l_horn")])
    found, faults = bones_of(body, path=table)
    assert [bone.bone for bone in found] == ["femur"]
    assert [fault.what for fault in faults] == ["unknown mesh 'r_horn', left out", "the model has no mesh 'r_tusk'"]
