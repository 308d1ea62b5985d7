"""A structure is found under any of its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.anatomy.names import NameIndex
from muscleatlas.errors import UnknownNameError, UsageError
from tests.anatomy.tiny import LIMB, changed_knowledge, guest_knowledge


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(read_knowledge().tree.walk())


@pytest.mark.parametrize(
    ("name", "structure_id"),
    [
        ("Fibularis longus", "fibularis-longus"),
        ("fibularis longus muscle", "fibularis-longus"),
        ("Musculus fibularis longus", "fibularis-longus"),
        ("M. fibularis longus", "fibularis-longus"),
        ("PERONEUS LONGUS", "fibularis-longus"),
        ("Peronæus longus", "fibularis-longus"),
        ("fibulāris  lóngus", "fibularis-longus"),
        ("fibularis-longus", "fibularis-longus"),
        ("fibularislongus", "fibularis-longus"),
        ("/muscle/leg/fibularislongus/", "fibularis-longus"),
        ("/muscle/leg/anterior", "leg-anterior"),
        ("FHL", "flexor-hallucis-longus"),
        ("muscles of the lateral compartment of the leg", "leg-lateral"),
        ("Leg", "leg"),
    ],
)
def test_a_name_is_found_however_it_is_written(index: NameIndex, name: str, structure_id: str) -> None:
    assert index.find(name) == structure_id


def test_every_preferred_name_finds_its_own_structure() -> None:
    knowledge = read_knowledge()
    index = NameIndex(knowledge.tree.walk())
    for structure in knowledge.structures.values():
        names = [structure.names.en, structure.names.la or structure.id, structure.id, structure.permalink]
        assert {index.find(name) for name in names} == {structure.id}


def test_a_misspelt_name_is_told_with_the_nearest(index: NameIndex) -> None:
    with pytest.raises(UnknownNameError) as caught:
        index.find("fibulris longs", where="content/leg.md:12")
    assert caught.value.nearest[0] == "Fibularis longus"
    assert str(caught.value).startswith(
        "content/leg.md:12: unknown muscle 'fibulris longs'\n  did you mean 'Fibularis longus'"
    )


def test_a_name_of_several_structures_is_not_guessed(index: NameIndex) -> None:
    several = "shoulder-anterior, arm-anterior, thigh-anterior, leg-anterior"
    with pytest.raises(UsageError, match=f"'anterior' names more than one structure\n  found: {several}"):
        index.find("anterior")


def test_a_search_gives_each_structure_once_and_the_best_first(index: NameIndex) -> None:
    matches = index.search("peroneus longus")
    assert (matches[0].structure_id, matches[0].name, matches[0].score) == (
        "fibularis-longus",
        "Peroneus longus",
        100.0,
    )
    assert len({match.structure_id for match in matches}) == len(matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


def test_an_abbreviation_is_not_found_within_a_word(index: NameIndex) -> None:
    assert "AL" not in {match.name for match in index.search("calf")}


def test_a_search_for_nothing_finds_nothing(index: NameIndex) -> None:
    assert index.search("") == ()


def test_an_older_permalink_finds_the_structure(tmp_path: Path) -> None:
    index = NameIndex(guest_knowledge(tmp_path).tree.walk())
    assert index.find("/muscle/ankle/soleus") == index.find("/muscle/ankle/soleus/") == "soleus"


def test_an_abbreviation_of_two_structures_names_both(tmp_path: Path) -> None:
    shared = "synonyms: [Sole muscle]", "abbreviations: [GAS]"
    knowledge = read_knowledge(changed_knowledge(tmp_path, LIMB, shared))
    with pytest.raises(UsageError) as refused:
        NameIndex(knowledge.tree.walk()).find("gas", where="arm.md:3")
    assert str(refused.value) == "arm.md:3: 'gas' names more than one structure\n  found: gastrocnemius, soleus"
