"""The index is a script of entries that the search can walk."""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Any

from muscleatlas.site.plan import plan_site
from muscleatlas.site.search.index import KINDS, RELATIONS, search_scripts
from tests.site.made_up import knowledge, made_up_material

LARGEST_GZIPPED = 50_000


@cache
def scripts(only: str | None = None) -> dict[str, bytes]:
    return dict(search_scripts(made_up_material(only=only)))


def read(script: bytes, name: str) -> dict[str, Any]:
    opening, _, rest = script.decode().partition("=")
    assert opening == f"window.{name}"
    assert rest.endswith(";\n")
    return dict(json.loads(rest.removesuffix(";\n")))


@cache
def entries(only: str | None = None) -> list[list[Any]]:
    found = read(scripts(only)["assets/search-index.js"], "muscleatlasSearch")["entries"]
    return [[*entry, *(["", "", "", -1, "", "", []][len(entry) :])] for entry in found]


def named(name: str) -> list[Any]:
    (found,) = (entry for entry in entries() if entry[1] == name)
    return list(found)


def related(name: str, relation: str) -> list[str]:
    facts = named(name)[6]
    pairs = zip(facts[::2], facts[1::2], strict=True)
    return [entries()[number][1] for kind, number in pairs if RELATIONS[kind] == relation]


def test_it_is_light_enough_to_be_fetched_before_the_first_result() -> None:
    assert len(gzip.compress(scripts()["assets/search-index.js"], 9)) <= LARGEST_GZIPPED


def test_places_come_first_in_the_order_of_the_tree() -> None:
    pages = plan_site(knowledge()).pages
    assert [f"/{entry[2]}" for entry in entries()[: len(pages)]] == [page.permalink for page in pages]


def test_kinds_come_in_their_order_behind_the_places() -> None:
    behind = [entry[0] for entry in entries() if KINDS[entry[0]] not in ("body", "region", "group", "muscle", "head")]
    assert behind == sorted(behind)
    assert {KINDS[kind] for kind in behind} == {
        "bone",
        "tissue",
        "joint",
        "movement",
        "nerve",
        "root",
        "artery",
        "page",
    }


def test_a_muscle_has_all_its_names_and_ids() -> None:
    entry = named("Fibularis longus")
    names = entry[4].split("|")
    assert names[0] == "=Musculus fibularis longus"
    assert {"Peroneus longus", "FL", "PL"} <= set(names)
    assert {"TA2 2652", "FMA22539"} <= set(entry[5].split("|"))


def test_a_muscle_leads_to_what_is_stated_of_it() -> None:
    assert "Fibula" in related("Fibularis longus", "origin")
    assert "Medial cuneiform" in related("Fibularis longus", "insertion")
    assert related("Fibularis longus", "nerve") == ["Superficial fibular nerve"]
    assert related("Fibularis longus", "root") == ["L5", "S1"]
    assert "Eversion of the foot" in related("Fibularis longus", "action")


def test_terms_lead_up() -> None:
    assert related("Tibial nerve", "branch") == ["Sciatic nerve"]
    assert related("Flexion of the knee", "joint") == ["Knee joint"]
    assert entries()[named("Fibula")[3]][1] == "Leg"


def test_every_path_is_a_page_of_the_site_and_every_number_an_entry() -> None:
    for only in (None, "/muscle/leg/lateral/"):
        built = plan_site(knowledge(), only=only).built
        for entry in entries(only):
            assert entry[2] == "" or f"/{entry[2]}" in built
            assert -1 <= entry[3] < len(entries(only))
            assert all(number < len(entries(only)) for number in entry[6][1::2])


def test_names_of_further_languages_stand_in_the_order_of_the_entries() -> None:
    languages = read(scripts()["assets/search-names.js"], "muscleatlasSearchNames")["languages"]
    assert sorted(languages) == ["de", "es", "fr", "it", "ja", "nl", "pt"]
    position = [entry[1] for entry in entries()].index("Fibula")
    assert languages["de"][position] == "Wadenbein"


def test_twice_is_once() -> None:
    assert dict(search_scripts(made_up_material(only="/muscle/leg/"))) == scripts("/muscle/leg/")
