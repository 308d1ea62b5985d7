from __future__ import annotations

import pytest

from muscleatlas.sources.z_anatomy.names import (
    BONES_FILLED_IN,
    MUSCLES_FILLED_IN,
    kind_of_joint_node,
    kind_of_region_node,
    readable_name,
    slug,
)


@pytest.mark.parametrize(
    ("node", "name"),
    [
        ("Fibularis_longus_muscle_r", "Fibularis longus"),
        ("Plantar_interossei_muscles_r", "Plantar interossei"),
        ("Dorsal_interossei_muscles_of_foot_r", "Dorsal interossei muscles of foot"),
        ("Second_metatarsal_bone_r", "Second metatarsal"),
        ("Sacrum", "Sacrum"),
        ("bucinator", "Buccinator"),
        ("Longissimus_colli_muscle_r", "Longissimus cervicis"),
        ("longus_colli", "Longus colli"),
        ("splenius_colli_muscle", "Splenius cervicis"),
        ("Vagus_nerve_X_r", "Vagus nerve"),
        ("vertebra_t11", "Vertebra T11"),
        ("intervertebral_disc_l5_s1", "Intervertebral disc L5 S1"),
        ("palatine_bone_right", "Palatine"),
    ],
)
def test_names_are_mended_and_readable(node: str, name: str) -> None:
    assert readable_name(node) == name


@pytest.mark.parametrize("node", ["Ascending_part_of_trapezius_muscle_r", "ascending_part_of_trapezius"])
def test_the_swapped_parts_of_trapezius_are_swapped_back(node: str) -> None:
    assert readable_name(node) == "Descending part of trapezius"
    other = node.replace("Ascending", "Descending").replace("ascending", "descending")
    assert readable_name(other) == "Ascending part of trapezius"


@pytest.mark.parametrize(
    ("node", "materials", "kind"),
    [
        ("Tibialis_anterior_muscle_r", ["Abductor", "Tendon"], "muscle"),
        ("Tibia_r", ["Bone-5", "Cartilage"], "bone"),
        ("Tibial_nerve_r", ["Abductor"], "nerve"),
        ("Posterior_cord_of_brachial_plexus_r", ["Adductor"], "nerve"),
        ("Femoral_vein_r", ["Artery"], "vein"),
        ("Brachial_veins_r", ["Artery"], "vein"),
        ("Deep_palmar_arch_r", ["Artery"], "artery"),
        ("Abdominal_aorta", ["Artery"], "artery"),
        ("Mandible", ["PaletteMaterial004"], "bone"),
        ("Nasal_bone_r", ["PaletteMaterial004"], "bone"),
        ("Tongue", ["PaletteMaterial006"], "muscle"),
        ("Cricoid_cartilage", ["PaletteMaterial002"], "cartilage"),
        ("Masseteric_fascia_r", ["PaletteMaterial005"], "fascia"),
    ],
)
def test_the_kind_comes_from_the_name_first_and_from_the_material_second(
    node: str, materials: list[str], kind: str
) -> None:
    assert kind_of_region_node(node, materials) == kind


def test_discs_are_cartilage_and_bands_are_ligaments() -> None:
    assert [kind_of_joint_node(node) for node in ("glenoid_labrum", "long_plantar_ligament")] == [
        "cartilage",
        "ligament",
    ]


def test_no_two_structures_that_are_filled_in_have_one_name() -> None:
    slugs = [slug(readable_name(node)) for node in (*MUSCLES_FILLED_IN, *BONES_FILLED_IN)]
    assert len(slugs) == len(set(slugs))
