"""Indexes list every term that has a page, and every name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from muscleatlas.site.browse.indexes import gather_indexes
from muscleatlas.site.browse.model import IndexEntry, IndexPage
from muscleatlas.site.browse.named import named_terms
from muscleatlas.site.browse.names import gather_names
from muscleatlas.site.browse.shelf import shelf_of
from tests.site.made_up import knowledge, made_up_material


@cache
def indexes() -> dict[str, IndexPage]:
    return {page.shell.path: page for page in gather_indexes(shelf_of(made_up_material()))}


def entries(page: IndexPage) -> Iterator[IndexEntry]:
    def with_children(entry: IndexEntry) -> Iterator[IndexEntry]:
        yield entry
        for child in entry.children:
            yield from with_children(child)

    for section in page.sections:
        for entry in section.entries:
            yield from with_children(entry)


def test_every_term_with_a_page_is_listed_once_in_its_index() -> None:
    terms = named_terms(knowledge(), tuple(knowledge().structures.values()))
    for folder, ids in (
        ("bone", terms.bones),
        ("nerve", terms.nerves),
        ("root", terms.roots),
        ("movement", terms.movements),
    ):
        listed = [entry.link.href for entry in entries(indexes()[f"{folder}/index.html"])]
        assert len(listed) == len(set(listed)) == len(ids)
        assert None not in listed


def test_a_joint_has_its_movements_below_it() -> None:
    knee = next(entry for entry in entries(indexes()["joint/index.html"]) if entry.link.label == "Knee joint")
    assert [child.link.label for child in knee.children][:2] == ["Flex the knee", "Extend the knee"]


def test_branches_stand_below_their_nerve() -> None:
    tibial = next(entry for entry in entries(indexes()["nerve/index.html"]) if entry.link.label == "Tibial nerve")
    assert [child.link.label for child in tibial.children] == ["Medial plantar nerve", "Lateral plantar nerve"]


def test_anchors_are_there_once() -> None:
    for page in (*indexes().values(), gather_names(shelf_of(made_up_material()))):
        anchors = [section.anchor for section in page.sections]
        assert len(anchors) == len(set(anchors))


def test_every_name_is_listed_with_the_preferred_one_behind_it() -> None:
    listed = {
        (entry.link.label, entry.note, entry.lang) for entry in entries(gather_names(shelf_of(made_up_material())))
    }
    assert {
        ("Fibularis longus", "", ""),
        ("Peroneus longus", "Fibularis longus", ""),
        ("Musculus fibularis longus", "Fibularis longus", "la"),
        ("FHL", "Flexor hallucis longus", ""),
    } <= listed
    for place in knowledge().structures.values():
        assert (place.names.en, "", "") in listed
