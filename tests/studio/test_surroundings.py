"""Pictures show the neighbourhood of their structure, and as glass what would hide it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas import join
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.errors import KnowledgeError
from muscleatlas.studio.plan import subjects_of
from muscleatlas.studio.surroundings import bones_around, glass_of, surroundings_of
from muscleatlas.yamlfiles import read_yaml

FAR, NEAR = ((900.0, 900.0, 900.0), (901.0, 901.0, 901.0)), ((0.0, 0.0, 0.0), (10.0, 10.0, 10.0))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """Return the packaged knowledge and join on parts that are boxes; all but discs lie in one place."""
    table: Any = read_yaml(Path(join.__file__).parent / "data" / "z-anatomy.yaml", error=KnowledgeError).value
    lists = [*table["structures"].values(), *table["bones"].values(), *table["tissues"].values(), table["scenery"]]
    boxes = {part: FAR if part == "cartilage/glenoid-labrum" else NEAR for parts in lists for part in parts}
    parts = {part: SimpleNamespace(bounds_mm=box) for part, box in boxes.items()}
    bundle = cast("Bundle", SimpleNamespace(manifest=SimpleNamespace(name="z-anatomy", notes=()), parts=parts))
    knowledge = read_knowledge()
    return Atlas(knowledge, bundle, join.read_join(bundle, knowledge))


def _around(atlas: Atlas, structure_id: str) -> set[str]:
    around = surroundings_of(atlas, atlas.knowledge.structures[structure_id])
    return {*around.bones, *around.muscles}


def _glass(atlas: Atlas, structure_id: str, *bones: str) -> tuple[str, ...]:
    return glass_of(atlas, atlas.knowledge.structures[structure_id], bones)


@pytest.mark.parametrize("structure_id", ["thigh", "sartorius", "vastus-lateralis", "lower-limb"])
def test_the_hand_that_hangs_beside_the_thigh_is_not_shown_with_it(atlas: Atlas, structure_id: str) -> None:
    around = _around(atlas, structure_id)
    assert {"bone/femur", "muscle/rectus-femoris"} <= around
    assert around.isdisjoint({"bone/scaphoid", "bone/radius", "muscle/opponens-pollicis"})


def test_the_thigh_is_not_shown_with_the_hand(atlas: Atlas) -> None:
    assert _around(atlas, "hand").isdisjoint({"bone/femur", "bone/hip", "muscle/rectus-femoris"})


def test_the_body_is_shown_with_everything(atlas: Atlas) -> None:
    everything = {part for parts in atlas.join.bones.values() for part in parts}
    assert everything <= _around(atlas, "body")


def test_what_a_muscle_takes_hold_of_is_shown_wherever_it_is(atlas: Atlas) -> None:
    assert "bone/humerus" not in _around(atlas, "back-intermediate")
    assert "bone/humerus" in _around(atlas, "back-superficial")
    assert "bone/sacrum" in _around(atlas, "latissimus-dorsi")
    assert "muscle/linea-alba" in _around(atlas, "external-oblique")
    assert "muscle/linea-alba" not in _around(atlas, "sartorius")


def test_a_muscle_is_a_neighbour_in_each_of_its_regions(atlas: Atlas) -> None:
    assert "muscle/psoas-major" in _around(atlas, "quadratus-lumborum")


def test_discs_and_labra_are_shown_with_the_bones_that_they_touch(atlas: Atlas) -> None:
    around = _around(atlas, "supraspinatus")
    assert "cartilage/acetabular-labrum" in around
    assert "cartilage/glenoid-labrum" not in around


def test_glass_is_told_for_all_below_unless_they_tell_it_themselves(atlas: Atlas) -> None:
    assert _glass(atlas, "mylohyoid", "bone/hyoid", "bone/mandible") == ("bone/mandible",)
    assert _glass(atlas, "digastric", "bone/hyoid", "bone/mandible") == ()
    assert _glass(atlas, "soleus", "bone/tibia") == ()


def test_a_disc_at_a_glass_bone_is_glass(atlas: Atlas) -> None:
    disc = "cartilage/intervertebral-disc-c3-c4"
    assert _glass(atlas, "neck-larynx", "bone/vertebra-c3", "bone/vertebra-c4", disc)[-1] == disc
    assert disc not in _glass(atlas, "neck-larynx", "bone/hyoid", disc)


def test_cartilages_are_shown_with_their_own_region(atlas: Atlas) -> None:
    arch = "cartilage/cartilage-in-the-node-of-vertebra-l1"
    shown = {region for region in ("thorax", "abdomen", "back", "shoulder", "hip") if arch in _around(atlas, region)}
    assert shown == {"thorax", "abdomen"}


def test_a_muscle_whose_mesh_does_not_tell_its_heads_apart_is_shown_whole(atlas: Atlas) -> None:
    omohyoid = subjects_of(atlas, atlas.knowledge.structures["omohyoid"])
    assert [(one.structure, one.parts) for one in omohyoid] == [("omohyoid", ("muscle/omohyoid",))]
    biceps = subjects_of(atlas, atlas.knowledge.structures["biceps-brachii"])
    assert [one.structure for one in biceps] == ["biceps-brachii-long-head", "biceps-brachii-short-head"]


def test_the_bones_around_a_bone_are_those_of_its_part_of_the_body(atlas: Atlas) -> None:
    around = bones_around(atlas, ["bone/femur"])
    assert {"bone/femur", "bone/hip", "bone/tibia"} <= set(around)
    assert "bone/scaphoid" not in around
