"""The terms of the vocabulary agree with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.english import base_form
from muscleatlas.anatomy.knowledge import read_knowledge
from tests.anatomy.tiny import faults_after


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "bones",
            "part_of: tarsal-bones, region: leg}\ncalc",
            "part_of: tarsals, region: leg}\ncalc",
            "5: unknown bone 'tarsals'\n  did you mean 'tarsal-bones'?",
        ),
        (
            "bones",
            "tarsal bones, region",
            "tarsal bones, part_of: talus, region",
            "4: tarsal-bones → talus → tarsal-bones: a bone can't be a part of itself",
        ),
        (
            "bones",
            "{en: fibula",
            "{en: tibia",
            "3: the name 'tibia' is given to two terms\n  the other is at vocabulary/bones.yaml:2",
        ),
        (
            "joints",
            "bones: [femur, tibia]",
            "bones: [femor, tibia]",
            "1: unknown bone 'femor'\n  did you mean 'femur'?",
        ),
        (
            "movements",
            "opposite: extension",
            "opposite: extention",
            "1: unknown movement 'extention'\n  did you mean 'extension'?",
        ),
        (
            "nerves",
            "{en: sciatic nerve, roots: [L4, L5, S1, S2, S3]}",
            "{en: sciatic nerve, roots: [L5, S1, S2, S3]}",
            (
                "2: tibial-nerve carries L4, which its parent sciatic-nerve does not\n"
                "  expected: roots out of L5, S1, S2, S3"
            ),
        ),
        (
            "nerves",
            "parent: sciatic-nerve",
            "parent: sciatic",
            "2: unknown nerve 'sciatic'\n  did you mean 'sciatic-nerve'?",
        ),
        (
            "arteries",
            "{en: sural arteries, parent: popliteal-artery}",
            "{en: sural arteries, parent: x}",
            "2: unknown artery 'x'",
        ),
        (
            "tissues",
            "calcaneal-tendon",
            "calcaneus",
            "1: the id 'calcaneus' is given to two terms\n  the other is at vocabulary/bones.yaml:6",
        ),
    ],
)
def test_a_vocabulary_is_refused(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    path = f"vocabulary/{file}.yaml"
    assert f"{path}:{fault}" in faults_after(tmp_path, path, (old, new))


def test_opposites_are_mutual(tmp_path: Path) -> None:
    path = "vocabulary/movements.yaml"
    (fault,) = faults_after(
        tmp_path, path, ("verb: extends, opposite: flexion", "verb: extends, opposite: dorsiflexion")
    )[:1]
    assert fault == (
        f"{path}:1: flexion has the opposite 'extension', but not the other way round\n"
        "  found: extension has the opposite 'dorsiflexion'\n  expected: opposite: flexion"
    )


def test_every_verb_of_the_packaged_vocabulary_has_its_base_form() -> None:
    assert {base_form(movement.verb) for movement in read_knowledge().movements.values()} == {
        "abduct", "adduct", "adjust", "bend", "close", "compress", "counternutate", "dorsiflex", "draw", "empty",
        "enlarge", "evert", "extend", "extort", "flatten", "flex", "intort", "invert", "laterally rotate",
        "lengthen", "lift", "lower", "medially rotate", "move", "narrow", "nutate", "open", "oppose", "plantarflex",
        "press", "pronate", "protrude", "retract", "rotate", "shorten", "slacken", "steady", "supinate", "support",
        "tighten", "tilt", "turn", "widen", "wrinkle",
    }  # fmt: skip
