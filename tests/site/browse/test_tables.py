"""Pages of movements, nerves and roots show the muscles concerned."""

from __future__ import annotations

from functools import cache

from muscleatlas.anatomy.parents import chain_above
from muscleatlas.site.browse.model import TablePage
from muscleatlas.site.browse.shelf import shelf_of
from muscleatlas.site.browse.tables import gather_tables
from tests.site.made_up import knowledge, made_up_material


@cache
def tables(only: str | None = None) -> dict[str, TablePage]:
    return {
        page.shell.path.removesuffix("/index.html"): page
        for page in gather_tables(shelf_of(made_up_material(only=only)))
    }


def muscles(page: TablePage) -> set[str]:
    return {row.cells.id for table in page.tables for row in table.rows}


def test_every_movement_that_a_muscle_does_has_a_page_that_shows_it() -> None:
    for place in knowledge().structures.values():
        for action in place.actions if place.kind == "muscle" else ():
            assert place.id in muscles(tables()[f"movement/{action.joint.id}-{action.movement.id}"])


def test_who_everts_the_foot() -> None:
    page = tables()["movement/subtalar-eversion"]
    assert page.title == "Muscles that evert the foot"
    assert muscles(page) == {"fibularis-longus", "fibularis-brevis", "fibularis-tertius"}
    opposite = next(group for group in page.around if group.heading.label == "The opposite")
    assert [line.link.href for line in opposite.lines] == ["../subtalar-inversion/index.html"]


def test_a_nerve_shows_what_its_branches_move_each_under_its_name() -> None:
    nerves = knowledge().nerves
    parents = {id_: nerve.parent for id_, nerve in nerves.items()}
    below = {id_ for id_ in nerves if "tibial-nerve" in (id_, *chain_above(id_, parents))}
    expected = {
        place.id
        for place in knowledge().structures.values()
        if place.kind == "muscle" and any(supply.nerve.id in below for supply in place.nerves)
    }
    page = tables()["nerve/tibial-nerve"]
    assert expected <= muscles(page)
    assert [table.heading.label for table in page.tables][:2] == ["Tibial nerve", "Medial plantar nerve"]


def test_a_nerve_tells_its_way_up_and_its_next_branches() -> None:
    around = {
        group.heading.label: [line.link.label for line in group.lines]
        for group in tables()["nerve/tibial-nerve"].around
    }
    assert around["Comes from"] == ["Sciatic nerve", "Sacral plexus"]
    assert around["Branches"] == ["Medial plantar nerve", "Lateral plantar nerve"]
    assert around["Roots"] == ["L4", "L5", "S1", "S2", "S3"]


def test_a_root_shows_every_muscle_it_reaches_by_nerve() -> None:
    expected = {
        place.id
        for place in knowledge().structures.values()
        if place.kind == "muscle" and any("S1" in supply.roots for supply in place.nerves)
    }
    page = tables()["root/s1"]
    assert expected <= muscles(page)
    assert all(table.heading.href for table in page.tables)


def test_a_part_shows_built_places_only() -> None:
    part = tables("/muscle/leg/lateral/")
    assert muscles(part["movement/ankle-plantarflexion"]) == {"fibularis-longus", "fibularis-brevis"}
    assert "movement/knee-flexion" not in part


def test_links_of_a_shared_row_lead_out_of_every_page() -> None:
    for page in tables("/muscle/leg/").values():
        hrefs = {line.term.href for table in page.tables for row in table.rows for line in row.cells.nerves}
        assert all(href is None or href.startswith("../../") for href in hrefs)
