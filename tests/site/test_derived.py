"""Opponents and helpers on a page: stated ones with their sources, then derived ones, nobody twice."""

from __future__ import annotations

from functools import cache

from muscleatlas.site.derived import gather_derived
from muscleatlas.site.facts import SourceList
from muscleatlas.site.model import DerivedGroup, DerivedLine
from tests.site.made_up import made_up_material

MATERIAL = made_up_material()


@cache
def groups_of(structure_id: str) -> tuple[DerivedGroup, ...]:
    structure = MATERIAL.structure(structure_id)
    router = MATERIAL.router(structure.permalink)
    return gather_derived(MATERIAL.knowledge, structure, router, SourceList(MATERIAL.knowledge.references))


@cache
def lines_of(structure_id: str) -> list[tuple[DerivedLine, ...]]:
    return [lines for group in groups_of(structure_id) for lines in (group.opponents, group.helpers)]


def test_stated_ones_come_first_with_the_marks_of_their_sources() -> None:
    (group,) = groups_of("soleus")
    opponents = [(line.link.label, len(line.marks), line.id) for line in group.opponents]
    assert opponents == [
        ("Tibialis anterior", 2, "soleus.antagonist.tibialis-anterior"),
        ("Extensor digitorum longus", 1, "soleus.antagonist.extensor-digitorum-longus"),
        ("Extensor hallucis longus", 1, "soleus.antagonist.extensor-hallucis-longus"),
        ("Fibularis tertius", 1, "soleus.antagonist.fibularis-tertius"),
    ]
    for place in MATERIAL.knowledge.structures:
        for lines in lines_of(place):
            marked = [bool(line.marks) for line in lines]
            assert marked == sorted(marked, reverse=True)


def test_nobody_is_listed_twice_beside_one_action() -> None:
    for place in MATERIAL.knowledge.structures:
        for lines in lines_of(place):
            labels = [line.link.label for line in lines]
            assert len(set(labels)) == len(labels), place


def test_a_statement_has_its_anchor_once_and_only_on_its_own_page() -> None:
    for place in MATERIAL.knowledge.structures.values():
        ids = [line.id for lines in lines_of(place.id) for line in lines if line.id]
        assert sorted(ids) == sorted(partner.id for partner in place.partners)


def test_what_is_stated_of_no_action_stands_at_the_end() -> None:
    *_, last = groups_of("stapedius")
    assert last.action.label == "As a whole"
    (line,) = last.helpers
    assert (line.link.label, line.note) == ("Tensor tympani", "both damp the movements of the ossicles")


def test_a_stated_one_tells_which_of_its_parts_acts_and_on_which_digits() -> None:
    assert note_of("tensor-fasciae-latae", "Flexion, hip", "Biceps femoris") == "long head"
    assert note_of("biceps-femoris", "Extension, hip", "Tensor fasciae latae") == ""
    assert (
        note_of("extensor-digitorum", "Extension, metacarpophalangeal joints", "Extensor indicis")
        == "on the index finger"
    )


def test_the_note_of_a_statement_comes_before_what_the_actions_tell() -> None:
    note = note_of("dorsal-interossei-of-hand", "Abduction, metacarpophalangeal joints", "Palmar interossei")
    assert note == "on the index and ring fingers, which both reach"


def note_of(structure_id: str, action: str, other: str) -> str:
    (group,) = (group for group in groups_of(structure_id) if group.action.label == action)
    (line,) = (line for line in (*group.opponents, *group.helpers) if line.link.label == other)
    return line.note
