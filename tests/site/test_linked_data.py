"""Linked data: JSON that says what a page is about, and that no HTML can break out of."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from muscleatlas.site.gather import gather_site
from muscleatlas.site.linked_data import linked_data
from muscleatlas.site.model import PlacePage, Site, SiteSettings
from tests.site.made_up import made_up_material


@cache
def site(address: str | None = "https://example.org/atlas") -> Site:
    return gather_site(made_up_material(only="/muscle/leg/", settings=SiteSettings(site_url=address)))


def place(permalink: str, address: str | None = "https://example.org/atlas") -> PlacePage:
    return next(page for page in site(address).pages if page.permalink == permalink)


def graph(page: PlacePage) -> list[dict[str, Any]]:
    record = json.loads(linked_data(page))
    assert record["@context"] == "https://schema.org"
    return list(record["@graph"])


def test_a_muscle_is_told_with_what_it_does_and_what_moves_it() -> None:
    muscle = graph(place("/muscle/leg/tibialisposterior/"))[0]

    assert (muscle["@type"], muscle["name"]) == ("Muscle", "Tibialis posterior")
    assert "inversion (subtalar joint)" in muscle["muscleAction"]
    assert {"@type": "Nerve", "name": "tibial nerve"} in muscle["nerve"]
    assert {"@type": "Muscle", "name": "Fibularis longus"} in muscle["antagonist"]
    assert "Musculus tibialis posterior" in muscle["alternateName"]
    assert muscle["url"] == "https://example.org/atlas/muscle/leg/tibialisposterior/"
    assert muscle["image"] == "https://example.org/atlas/muscle/leg/tibialisposterior/social.jpg"


def test_a_group_is_told_with_its_members() -> None:
    group = graph(place("/muscle/leg/lateral/"))[0]

    assert group["@type"] == "AnatomicalStructure"
    assert [member["name"] for member in group["subStructure"]] == ["Fibularis longus", "Fibularis brevis"]


def test_the_breadcrumb_counts_from_one_and_leads_to_absolute_addresses() -> None:
    trail = graph(place("/muscle/leg/soleus/"))[1]

    steps = trail["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["item"] == "https://example.org/atlas/muscle/leg/soleus/"
    assert {step["item"] for step in steps if step["name"] == "Leg"} == {"https://example.org/atlas/muscle/leg/"}


def test_without_an_address_nothing_pretends_to_have_one() -> None:
    muscle, trail = graph(place("/muscle/leg/soleus/", address=None))

    assert not {"url", "image"} & set(muscle)
    assert all("item" not in step for step in trail["itemListElement"])


def test_a_name_cannot_end_the_block() -> None:
    page = replace(place("/muscle/leg/soleus/"), linked_data={"@type": "Muscle", "name": "</script><b>&"})

    told = str(linked_data(page))
    assert not {"<", ">", "&"} & set(told)
    assert json.loads(told)["@graph"][0]["name"] == "</script><b>&"
