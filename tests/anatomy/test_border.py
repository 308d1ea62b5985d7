"""Every fault of an entry, with its line, its value and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anatomy.tiny import LIMB, faults_after

GASTRO = "knee-flexion: {joint: knee, movement: flexion, strength: weak}"


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        pytest.param(
            "  origins:\n    tibia",
            "  orgins:\n    tibia",
            [f"{LIMB}:93: unknown key 'orgins'\n  did you mean 'origins'?"],
            id="unknown key",
        ),
        pytest.param(
            "site: soleal line",
            "sitte: soleal line",
            [f"{LIMB}:94: unknown key 'sitte'\n  did you mean 'site'?"],
            id="unknown key of a statement",
        ),
        pytest.param(
            "site: soleal line",
            "site: no",
            [
                (
                    f"{LIMB}:94: soleus.origins.tibia.site: not of the right kind\n  found: False\n"
                    "  expected: text; put quotes around words such as no, on, 12"
                )
            ],
            id="a word that YAML takes for a boolean",
        ),
        pytest.param(
            "strength: weak",
            "strength: feeble",
            [
                (
                    f"{LIMB}:45: gastrocnemius.actions.knee-flexion.strength: not one of the words allowed\n"
                    "  found: 'feeble'\n  expected: 'weak' or 'main'"
                )
            ],
            id="a word that is not allowed",
        ),
        pytest.param(
            "    tibia: {on: tibia",
            "    Tibia: {on: tibia",
            [
                (
                    f"{LIMB}:94: soleus.origins.Tibia: not of the right form\n  found: 'Tibia'\n"
                    "  expected: small letters, digits and single hyphens (medial-cuneiform)"
                )
            ],
            id="a key of another form",
        ),
        pytest.param(
            "ta2: 2660",
            "ta2: 26x0",
            [f"{LIMB}:87: soleus.ta2.0: not of the right kind\n  found: '26x0'\n  expected: a whole number"],
            id="text for a number",
        ),
        pytest.param(
            "site: soleal line",
            "site: soleal line.",
            [
                (
                    f"{LIMB}:94: soleus.origins.tibia.site: a full stop ends a phrase that goes into the middle "
                    "of a sentence\n"
                    "  found: 'soleal line.'\n  expected: no full stop"
                )
            ],
            id="a full stop within a sentence",
        ),
        pytest.param(
            "  fma: 22542",
            "   fma: 22542",
            [
                (
                    f"{LIMB}:88: broken YAML: mapping values are not allowed in this context\n"
                    "  look at the indentation, the colons and the quotes of this line and of the one before"
                ),
            ],
            id="wrong indentation",
        ),
        pytest.param(
            "soleus:\n  kind",
            "Soleus:\n  kind",
            [
                (
                    f"{LIMB}:83: the id 'Soleus' is not of the right form\n"
                    "  expected: small letters, digits and single hyphens (medial-cuneiform)"
                )
            ],
            id="an id of another form",
        ),
    ],
)
def test_an_entry_is_refused_for(tmp_path: Path, old: str, new: str, faults: list[str]) -> None:
    found = [fault for fault in faults_after(tmp_path, LIMB, (old, new)) if "no root" not in fault]
    assert found == faults


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    bones = "vocabulary/bones.yaml"
    text = Path(__file__).parents[1].joinpath("tiny/knowledge", bones).read_text(encoding="utf-8")
    assert f"{bones}:1: the file is not a mapping of ids to entries" in faults_after(
        tmp_path, bones, (text, "- femur\n")
    )


def test_ids_of_terminologies_may_be_lists_and_bear_their_prefix(tmp_path: Path) -> None:
    assert faults_after(tmp_path, LIMB, ("fma: 22542", "fma: [FMA22542, 22543]"), ("ta2: 2660", "ta2: [2660]")) == []
