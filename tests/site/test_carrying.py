"""What lets a site be carried on: the list for offline reading, manifest, icons, robots."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from io import BytesIO

import pytest
from PIL import Image

from muscleatlas.site.carrying import core_list, icon, robots
from muscleatlas.site.gather import gather_site
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.write import render_site
from tests.site.html_reading import parsed
from tests.site.made_up import made_up_material


@cache
def written(address: str | None) -> dict[str, bytes]:
    material = made_up_material(only="/muscle/leg/lateral/", settings=SiteSettings(site_url=address))
    return dict(render_site(gather_site(material)))


def core(files_: dict[str, bytes]) -> dict[str, object]:
    told = core_list(files_, entrance="index.html").decode()
    return dict(json.loads(told.removeprefix("self.muscleatlasCore = ").rstrip(";\n")))


def test_the_list_names_what_every_page_needs_and_only_what_is_there() -> None:
    assert core({"index.html": b"a", "assets/site.css": b"b", "x/index.html": b"c"})["files"] == [
        "assets/site.css",
        "index.html",
    ]


def test_any_changed_byte_is_another_edition_and_the_order_is_none() -> None:
    one, other = {"a": b"1", "b": b"2"}, {"b": b"2", "a": b"1"}

    assert core(one) == core(other)
    assert core(one)["build"] != core({"a": b"1", "b": b"3"})["build"]
    assert core(one)["build"] != core({"a": b"12", "b": b""})["build"]


def test_everything_on_the_list_is_written() -> None:
    site = written(None)
    told = json.loads(site["assets/core.js"].decode().removeprefix("self.muscleatlasCore = ").rstrip(";\n"))

    assert set(told["files"]) <= set(site)
    assert told["entrance"] == "index.html"
    assert told["entrance"] in told["files"]


def test_a_site_without_an_address_has_nothing_that_needs_one() -> None:
    site = written(None)
    page = parsed(site["muscle/leg/lateral/index.html"])

    assert not {"sitemap.xml", "robots.txt"} & set(site)
    assert not [path for path in site if path.endswith("oembed.json")]
    assert page.all("meta", property="og:title") == []
    assert {link["rel"] for link in page.all("link")} == {"stylesheet", "icon", "apple-touch-icon"}


@pytest.mark.parametrize("address", [None, "https://example.org/atlas/"])
def test_the_manifest_leads_to_files_of_the_site_whether_it_has_an_address_or_not(address: str | None) -> None:
    site = written(address)
    record = json.loads(site["manifest.webmanifest"])

    assert record["start_url"] == "index.html"
    assert {record["start_url"], *(each["src"] for each in record["icons"])} <= set(site)
    assert record["scope"] == "./"


def test_a_page_leaves_naming_the_manifest_to_its_script_because_from_the_disk_there_can_be_none() -> None:
    page = parsed(written("https://example.org/atlas/")["muscle/leg/lateral/index.html"])

    assert page.all("link", rel="manifest") == []


def test_robots_learn_where_the_sitemap_is_and_what_repeats() -> None:
    assert robots("https://example.org/atlas/") == (
        b"User-agent: *\nDisallow: /atlas/embed/\n\nSitemap: https://example.org/atlas/sitemap.xml\n"
    )


def test_an_icon_shows_sixteen_dots_one_of_them_red() -> None:
    mark = files("muscleatlas.site").joinpath("static", "mark.svg").read_text(encoding="utf-8")
    with Image.open(BytesIO(icon(mark, 192))) as image:
        colours = {colour for _count, colour in image.convert("RGB").getcolors(1 << 16) or ()}

        assert image.size == (192, 192)
        assert {(0x9B, 0x1C, 0x22), (0x16, 0x21, 0x2B), (0xFB, 0xFC, 0xFC)} <= colours
        assert image.getpixel((96, 96)) == (0xFB, 0xFC, 0xFC)


def test_the_page_for_the_lost_asks_the_search_without_a_script() -> None:
    form = parsed(written("https://example.org/atlas")["404.html"]).one("form")

    assert (form["method"], form["action"]) == ("get", "https://example.org/atlas/search/index.html")
    assert form.one("input")["name"] == "q"
