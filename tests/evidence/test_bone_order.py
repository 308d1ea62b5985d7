"""Which end is the origin, by convention."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.errors import Faults
from muscleatlas.evidence.bone_order import BoneOrder, read_bone_order


@pytest.fixture(scope="module")
def order() -> BoneOrder:
    return read_bone_order(read_knowledge())


def test_the_bone_nearer_to_the_trunk_bears_the_origin(order: BoneOrder) -> None:
    assert order.precedes("femur", "tibia")
    assert order.precedes("ilium", "proximal-phalanx-of-great-toe")
    assert not order.precedes("tibia", "femur")


def test_bones_on_one_level_or_of_no_common_chain_tell_nothing(order: BoneOrder) -> None:
    assert not order.precedes("tibia", "fibula")
    assert not order.precedes("femur", "humerus")


def test_an_origin_farther_out_than_every_insertion_is_reversed(order: BoneOrder) -> None:
    assert order.reversed_roles("origin", "calcaneus", ["fibula", "tibia"])
    assert not order.reversed_roles("origin", "fibula", ["calcaneus"])
    assert order.reversed_roles("insertion", "scapula", ["radius"])


def test_bones_of_one_level_stand_beside_each_other(order: BoneOrder) -> None:
    assert order.is_in_series("thoracic-vertebra-1", ["axis", "thoracic-vertebrae-6-to-10"])
    assert not order.is_in_series("thoracic-vertebra-1", ["humerus"])


def test_along_the_spine_the_lower_vertebra_bears_the_origin_and_in_the_forearm_the_ulna(order: BoneOrder) -> None:
    assert order.precedes("cervical-vertebra-7", "axis")
    assert order.precedes("cervical-vertebrae-3-to-7", "cervical-vertebrae-2-to-7")
    assert order.precedes("ulna", "radius")
    assert not order.precedes("axis", "cervical-vertebra-7")


def test_an_unknown_chain_in_series_is_told(tmp_path: Path) -> None:
    file = tmp_path / "order.yaml"
    file.write_text("in_series: [arm]\nchains:\n  leg:\n    - [femur]\n", encoding="utf-8")
    with pytest.raises(Faults, match="arm"):
        read_bone_order(read_knowledge(), file=file)


def test_no_true_statement_of_a_limb_is_reversed(order: BoneOrder) -> None:
    knowledge = read_knowledge()
    limbs = ("lower-limb", "upper-limb")
    muscles = (place for limb in limbs for place in knowledge.tree.descendants(limb))
    wrong = [
        attachment.id
        for muscle in muscles
        for stated, other in ((muscle.origins, muscle.insertions), (muscle.insertions, muscle.origins))
        for attachment in stated
        if order.reversed_roles(
            attachment.role, attachment.on.id, [o.on.id for o in other if o.on.vocabulary == "bones"]
        )
    ]
    assert wrong == []


def test_unknown_and_repeated_bones_are_all_told(tmp_path: Path) -> None:
    file = tmp_path / "order.yaml"
    file.write_text("chains:\n  leg:\n    - [femur]\n    - [femur, tibiaa]\n", encoding="utf-8")
    with pytest.raises(Faults, match="2 faults") as caught:
        read_bone_order(read_knowledge(), file=file)
    assert "tibiaa" in str(caught.value)
