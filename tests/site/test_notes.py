"""What a site says of the body that it was drawn from."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest

from muscleatlas.evidence.evidence import Evidence
from muscleatlas.site.atlas_json import atlas_json
from muscleatlas.site.coverage import Coverage
from muscleatlas.site.facts_files import facts_files
from muscleatlas.site.gather import gather_site
from muscleatlas.site.notes import model_note
from muscleatlas.site.write import render_site
from tests.site.html_reading import parsed
from tests.site.made_up import made_up_material

PLACE = "muscle/leg/soleus/index.html"
TOLD_FIRST = ("index.html", PLACE, "coverage/index.html", "evidence/index.html")
TOLD_IN_WORDS = ("about/index.html", "credits/index.html")


@cache
def site(*, schematic: bool) -> dict[str, bytes]:
    made_up = made_up_material(only="/muscle/leg/soleus/")
    material = replace(made_up, schematic=schematic, coverage=Coverage(), evidence=Evidence(), licence="Apache-2.0")
    pages = {*TOLD_FIRST, *TOLD_IN_WORDS}
    return {path: content for path, content in render_site(gather_site(material)) if path in pages}


@pytest.mark.parametrize("path", TOLD_FIRST)
def test_each_page_of_a_schematic_site_that_shows_or_judges_says_so_under_its_name(path: str) -> None:
    header = parsed(site(schematic=True)[path]).one("header", class_="nameplate")
    assert header.one("p", class_="schematic").text.startswith("Schematic shapes. They are computed")


@pytest.mark.parametrize("path", TOLD_FIRST)
def test_a_site_of_a_body_says_nothing_of_schemes(path: str) -> None:
    assert b"Schematic" not in site(schematic=False)[path]


@pytest.mark.parametrize("path", TOLD_IN_WORDS)
def test_what_tells_of_the_model_tells_of_the_one_that_was_drawn(path: str) -> None:
    told = [parsed(site(schematic=schematic)[path]).one("article").text for schematic in (False, True)]
    assert ["biomechanical model" in text for text in told] == [False, True]
    assert ["an adult man" in text or "meshes that others made" in text for text in told] == [True, False]
    assert "Apache-2.0" in told[1]


@pytest.mark.parametrize("schematic", [False, True])
def test_programs_are_told_as_well(*, schematic: bool) -> None:
    material = replace(made_up_material(only="/muscle/leg/soleus/"), schematic=schematic)
    facts = dict(facts_files(material))["muscle/leg/soleus/facts.json"]
    assert [json.loads(record)["schematic"] for record in (atlas_json(material), facts)] == [schematic, schematic]


def test_the_foot_tells_what_was_drawn() -> None:
    made_up = made_up_material(only="/muscle/leg/soleus/")
    notes = [model_note(made_up), model_note(replace(made_up, schematic=True))]
    assert ["computed from a biomechanical model" in note for note in notes] == [False, True]
    assert all(note.endswith("This is no medical advice.") for note in notes)
