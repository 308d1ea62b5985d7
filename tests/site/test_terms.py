"""Bones and joints list what the facts say of them."""

from __future__ import annotations

from functools import cache

from muscleatlas.site.browse.model import TermPage
from muscleatlas.site.browse.shelf import shelf_of
from muscleatlas.site.plan import plan_site
from muscleatlas.site.terms import gather_terms
from tests.site.made_up import knowledge, made_up_material


@cache
def terms(only: str | None = None) -> dict[str, TermPage]:
    return {page.shell.path: page for page in gather_terms(shelf_of(made_up_material(only=only)))}


def test_the_page_of_a_bone_tells_its_names_in_other_languages() -> None:
    names = {language.code: language.names for language in terms()["bone/fibula/index.html"].languages}
    assert (names["de"], names["ja"], names["es"]) == (("Wadenbein",), ("腓骨",), ("Peroné", "Fíbula"))


def test_a_bone_has_a_row_for_each_muscle_that_is_fixed_to_it() -> None:
    page = terms()["bone/patella/index.html"]
    (table,) = page.tables
    named = {
        line.link.label for group in page.groups for line in group.lines if line.link.name in knowledge().structures
    }
    assert {row.cells.link.label for row in table.rows} == named


def test_each_movement_of_a_joint_leads_to_its_page() -> None:
    headings = [group.heading for group in terms()["joint/ankle/index.html"].groups]
    assert [(heading.label, heading.href) for heading in headings if heading.href] == [
        ("Plantarflexion", "../../movement/ankle-plantarflexion/index.html"),
        ("Dorsiflexion", "../../movement/ankle-dorsiflexion/index.html"),
    ]


def test_a_part_of_the_site_has_the_terms_that_its_places_name_and_no_other() -> None:
    whole, part = plan_site(knowledge()), plan_site(knowledge(), only="/muscle/leg/lateral/")
    assert {"tibia", "hip-bone"} <= set(whole.terms.bones)
    assert part.terms.joints == ("ankle", "subtalar", "transverse-arch")
    assert part.terms.nerves == ("sacral-plexus", "sciatic-nerve", "common-fibular-nerve", "superficial-fibular-nerve")
    assert part.terms.roots == ("L5", "S1")
    assert "/bone/fibula/" in part.built
    assert "/bone/femur/" not in part.built


def test_in_a_part_a_bone_lists_built_places_only_and_goes_without_pictures() -> None:
    page = terms("/muscle/leg/lateral/")["bone/fibula/index.html"]
    (table,) = page.tables
    assert [row.cells.link.label for row in table.rows] == ["Fibularis longus", "Fibularis brevis"]
    assert page.stage is None
    assert terms()["bone/fibula/index.html"].stage is not None
