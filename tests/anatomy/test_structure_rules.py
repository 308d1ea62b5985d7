"""One tree, one name each, and what a muscle must tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anatomy.tiny import LIMB, faults_after


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        pytest.param(
            "parent: body",
            "parent: bodi",
            [f"{LIMB}:13: unknown parent 'bodi'\n  did you mean 'body'?"],
            id="a parent that does not exist",
        ),
        pytest.param(
            "  parent: body\n",
            "",
            [f"{LIMB}:11: leg has no parent\n  expected: parent: the id of the place above"],
            id="no parent",
        ),
        pytest.param(
            "parent: body",
            "parent: leg-posterior",
            [
                (
                    f"{LIMB}:13: leg is a region, and stands under leg-posterior, which is a group\n"
                    "  expected: a body or a region"
                ),
                f"{LIMB}:13: leg → leg-posterior → leg: a place can't stand under itself",
            ],
            id="a ring",
        ),
        pytest.param(
            "kind: region\n  parent: body",
            "kind: region\n  children: [leg-anterior]\n  parent: body",
            [f"{LIMB}:13: unknown child of leg 'leg-anterior'\n  did you mean 'leg-posterior'?"],
            id="a child that is none",
        ),
        pytest.param(
            '    tendon: {text: "Both',
            '    tendon: {text: "both',
            [
                (
                    f"{LIMB}:28: leg-posterior.points.tendon.text: a point is written in full sentences\n"
                    "  found: 'both muscles end in one tendon.'\n"
                    "  expected: a capital at the beginning and a full stop at the end"
                )
            ],
            id="a point that is no sentence",
        ),
    ],
)
def test_the_tree_refuses(tmp_path: Path, old: str, new: str, faults: list[str]) -> None:
    assert faults_after(tmp_path, LIMB, (old, new)) == faults


def test_a_muscle_must_tell_its_facts(tmp_path: Path) -> None:
    removed = "  arteries:\n    posterior-tibial: {artery: posterior-tibial-artery}\n"
    assert faults_after(tmp_path, LIMB, (removed, "")) == [f"{LIMB}:83: soleus is a muscle, and tells no arteries"]


def test_a_reason_stands_for_what_is_missing(tmp_path: Path) -> None:
    removed = "  arteries:\n    posterior-tibial: {artery: posterior-tibial-artery}\n"
    excused = "  missing: {arteries: nobody has looked}\n"
    assert faults_after(tmp_path, LIMB, (removed, excused)) == []


@pytest.mark.parametrize("key", ["la", "ids", "nerves"])
def test_a_reason_for_what_is_there_is_refused(tmp_path: Path, key: str) -> None:
    names = "synonyms: [Sole muscle]}\n"
    added = f"{names}  missing: {{{key}: nobody has looked}}\n"
    assert faults_after(tmp_path, LIMB, (names, added)) == [
        f"{LIMB}:90: soleus says why '{key}' is missing, and tells it all the same"
    ]


def test_a_group_tells_no_facts_of_its_own(tmp_path: Path) -> None:
    added = "  arteries:\n    a: {artery: sural-arteries}\n  points:\n    tendon"
    (fault,) = faults_after(tmp_path, LIMB, ("  points:\n    tendon", added))
    assert fault == f"{LIMB}:27: leg-posterior is a group: its arteries follow from its members, and are told there"


def test_a_tree_without_a_body_has_no_root(tmp_path: Path) -> None:
    changes = ("kind: body", "kind: region"), ("  parent: body\n", "")
    faults = faults_after(tmp_path, LIMB, *changes)
    assert "nothing is of kind 'body': the tree has no root" in faults


def test_a_second_body_is_refused(tmp_path: Path) -> None:
    faults = faults_after(tmp_path, LIMB, ("kind: region\n  parent: body\n", "kind: body\n"))
    assert f"{LIMB}:12: leg is a second body\n  the first is at {LIMB}:4" in faults
