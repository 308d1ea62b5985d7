"""A table that joins structures and parts is read as a whole, and its faults are told with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.errors import Faults
from tests.anatomy.tiny import guest_knowledge, tiny_knowledge
from tests.tiny.limb import write_tiny_bundle

HEADS = """\
structures:
  gastrocnemius: [muscle/gastrocnemius-medial-head]
"""
NEITHER = ", which has no part either\n  expected: the id of a structure with parts"


def joined(folder: Path, table: str) -> Atlas:
    """Return the tiny atlas, joined by a table of its own."""
    knowledge, bundle = tiny_knowledge(), write_tiny_bundle(folder / "bundle")
    (folder / "tiny.yaml").write_text(table, encoding="utf-8")
    return Atlas(knowledge, bundle, read_join(bundle, knowledge, folder=folder))


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("soleus: solous", "unknown structure 'solous'\n  did you mean 'soleus'?"),
        (
            "soleus: gastrocnemius-lateral-head",
            f"soleus is to be shown by gastrocnemius-lateral-head{NEITHER}",
        ),
        ("soleus: soleus", f"soleus is to be shown by soleus{NEITHER}"),
        (
            "leg-posterior: gastrocnemius",
            "leg-posterior has parts, and does not need those of gastrocnemius\n  take the line away",
        ),
    ],
)
def test_surroundings_are_a_place_with_parts_of_one_without(tmp_path: Path, entry: str, fault: str) -> None:
    with pytest.raises(Faults) as refused:
        joined(tmp_path, f"{HEADS}surroundings:\n  {entry}\n")
    assert [str(each).partition("tiny.yaml:")[2] for each in refused.value.faults] == [f"4: {fault}"]


def test_a_reason_is_given_for_muscles_that_the_bundle_has(tmp_path: Path) -> None:
    table = f"{HEADS}without_structure:\n  muscle/soleos: not ours\n"
    with pytest.raises(Faults, match=r"tiny\.yaml:4: unknown part 'muscle/soleos'\s+did you mean 'muscle/soleus'"):
        joined(tmp_path, table)
    assert joined(tmp_path, table.replace("soleos", "soleus")).join.without_structure == {"muscle/soleus": "not ours"}


def test_a_structure_without_parts_is_looked_for_where_the_table_says(tmp_path: Path) -> None:
    atlas = joined(tmp_path, f"{HEADS}surroundings:\n  soleus: gastrocnemius\n")
    assert atlas.surroundings("soleus") == "gastrocnemius"


def test_otherwise_in_the_muscle_or_the_group_above(tmp_path: Path) -> None:
    atlas = joined(tmp_path, HEADS)
    assert atlas.surroundings("gastrocnemius-lateral-head") == "gastrocnemius"
    assert atlas.surroundings("soleus") == "leg-posterior"


def test_a_head_lies_where_the_table_looks_for_its_muscle(tmp_path: Path) -> None:
    table = "structures: {soleus: [muscle/soleus]}\nsurroundings: {gastrocnemius: soleus}\n"
    assert joined(tmp_path, table).surroundings("gastrocnemius-medial-head") == "soleus"


def test_a_region_is_too_wide_to_show_where_something_lies(tmp_path: Path) -> None:
    knowledge, bundle = guest_knowledge(tmp_path), write_tiny_bundle(tmp_path / "bundle")
    (tmp_path / "tiny.yaml").write_text("structures: {gastrocnemius: [muscle/plantaris]}\n", encoding="utf-8")
    atlas = Atlas(knowledge, bundle, read_join(bundle, knowledge, folder=tmp_path))
    assert atlas.part_ids("leg")
    assert atlas.surroundings("ankle-movers") is None
