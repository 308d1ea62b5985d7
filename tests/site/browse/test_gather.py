"""The pages for finding, written as HTML: whole, linked, and giving way to authored ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from muscleatlas.site.browse.gather import gather_finding
from muscleatlas.site.gather import gather_site
from muscleatlas.site.plan import plan_site
from muscleatlas.site.write import render_page
from tests.site.html_reading import Element, parsed
from tests.site.made_up import authored_page, knowledge, made_up_material


@cache
def pages() -> dict[str, Element]:
    found = gather_finding(made_up_material(only="/muscle/leg/"))
    return {page.shell.path: parsed(render_page(page)) for page in found}


def test_a_part_has_every_kind_of_page() -> None:
    folders = {path.partition("/")[0] for path in pages()}
    assert folders == {"index.html", "search", "browse", "bone", "joint", "movement", "nerve", "root"}


def test_every_id_is_there_once_and_every_label_is_found() -> None:
    for path, page in pages().items():
        ids = [element["id"] for element in page.all() if element["id"]]
        assert len(ids) == len(set(ids)), path
        labels = {element["aria-labelledby"] for element in page.all() if element["aria-labelledby"]}
        assert labels <= set(ids), path


def test_every_page_has_one_heading_and_a_way_back() -> None:
    for path, page in pages().items():
        assert len(page.all("h1")) == 1, path
        if path != "index.html":
            assert page.one("nav", class_="breadcrumb").all("a")


def test_a_row_has_picture_names_and_four_cells() -> None:
    rows = pages()["movement/subtalar-eversion/index.html"].one("section", class_="muscles").one("tbody").all("tr")
    assert [row.one("span", class_="name").text for row in rows] == [
        "Fibularis longus",
        "Fibularis brevis",
        "Fibularis tertius",
    ]
    for row in rows:
        assert row.one("span", class_="latin")["lang"] == "la"
        assert row.one("img")["alt"] == ""
        assert [cell["data-column"] for cell in row.all("td")] == ["Origin", "Insertion", "Action", "Nerve"]


def test_facts_lead_to_nerves_roots_and_movements() -> None:
    site = gather_site(made_up_material(only="/muscle/leg/"))
    page = next(page for page in site.pages if page.id == "fibularis-longus")
    facts = {element["href"] for element in parsed(render_page(page)).one("section", class_="facts").all("a")}
    assert {
        "../../../nerve/superficial-fibular-nerve/index.html",
        "../../../root/l5/index.html",
        "../../../movement/subtalar-eversion/index.html",
        "../../../joint/subtalar/index.html",
        "../../../bone/fibula/index.html",
    } <= facts


def test_authored_pages_go_before_ours() -> None:
    addresses = ("/", "/browse/", "/bone/tibia/")
    texts = [authored_page(permalink, body="Welcome.", title="Ours") for permalink in addresses]
    plan = plan_site(knowledge(), authored=texts)
    material = replace(
        made_up_material(), plan=replace(plan, terms=replace(plan.terms, movements=(), nerves=(), roots=()))
    )
    made = {page.shell.path for page in gather_finding(material)}
    assert made.isdisjoint({"index.html", "browse/index.html", "bone/tibia/index.html"})
    assert {"search/index.html", "bone/fibula/index.html"} <= made


def test_the_same_material_gives_the_same_pages() -> None:
    material = made_up_material(only="/muscle/leg/lateral/")
    assert gather_finding(material) == gather_finding(material)
