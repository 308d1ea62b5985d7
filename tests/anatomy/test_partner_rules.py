"""Whom a muscle may call its antagonist or its synergist."""

from __future__ import annotations

from pathlib import Path

from muscleatlas.anatomy.knowledge import read_knowledge
from tests.anatomy.tiny import LIMB, changed_knowledge, faults_after

SOLEUS_END = "    posterior-tibial: {artery: posterior-tibial-artery}\n"


def told(section: str, text: str) -> tuple[str, str]:
    """Return the change that gives soleus a partner."""
    return SOLEUS_END, f"{SOLEUS_END}  {section}:\n    {text}\n"


def doubts_after(folder: Path, *changes: tuple[str, str]) -> list[str]:
    copy = changed_knowledge(folder, LIMB, *changes)
    return [str(doubt).replace(f"{copy.as_posix()}/", "") for doubt in read_knowledge(copy).doubts]


def test_a_muscle_that_does_not_exist_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (fault,) = faults_after(tmp_path, LIMB, told("synergists", "gastrocnemeus: {}"))
    assert fault == (
        f"{LIMB}:{line_of(tmp_path, 'gastrocnemeus')}: unknown muscle 'gastrocnemeus'\n"
        "  did you mean 'gastrocnemius' or 'gastrocnemius-lateral-head' or 'gastrocnemius-medial-head'?"
    )


def test_a_region_is_no_partner(tmp_path: Path) -> None:
    (fault,) = faults_after(tmp_path, LIMB, told("antagonists", "leg: {note: it does not move}"))
    assert "unknown muscle 'leg'" in fault


def test_a_muscle_is_not_among_its_own_partners(tmp_path: Path) -> None:
    (fault,) = faults_after(tmp_path, LIMB, told("synergists", "soleus: {}"))
    assert "soleus is told to be among its own synergists" in fault


def test_neither_the_whole_nor_a_part_is_a_partner(tmp_path: Path) -> None:
    (whole,) = faults_after(tmp_path / "one", LIMB, told("synergists", "leg-posterior: {}"))
    assert "soleus is a part of leg-posterior, which is among its synergists" in whole
    head = ("  ta2: 2657\n", "  ta2: 2657\n  synergists: {gastrocnemius-medial-head: {}}\n")
    (part,) = faults_after(tmp_path / "two", LIMB, head)
    assert "gastrocnemius-medial-head is a part of gastrocnemius, and among its synergists" in part


def test_an_action_is_one_of_the_muscle_itself(tmp_path: Path) -> None:
    (fault,) = faults_after(tmp_path, LIMB, told("synergists", "gastrocnemius: {actions: ankle-plantarflexon}"))
    assert "unknown action of soleus 'ankle-plantarflexon'" in fault
    assert fault.endswith("did you mean 'ankle-plantarflexion'?")


def test_a_pair_is_told_once(tmp_path: Path) -> None:
    there = ("  ta2: 2657\n", "  ta2: 2657\n  synergists: {soleus: {}}\n")
    (fault,) = faults_after(tmp_path, LIMB, there, told("synergists", "gastrocnemius: {}"))
    assert "that soleus and gastrocnemius are synergists is told twice" in fault
    assert "once is enough" in fault


def test_nobody_opposes_and_helps_in_one_action(tmp_path: Path) -> None:
    both = "gastrocnemius: {}\n  antagonists:\n    gastrocnemius: {note: made up}"
    (fault,) = faults_after(tmp_path, LIMB, told("synergists", both))
    assert "gastrocnemius is an antagonist and a synergist of soleus at once" in fault


def test_an_antagonist_that_does_not_oppose_is_a_doubt_and_a_note_explains(tmp_path: Path) -> None:
    (doubt,) = doubts_after(tmp_path / "one", told("antagonists", "gastrocnemius: {}"))
    assert (
        "gastrocnemius is among the antagonists of soleus, and none of its actions does the opposite of any action"
        in doubt
    )
    assert doubts_after(tmp_path / "two", told("antagonists", "gastrocnemius: {note: made up}")) == []


def test_a_synergist_shares_each_action_that_is_named(tmp_path: Path) -> None:
    assert doubts_after(tmp_path / "one", told("synergists", "gastrocnemius: {actions: ankle-plantarflexion}")) == []
    there = ("  ta2: 2657\n", "  ta2: 2657\n  synergists: {soleus: {actions: [ankle-plantarflexion, knee-flexion]}}\n")
    (doubt,) = doubts_after(tmp_path / "two", there)
    assert "none of its actions shares ankle-plantarflexion, knee-flexion" in doubt


def test_groups_have_no_partners_of_their_own(tmp_path: Path) -> None:
    change = ("synonyms: [Calf]}\n", "synonyms: [Calf]}\n  antagonists: {soleus: {note: made up}}\n")
    faults = faults_after(tmp_path, LIMB, change)
    assert any("leg-posterior is a group: its antagonists follow from its members" in fault for fault in faults)


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "knowledge" / LIMB).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)
