"""Layers fit the tree and each other."""

from __future__ import annotations

from pathlib import Path

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.errors import Faults
from tests.anatomy.tiny import LIMB, changed_knowledge

LAYERS = """\
calf: {en: calf, kind: compartment, holds: leg-posterior}
outer-layer-of-calf: {en: outer layer of the calf, part_of: calf, rank: 1}
inner-layer-of-calf: {en: inner layer of the calf, part_of: calf, rank: 2}
"""
SOLEUS_END = "    posterior-tibial: {artery: posterior-tibial-artery}\n"


def knowledge_with(folder: Path, layers: str, told: str = "") -> Path:
    """Return the tiny knowledge with layers, and with what soleus states of them."""
    change = (SOLEUS_END, SOLEUS_END + (f"  layers:\n    {told}\n" if told else ""))
    copy = changed_knowledge(folder, LIMB, change)
    (copy / "vocabulary" / "layers.yaml").write_text(layers, encoding="utf-8")
    return copy


def faults_with(folder: Path, layers: str, told: str = "") -> list[str]:
    copy = knowledge_with(folder, layers, told)
    try:
        read_knowledge(copy)
    except Faults as caught:
        return [str(fault).replace(f"{copy.as_posix()}/", "") for fault in caught.faults]
    return []


def test_layers_that_fit_are_no_fault(tmp_path: Path) -> None:
    assert faults_with(tmp_path, LAYERS, "inner: {layer: inner-layer-of-calf}") == []


def test_an_unknown_layer_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, LAYERS, "inner: {layer: inner-layer-of-calves}")
    assert "unknown layer 'inner-layer-of-calves'" in fault
    assert "did you mean 'inner-layer-of-calf'" in fault


def test_a_layer_holds_places_that_exist(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, LAYERS.replace("leg-posterior", "leg-posteror"))
    assert fault == (
        "vocabulary/layers.yaml:1: unknown place of calf 'leg-posteror'\n  did you mean 'leg-posterior' or 'leg'?"
    )


def test_what_the_tree_tells_is_not_stated_again(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, LAYERS, "calf: {layer: calf}")
    assert "soleus lies in calf by its place in the tree, which is enough" in fault


def test_a_layer_is_stated_once(tmp_path: Path) -> None:
    twice = "one: {layer: inner-layer-of-calf}\n    two: {layer: inner-layer-of-calf}"
    (fault,) = faults_with(tmp_path, LAYERS, twice)
    assert "soleus tells inner-layer-of-calf twice" in fault


def test_two_layers_of_one_whole_have_two_ranks(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, LAYERS.replace("rank: 2", "rank: 1"))
    assert "inner-layer-of-calf and outer-layer-of-calf are both layer 1 of calf" in fault


def test_a_muscle_in_two_layers_of_one_whole_is_a_doubt_unless_a_part_or_a_note_explains(tmp_path: Path) -> None:
    told = "inner: {layer: inner-layer-of-calf}\n    outer: {layer: outer-layer-of-calf"
    (doubt,) = read_knowledge(knowledge_with(tmp_path / "one", LAYERS, f"{told}}}")).doubts
    assert "which are different layers of calf" in str(doubt)
    for number, excuse in enumerate((", of: tendon}", ", note: made up}")):
        assert read_knowledge(knowledge_with(tmp_path / str(number), LAYERS, told + excuse)).doubts == ()
