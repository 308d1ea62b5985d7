"""What a reader takes along: citation, credit, files, and a page that others can show."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache

from muscleatlas.site.edition import Edition
from muscleatlas.site.facts_csv import COLUMNS, facts_csv
from muscleatlas.site.gather import gather_site
from muscleatlas.site.model import PlacePage, SiteSettings
from muscleatlas.site.report import reportable
from muscleatlas.site.take import Take
from muscleatlas.site.write import render_site
from tests.site.html_reading import parsed
from tests.site.made_up import CREDITS, knowledge, made_up_material

ADDRESS = "https://example.org/atlas"
REPORTS = "https://example.org/new?page={permalink}&statement={statement}"


@cache
def pages(address: str | None = ADDRESS) -> dict[str, PlacePage]:
    settings = SiteSettings(site_url=address, report_url=REPORTS)
    material = replace(
        made_up_material(only="/muscle/leg/lateral/", settings=settings),
        edition=Edition("1.2.3", "abcdef0123", "2026-01-31"),
    )
    return {page.permalink: page for page in gather_site(material).pages}


@cache
def files(address: str | None = ADDRESS) -> dict[str, bytes]:
    settings = SiteSettings(site_url=address, report_url=REPORTS)
    return dict(render_site(gather_site(made_up_material(only="/muscle/leg/lateral/", settings=settings))))


def take(address: str | None = ADDRESS) -> Take:
    found = pages(address)["/muscle/leg/fibularislongus/"].take
    assert found is not None
    return found


def test_a_citation_names_the_edition_by_what_it_was_made_of() -> None:
    assert take().citation == (
        "Fibularis longus. In: muscleatlas. Version 1.2.3, meshes abcdef01, 2026-01-31. "
        "https://example.org/atlas/muscle/leg/fibularislongus/"
    )
    assert take(None).citation == "Fibularis longus. In: muscleatlas. Version 1.2.3, meshes abcdef01, 2026-01-31."


def test_the_credit_line_names_all_who_made_the_picture_and_its_licence() -> None:
    assert all(line.rstrip(".") in take().credit for line in CREDITS)
    assert take().credit.endswith("CC BY-SA 4.0.")


def test_code_to_embed_needs_an_address() -> None:
    assert take(None).embed == ""
    assert 'src="https://example.org/atlas/embed/muscle/leg/fibularislongus/index.html"' in take().embed


def test_the_embed_page_keeps_the_credit_and_leads_to_the_whole_page() -> None:
    page = parsed(files()["embed/muscle/leg/fibularislongus/index.html"])

    assert page.one("h1").one("a")["href"] == "../../../../muscle/leg/fibularislongus/index.html"
    assert all(line.rstrip(".") in page.one("p", class_="credit").text for line in CREDITS)
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.one("link", rel="canonical")["href"] == f"{ADDRESS}/muscle/leg/fibularislongus/"
    assert page.all("script") == []


def test_oembed_answers_with_the_same_frame_that_readers_copy() -> None:
    page = parsed(files()["muscle/leg/fibularislongus/index.html"])
    answer = page.one("link", type="application/json+oembed")["href"]
    record = json.loads(files()[answer.removeprefix(f"{ADDRESS}/")])

    assert (record["version"], record["type"]) == ("1.0", "rich")
    assert record["html"] == take().embed


def test_facts_lie_beside_the_page_for_programs_and_for_spreadsheets() -> None:
    record = json.loads(files()["muscle/leg/fibularislongus/facts.json"])
    rows = list(csv.DictReader(io.StringIO(files()["muscle/leg/fibularislongus/facts.csv"].decode())))

    assert record["structure"]["id"] == "fibularis-longus"
    assert tuple(rows[0]) == COLUMNS
    assert {row["statement"] for row in rows} >= {
        statement.id for statement in knowledge().structures["fibularis-longus"].statements
    }


def test_the_facts_of_a_muscle_hold_those_of_its_heads() -> None:
    told = facts_csv(knowledge(), knowledge().structures["gastrocnemius"]).decode()

    assert {"Gastrocnemius", "Medial head of gastrocnemius"} <= {
        row["structure"] for row in csv.DictReader(told.splitlines())
    }


def test_each_statement_leads_to_where_errors_in_it_are_reported() -> None:
    page = pages()["/muscle/leg/fibularislongus/"]
    lines = [line for group in page.facts for line in group.lines]

    assert all(
        line.report == f"https://example.org/new?page=/muscle/leg/fibularislongus/&statement={line.id}"
        for line in lines
    )


def test_an_address_without_a_place_for_statements_takes_reports_on_pages_alone() -> None:
    facts = pages(None)["/muscle/leg/fibularislongus/"].facts
    plain = tuple(replace(group, lines=tuple(replace(line, report=None) for line in group.lines)) for group in facts)

    assert reportable(plain, SiteSettings(report_url="https://example.org/?p={permalink}"), "/x/") == plain
