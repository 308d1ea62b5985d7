"""The map on the home page has the regions as links."""

from __future__ import annotations

from dataclasses import replace

from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.verdict import Outcome, Verdict
from muscleatlas.site.browse.home import gather_home
from muscleatlas.site.browse.shelf import shelf_of
from muscleatlas.site.write import render_page
from tests.site.html_reading import Element, parsed
from tests.site.made_up import made_up_map, made_up_material


def home(only: str, *, with_map: bool) -> Element:
    material = replace(made_up_material(only=only), body_map=made_up_map() if with_map else None)
    return parsed(render_page(gather_home(shelf_of(material))))


def test_each_region_is_a_link_over_each_picture() -> None:
    figures = home("/muscle/lowerlimb/", with_map=True).one("section", class_="map").all("figure")
    assert [figure.one("figcaption").text for figure in figures] == ["Anterior", "Posterior"]
    for figure in figures:
        link = figure.one("svg").one("a")
        assert (link["href"], link["aria-label"]) == ("muscle/leg/index.html", "Leg")
        assert link.one("path")["d"] == "M10 10L20 10L20 20L10 20Z"
        assert figure.one("svg")["viewBox".lower()] == "0 0 300 1000"


def test_the_tallest_picture_tells_the_size_and_all_are_offered() -> None:
    figure = home("/muscle/lowerlimb/", with_map=True).one("section", class_="map").all("figure")[0]
    image = figure.one("img")
    assert (image["width"], image["height"], image["src"]) == ("300", "1000", "assets/map/anterior-500.webp")
    sources = [source["srcset"] for source in figure.all("source")]
    assert sources[0] == "assets/map/anterior-1000.avif 300w, assets/map/anterior-500.avif 150w"


def test_without_a_map_the_topmost_place_stands_for_it() -> None:
    page = home("/muscle/leg/", with_map=False)
    assert page.one("p", class_="frontispiece").one("a")["href"] == "muscle/leg/index.html"
    assert page.all("svg", role="group") == []


def test_what_there_is_is_counted() -> None:
    totals = home("/muscle/leg/lateral/", with_map=False).one("dl", class_="totals")
    assert [number.text for number in totals.all("dd")][:2] == ["2", "48"]


def test_the_share_that_the_model_confirms_is_told_where_something_was_examined() -> None:
    outcomes: tuple[Outcome, ...] = ("confirmed", "confirmed", "confirmed", "contradicted", "not-confirmable")
    verdicts = tuple(
        Verdict(f"soleus.origin.{number}", "attachment", outcome, "because") for number, outcome in enumerate(outcomes)
    )
    unseen = Verdict("soleus.origin.unseen", "attachment", "not-confirmable", "because", cause="no-bone-mesh")
    evidence = Evidence(verdicts=(*verdicts, unseen))
    material = replace(made_up_material(only="/muscle/leg/lateral/"), evidence=evidence)
    assert gather_home(shelf_of(material)).totals[-1][0] == "60 %"
    assert "%" not in gather_home(shelf_of(replace(material, evidence=Evidence()))).totals[-1][0]
