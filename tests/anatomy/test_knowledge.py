"""Knowledge is read and checked as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.relations import muscles_of
from muscleatlas.errors import Faults
from tests.anatomy.tiny import LIMB, changed_knowledge, faults_after, tiny_knowledge

PERMALINKS = (Path(__file__).parent / "permalinks.txt").read_text(encoding="utf-8").splitlines()
MOVED = {"/muscle/back/scapularis/"}
"""A muscle that does not exist; its permalink leads to the one that was meant."""


@pytest.fixture(scope="module")
def packaged() -> Knowledge:
    return read_knowledge()


def test_the_packaged_knowledge_reads_without_a_fault(packaged: Knowledge) -> None:
    assert packaged.tree.root.permalink == "/muscle/"
    assert list(packaged.structures) == [structure.id for structure in packaged.tree.walk()]


@pytest.mark.parametrize("line", PERMALINKS)
def test_every_permalink_of_the_older_atlas_leads_to_a_page_that_stands_where_it_stood(
    packaged: Knowledge, line: str
) -> None:
    permalink, parent = line.split(" ")
    structure = packaged.tree.by_permalink(permalink)
    assert permalink in (structure.permalink, *structure.redirects)
    if permalink not in MOVED:
        assert structure in packaged.tree.members(packaged.tree.by_permalink(parent).id)


def test_the_body_has_at_least_320_places(packaged: Knowledge) -> None:
    assert len(packaged.structures) >= 320


def test_the_regions_stand_from_head_to_foot(packaged: Knowledge) -> None:
    regions = [place.id for place in packaged.tree.children("body")]
    assert regions == ["head", "neck", "thorax", "back", "abdomen", "perineum", "upper-limb", "lower-limb"]


def test_the_foot_stands_beside_the_leg(packaged: Knowledge) -> None:
    children = [child.permalink for child in packaged.tree.children("lower-limb")]
    assert children == ["/muscle/hip/", "/muscle/thigh/", "/muscle/leg/", "/muscle/foot/"]
    assert len(muscles_of(packaged, "foot")) >= 12


def test_the_lower_limb_has_at_least_85_places(packaged: Knowledge) -> None:
    assert len(packaged.tree.descendants("lower-limb")) >= 85


def test_every_muscle_and_head_has_a_latin_name_and_ids(packaged: Knowledge) -> None:
    places = [place for place in packaged.structures.values() if place.kind in {"muscle", "head"}]
    assert [place.id for place in places if not place.names.la] == []
    assert [place.id for place in places if not (place.fma or place.ta2)] == []


def test_no_id_of_a_terminology_is_given_to_two_structures(packaged: Knowledge) -> None:
    ta2 = [number for place in packaged.structures.values() for number in place.ta2]
    fma = [number for place in packaged.structures.values() for number in place.fma]
    assert len(set(ta2)) == len(ta2)
    assert len(set(fma)) == len(fma)


def test_statement_ids_are_unique_and_begin_with_their_structure(packaged: Knowledge) -> None:
    ids = [(place.id, statement.id) for place in packaged.structures.values() for statement in place.statements]
    assert len({statement for _, statement in ids}) == len(ids)
    assert all(statement.startswith(f"{place}.") for place, statement in ids)


def test_every_statement_has_a_source_in_the_references(packaged: Knowledge) -> None:
    statements = [statement for place in packaged.structures.values() for statement in place.statements]
    assert all(statement.sources for statement in statements)
    assert {source.cite for statement in statements for source in statement.sources} <= set(packaged.references)


def test_views_are_inherited_from_the_place_above() -> None:
    knowledge = tiny_knowledge()
    schemes = {place.id: place.view_scheme for place in knowledge.tree.walk()}
    assert schemes["body"] == "both-sides"
    assert {schemes[place.id] for place in knowledge.tree.descendants("body")} == {"limb"}


def test_children_come_in_the_order_that_their_parent_tells(tmp_path: Path) -> None:
    told = ("kind: group", "kind: group\n  children: [soleus]")
    knowledge = read_knowledge(changed_knowledge(tmp_path, LIMB, told))
    assert [child.id for child in knowledge.tree.children("leg-posterior")] == ["soleus", "gastrocnemius"]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    changed_knowledge(tmp_path, "vocabulary/nerves.yaml", ("parent: sciatic-nerve", "parent: sciatic"))
    copy = tmp_path / "knowledge"
    limb = copy / LIMB
    limb.write_text(limb.read_text(encoding="utf-8").replace("soleal line}", "soleal line, on_: x}"), encoding="utf-8")
    (copy / "references.bib").write_text("@book{limb1999, title = {A}}\n", encoding="utf-8")
    with pytest.raises(Faults) as caught:
        read_knowledge(copy)
    files = {str(fault.where).rpartition(":")[0].rpartition("/")[2] for fault in caught.value.faults}
    assert files == {"nerves.yaml", "limb.yaml"}
    assert "unknown reference 'tiny2024'" in str(caught.value)


def test_an_entry_that_is_broken_is_not_missed_by_those_that_name_it(tmp_path: Path) -> None:
    faults = faults_after(tmp_path, LIMB, ("  permalink: /muscle/leg/gastrocnemius/\n", ""))
    assert faults == [f"{LIMB}:30: gastrocnemius has no 'permalink'"]


def test_a_folder_without_structures_says_so(tmp_path: Path) -> None:
    copy = changed_knowledge(tmp_path, LIMB)
    (copy / LIMB).unlink()
    with pytest.raises(Faults, match=r"no structures: no \*\.yaml here"):
        read_knowledge(copy)


def test_it_reads_alike_under_any_hash_seed() -> None:
    code = (
        "from muscleatlas.anatomy.knowledge import read_knowledge;"
        "from muscleatlas.anatomy.prose import describe;"
        "k = read_knowledge(); print([str(describe(k, i)) for i in k.structures], repr(list(k.structures.values())))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
