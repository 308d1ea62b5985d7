"""Facts become lines, each with its own id and the marks of its sources."""

from __future__ import annotations

from muscleatlas.anatomy.layers import layers_of
from muscleatlas.site.facts import SourceList, gather_comparison, gather_facts, gather_points
from muscleatlas.site.model import Link
from tests.site.made_up import knowledge

STRUCTURES, WORKS = knowledge().structures, knowledge().references


def test_every_statement_of_a_muscle_is_a_line_with_its_id_once_but_for_its_partners() -> None:
    for structure in STRUCTURES.values():
        sources = SourceList(WORKS)
        points = gather_points(structure, sources)
        layers = [place for place in layers_of(knowledge(), structure.id) if place.statement in structure.layers]
        groups = [*gather_facts(structure, sources, layers=layers), *([points] if points else [])]
        told = [line.id for group in groups for line in group.lines]
        elsewhere = {partner.id for partner in structure.partners}
        assert sorted(told) == sorted({statement.id for statement in structure.statements} - elsewhere)


def test_a_layer_that_follows_from_the_tree_says_so_and_has_no_source() -> None:
    sources = SourceList(WORKS)
    groups = gather_facts(STRUCTURES["soleus"], sources, layers=layers_of(knowledge(), "soleus"))
    (line,) = next(group.lines for group in groups if group.heading == "Layer")
    assert (line.term, line.note, line.marks) == (
        "Superficial part of the posterior compartment of the leg",
        "derived from its place in the tree",
        (),
    )


def test_a_stated_layer_has_its_id_and_its_source() -> None:
    sources = SourceList(WORKS)
    groups = gather_facts(STRUCTURES["fibularis-longus"], sources, layers=layers_of(knowledge(), "fibularis-longus"))
    first, second = next(group.lines for group in groups if group.heading == "Layers")
    assert (first.id, first.note, len(first.marks)) == ("fibularis-longus.layer.sole", "tendon", 1)
    assert second.term == "Lateral compartment of the leg"


def test_every_mark_leads_to_an_entry_that_says_how_it_was_used() -> None:
    sources = SourceList(WORKS)
    groups = gather_facts(STRUCTURES["fibularis-longus"], sources)
    marks = {mark for group in groups for line in group.lines for mark in line.marks}
    items = {f"#{item.id}": item for item in sources.items()}
    assert {mark.href for mark in marks} == set(items)
    for mark in marks:
        assert items[mark.href].number == mark.number
        assert items[mark.href].how.casefold().startswith(mark.how)


def test_how_people_differ_stands_in_the_table_and_not_among_the_points() -> None:
    sources = SourceList(WORKS)
    *_, last = gather_facts(STRUCTURES["soleus"], sources)
    points = gather_points(STRUCTURES["soleus"], sources)
    assert (last.heading, [line.id for line in last.lines]) == ("Variation", ["soleus.point.accessory"])
    assert points is not None
    assert "soleus.point.accessory" not in [line.id for line in points.lines]


def test_one_statement_stands_under_the_singular_and_several_under_the_plural() -> None:
    groups = gather_facts(STRUCTURES["soleus"], SourceList(WORKS))
    for group in groups:
        singular = group.heading in {"Origin", "Insertion", "Action", "Nerve", "Artery", "Variation"}
        assert singular == (len(group.lines) == 1)


def test_a_line_says_the_thing_then_the_place_on_it() -> None:
    fibula = gather_facts(STRUCTURES["fibularis-longus"], SourceList(WORKS))[0].lines[0]
    origin = STRUCTURES["fibularis-longus"].origins[0]
    assert (fibula.id, fibula.term, fibula.text) == (origin.id, "Fibula", origin.site)


def test_a_comparison_needs_two_members() -> None:
    longus, brevis = STRUCTURES["fibularis-longus"], STRUCTURES["fibularis-brevis"]
    assert gather_comparison([(longus, "x")]) is None
    table = gather_comparison([(longus, "../x"), (brevis, None)])
    assert table is not None
    assert [row.link for row in table.rows] == [
        Link("Fibularis longus", "../x", "fibularis-longus"),
        Link("Fibularis brevis", None, "fibularis-brevis"),
    ]
    assert all(len(row.cells) == len(table.columns) - 1 for row in table.rows)
