"""Names in further languages stand beside the others, each means one structure."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.anatomy.languages import LANGUAGES
from muscleatlas.anatomy.names import NameIndex
from muscleatlas.errors import Faults
from tests.anatomy.tiny import LIMB, changed_knowledge

PACKAGED = read_knowledge()
SOURCE = "source: {cite: tiny2024, how: recalled}\n"


def with_names(folder: Path, text: str, *, language: str = "de", others: str = "") -> Path:
    """Return the tiny knowledge with a file of names, and with names in the entry of soleus."""
    names = "synonyms: [Sole muscle]"
    copy = changed_knowledge(folder, LIMB, (names, f"{names}{others}"))
    (copy / "names").mkdir()
    (copy / "names" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return copy


def faults_of(folder: Path, text: str, language: str = "de") -> list[str]:
    copy = with_names(folder, text, language=language)
    with pytest.raises(Faults) as caught:
        read_knowledge(copy)
    return [str(fault).replace(f"{copy.as_posix()}/", "") for fault in caught.value.faults]


def test_names_come_to_structures_and_bones(tmp_path: Path) -> None:
    text = f"{SOURCE}structures: {{soleus: [Schollenmuskel, Soleus], leg: Bein}}\nbones: {{fibula: Wadenbein}}\n"
    knowledge = read_knowledge(with_names(tmp_path, text))
    assert knowledge.structures["soleus"].names.others == {"de": ("Schollenmuskel", "Soleus")}
    assert knowledge.structures["leg"].names.others == {"de": ("Bein",)}
    assert knowledge.structures["gastrocnemius"].names.others == {}
    assert knowledge.bones["fibula"].others == {"de": ("Wadenbein",)}
    assert knowledge.bones["tibia"].others == {}


def test_attachments_name_the_bone_with_all_its_names(tmp_path: Path) -> None:
    knowledge = read_knowledge(with_names(tmp_path, f"{SOURCE}bones: {{fibula: Wadenbein, calcaneus: Fersenbein}}\n"))
    bones = {statement.on for statement in knowledge.structures["soleus"].insertions}
    assert {bone.others["de"] for bone in bones} == {("Fersenbein",)}


def test_the_names_of_the_entry_come_first_and_none_comes_twice(tmp_path: Path) -> None:
    others = ", others: {la: [Soleus major], de: [Sohlenmuskel, Schollenmuskel]}"
    text = f"{SOURCE}structures: {{soleus: [Schollenmuskel, Wadenscholle]}}\n"
    names = read_knowledge(with_names(tmp_path, text, others=others)).structures["soleus"].names
    assert names.others == {"de": ("Sohlenmuskel", "Schollenmuskel", "Wadenscholle"), "la": ("Soleus major",)}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "structures:\n  solues: Schollenmuskel\n",
            "names/de.yaml:3: unknown structure 'solues'\n  did you mean 'soleus'?",
            id="a structure that is not",
        ),
        pytest.param(
            "bones:\n  fibla: Wadenbein\n",
            "names/de.yaml:3: unknown bone 'fibla'\n  did you mean 'fibula'?",
            id="a bone that is not",
        ),
        pytest.param(
            "structures:\n  leg: Bein\n  soleus:\n    - Schollenmuskel\n    - bein\n",
            (
                "names/de.yaml:6: soleus has the name 'bein', which leg has as well\n"
                "  expected: names that mean one of them only\n  the other is at names/de.yaml:3"
            ),
            id="one name of two",
        ),
        pytest.param(
            "structures:\n  soleus: []\n",
            "names/de.yaml:3: structures.soleus: List should have at least 1 item after validation, not 0\n  found: []",
            id="no name",
        ),
        pytest.param(
            "structure: {}\n",
            "names/de.yaml:2: unknown key 'structure'\n  did you mean 'structures'?",
            id="a key that is not",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    assert faults_of(tmp_path, SOURCE + text) == [fault]


def test_names_need_a_source_that_exists(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "1", "structures: {}\n") == ["names/de.yaml:1: the file has no 'source'"]
    wrong = faults_of(tmp_path / "2", SOURCE.replace("2024", "2042"))
    assert wrong == ["names/de.yaml:1: unknown reference 'tiny2042'\n  did you mean 'tiny2024'?"]
    unplaced = faults_of(tmp_path / "3", SOURCE.replace("recalled", "read"))
    assert unplaced[0].startswith("names/de.yaml:1: tiny2024 is cited as read, but not where")


def test_a_file_is_called_after_a_language(tmp_path: Path) -> None:
    expected = "names/jp.yaml:1: 'jp' is no language that we know\n  expected: one of de, es, fr, it, ja, la, nl, pt"
    assert faults_of(tmp_path, SOURCE, "jp") == [expected]


def test_a_name_of_another_language_finds_the_structure() -> None:
    index = NameIndex(PACKAGED.structures.values())
    asked = ["Schollenmuskel", "ヒラメ筋", "sóleo", "langer Wadenbeinmuskel", "Kleermakersspier", "peroniero lungo"]
    assert [index.find(text) for text in asked] == [
        *("soleus", "soleus", "soleus", "fibularis-longus", "sartorius", "fibularis-longus")
    ]
    assert index.search("Wadenbeinmuskl")[0].structure_id in {"leg-lateral", "fibularis-longus", "fibularis-brevis"}


@pytest.mark.parametrize("language", ["fr", "es", "pt", "it"])
def test_every_structure_of_the_lower_limb_has_a_name_in_the_languages_of_the_table(language: str) -> None:
    limb = PACKAGED.tree.descendants("lower-limb")
    assert [structure.id for structure in limb if not structure.names.others.get(language)] == []


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"la"}))
def test_every_whole_bone_of_the_limb_has_a_name(language: str) -> None:
    bones = [PACKAGED.bones[bone] for bone in ("femur", "tibia", "fibula", "talus", "metatarsal-1", "hip-bone")]
    assert [bone.id for bone in bones if not bone.others.get(language)] == []


def test_of_names_that_differ_in_a_word_without_meaning_the_very_one_is_found(tmp_path: Path) -> None:
    others = ", others: {fr: [Calf muscle]}"
    index = NameIndex(read_knowledge(with_names(tmp_path, SOURCE, others=others)).structures.values())
    assert (index.find("calf muscle"), index.find("Calf")) == ("soleus", "leg-posterior")
