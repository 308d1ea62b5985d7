"""A muscle has the nerve of its group, or a point tells the exception."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from tests.anatomy.tiny import LIMB, TINY_KNOWLEDGE

GROUP_POINT = "Both muscles end in one tendon."
THIRD = """\

plantaris:
  kind: muscle
  parent: leg-posterior
  permalink: /muscle/leg/plantaris/
  names: {en: Plantaris, la: Musculus plantaris}
  source: {cite: tiny2024, how: recalled}
  origins:
    femur: {on: femur, site: lateral condyle}
  insertions:
    calcaneus: {on: calcaneus, site: middle of the posterior surface}
  actions:
    ankle-plantarflexion: {joint: ankle, movement: plantarflexion}
  nerves:
    strange: {nerve: NERVE, roots: [S1]}
  arteries:
    sural: {artery: sural-arteries}
  points:
    slender: {text: POINT}
"""


def doubts(folder: Path, *, nerve: str, of_muscle: str = "It is slender.", of_group: str = GROUP_POINT) -> list[str]:
    """Return what is doubted once the compartment has a third muscle with this nerve."""
    copy = folder / "knowledge"
    shutil.copytree(TINY_KNOWLEDGE, copy)
    limb, nerves = copy / LIMB, copy / "vocabulary" / "nerves.yaml"
    text = limb.read_text(encoding="utf-8").replace(GROUP_POINT, of_group)
    limb.write_text(text + THIRD.replace("NERVE", nerve).replace("POINT", of_muscle), encoding="utf-8")
    with nerves.open("a", encoding="utf-8") as file:
        file.write("femoral-nerve: {en: femoral nerve, roots: [L2, L3, L4, S1]}\n")
        file.write("fibular-nerve: {en: fibular nerve, roots: [L4, L5, S1], parent: sciatic-nerve}\n")
    return [str(doubt).replace(f"{copy.as_posix()}/", "") for doubt in read_knowledge(copy).doubts]


def test_another_nerve_that_nobody_speaks_of_is_in_doubt(tmp_path: Path) -> None:
    assert doubts(tmp_path, nerve="femoral-nerve") == [
        (
            f"{LIMB}:117: plantaris has another nerve than most muscles of leg-posterior, and no point says so\n"
            "  found: femoral-nerve\n"
            "  expected: tibial-nerve; or a point of the muscle or the group that speaks of the nerve"
        )
    ]


@pytest.mark.parametrize("nerve", ["tibial-nerve", "sciatic-nerve", "fibular-nerve"])
def test_the_same_nerve_the_one_it_leaves_and_its_branches_count_as_one(tmp_path: Path, nerve: str) -> None:
    assert doubts(tmp_path, nerve=nerve) == []


def test_a_point_of_the_muscle_explains_it(tmp_path: Path) -> None:
    assert doubts(tmp_path, nerve="femoral-nerve", of_muscle="Another nerve reaches it.") == []


def test_a_point_of_the_group_explains_it(tmp_path: Path) -> None:
    assert doubts(tmp_path, nerve="femoral-nerve", of_group="All but plantaris are supplied alike.") == []
