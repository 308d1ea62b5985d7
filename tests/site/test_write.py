"""Pages are whole HTML: they link only to what is there, say what they show, and ask nobody for anything."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from muscleatlas.anatomy.structure import Partner
from muscleatlas.site.atlas_json import atlas_json
from muscleatlas.site.gather import gather_site
from muscleatlas.site.links import picture_file
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.write import render_site
from tests.anatomy.tiny import guest_knowledge
from tests.site.html_reading import Element, parsed
from tests.site.made_up import CREDITS, authored_page, made_up_material

SETTINGS = SiteSettings(report_url="https://example.org/report?page={permalink}")
ADDRESSES = ("href", "src", "poster", "srcset")


@cache
def site_files(only: str | None = "/muscle/leg/") -> dict[str, bytes]:
    return dict(render_site(gather_site(made_up_material(only=only, settings=SETTINGS))))


@cache
def pages() -> dict[str, Element]:
    return {path: parsed(data) for path, data in site_files().items() if path.endswith(".html")}


def page_at(permalink: str) -> Element:
    return pages()[f"{permalink.strip('/')}/index.html"]


def targets(page: Element) -> set[str]:
    addresses: set[str] = set()
    for element in page.all():
        for name in ADDRESSES:
            pieces = element[name].split(", ") if name == "srcset" else [element[name]]
            addresses |= {piece.split(" ")[0] for piece in pieces if piece}
    return addresses


def picture_paths() -> set[str]:
    material = made_up_material(only="/muscle/leg/")
    return {
        picture_file(planned.permalink, file.path)
        for planned in material.plan.pages
        for record in [material.pictures[planned.structure]]
        for file in (
            *record.hero_files,
            *(file for view in (*record.views, *record.attachments) for file in view.files),
            *record.sprite.files,
            *record.turntable.files,
            record.poster,
        )
    }


def test_every_address_leads_to_a_file_of_the_site_or_openly_elsewhere() -> None:
    there = set(site_files()) | picture_paths() | {"atlas.json", "coverage.json", "evidence.csv"}
    for path, page in pages().items():
        for address in targets(page):
            if re.match("https?://", address):
                continue
            file, _mark, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
            assert target in there, f"{path} → {address}"
            if fragment:
                assert any(element["id"] == fragment for element in pages()[target].all()), f"{path} → {address}"


def test_only_links_leave_the_site_never_pictures_styles_or_scripts() -> None:
    for page in pages().values():
        outside = [element for element in page.all() if any("://" in element[name] for name in ADDRESSES)]
        assert {element.tag for element in outside} <= {"a"}


def test_every_page_has_one_first_heading_a_title_and_unique_ids() -> None:
    for path, page in pages().items():
        page.one("h1")
        assert page.one("title").text, path
        ids = [element["id"] for element in page.all() if element["id"]]
        assert len(ids) == len(set(ids)), path
        assert page.one("html")["lang"] == "en"
        assert page.one("main")["id"] == "content"


def test_headings_never_skip_a_level() -> None:
    for path, page in pages().items():
        levels = [int(element.tag[1]) for element in page.all() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1, path
        assert all(behind <= before + 1 for before, behind in pairwise(levels)), path


def harmless(script: Element) -> bool:
    """Return whether a script is a file of the site, or no script at all but data."""
    if script["type"] == "application/ld+json":
        return not script["src"] and json.loads(script.text)["@context"] == "https://schema.org"
    return script["src"].endswith(("assets/early.js", "assets/site.js")) and script.text == ""


def test_nothing_is_styled_or_scripted_in_place() -> None:
    for page in pages().values():
        assert not [element for element in page.all() if "style" in element.attributes]
        assert not [element for element in page.all() for name in element.attributes if name.startswith("on")]
        assert page.all("style") == []
        assert all(harmless(script) for script in page.all("script"))
        policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; ")


def test_latin_is_marked_as_latin() -> None:
    latin = page_at("/muscle/leg/soleus/").all("p", class_="latin")
    assert [(element.text, element["lang"]) for element in latin] == [("Musculus soleus", "la")]


def test_names_of_other_languages_stand_in_a_list_marked_as_their_language() -> None:
    names = page_at("/muscle/leg/soleus/").one("section", class_="languages")
    labels = [element.text for element in names.all("dt")]
    assert labels == ["Dutch", "French", "German", "Italian", "Japanese", "Portuguese", "Spanish"]
    told = {element["lang"]: element.text for element in names.all("dd")}
    assert (told["de"], told["ja"], told["fr"]) == ("Schollenmuskel", "ヒラメ筋", "Muscle soléaire")


def test_the_hero_is_fetched_first_and_everything_else_when_it_is_seen() -> None:
    for path, page in pages().items():
        if not path.startswith("muscle/"):
            continue
        first, *rest = page.one("article").all("img")
        assert first["fetchpriority"] == "high"
        assert "loading" not in first.attributes
        assert {image["loading"] for image in rest} == {"lazy"}
        assert all(image["width"] and image["height"] and "alt" in image.attributes for image in [first, *rest])


def test_sixteen_thumbs_of_one_sprite_lead_to_sixteen_large_pictures() -> None:
    page = page_at("/muscle/leg/soleus/")
    thumbs = page.one("ol", class_="sheet").all("a")
    assert [thumb.text for thumb in thumbs][:5] == [
        "anterior",
        "anterior-anterolateral",
        "anterolateral",
        "lateral-anterolateral",
        "lateral",
    ]
    assert {thumb.one("img")["src"] for thumb in thumbs} == {"pictures/sprite.webp"}
    figures = {f"#{figure['id']}": figure for figure in page.all("figure", class_="turned")}
    assert [thumb["href"] for thumb in thumbs] == list(figures)
    assert figures["#view-lateral"].one("img")["alt"] == "Soleus, right side, lateral view"
    assert figures["#view-lateral"].one("img")["data-alt-left"] == "Soleus, left side, lateral view"


def test_the_film_waits_for_the_reader() -> None:
    film = page_at("/muscle/leg/soleus/").one("video")
    assert {"controls", "muted", "loop", "playsinline"} <= set(film.attributes)
    assert film["preload"] == "none"
    assert film["poster"] == "pictures/turntable-poster.webp"
    assert "autoplay" not in film.attributes


def test_sides_can_be_switched_where_one_side_is_shown_and_only_there() -> None:
    assert page_at("/muscle/leg/soleus/").one("input", id="left-side")["type"] == "checkbox"
    body = parsed(site_files(None)["muscle/index.html"])
    assert body.all("input", id="left-side") == []
    assert body.all("section", class_="sided") == []


def test_a_statement_stands_in_its_own_element_with_its_id_and_its_source() -> None:
    material = made_up_material()
    page = page_at("/muscle/leg/fibularislongus/")
    for statement in material.structure("fibularis-longus").statements:
        element = page.one("span" if isinstance(statement, Partner) else "li", id=statement.id)
        assert len(element.all("a", class_="mark")) == len(statement.sources)
    first = material.structure("fibularis-longus").origins[0]
    assert page.one("li", id=first.id).text.startswith(f"Fibula{first.site}source 1")


@pytest.mark.parametrize(
    ("permalink", "expected"),
    [
        (
            "/muscle/leg/soleus/",
            ["stage", "legend", "turntable", "sides", "facts", "text", "derived", "attachments", "languages", "sources",
             "take"],
        ),
        (
            "/muscle/leg/lateral/",
            ["stage", "legend", "turntable", "sides", "text", "comparison", "members", "languages", "sources", "take"],
        ),
    ],
)  # fmt: skip
def test_a_page_tells_what_it_is_then_its_relations_then_what_one_can_take(permalink: str, expected: list[str]) -> None:
    sections = page_at(permalink).one("article").all("section")
    assert [section["class"].split()[0] for section in sections] == expected


def test_relations_tell_who_states_them_or_that_they_are_derived() -> None:
    derived = page_at("/muscle/leg/soleus/").one("section", class_="derived")
    assert derived.one("p", class_="key").text == (
        "A small number leads to the source that states it. All others are derived from the actions: an opponent does "
        "the opposite movement at the same joint, a helper does the same one."
    )
    stated = derived.one("span", id="soleus.antagonist.tibialis-anterior")
    assert stated.text.startswith("Tibialis anterior")
    assert len(stated.all("a", class_="mark")) == 2
    assert [element.text for element in derived.all("i")] == ["derived:"] * len(derived.all("i"))


def test_what_is_not_built_is_text() -> None:
    crumbs = page_at("/muscle/leg/soleus/").one("nav", class_="breadcrumb").all("li")
    links = [[link["href"] for link in crumb.all("a")] for crumb in crumbs]
    assert [crumb.text for crumb in crumbs][:3] == ["Human body", "Lower limb", "Leg"]
    assert links[:3] == [[], [], ["../index.html"]]


def test_every_place_says_what_the_model_is_and_whose_it_is() -> None:
    for path, page in pages().items():
        if not path.startswith("muscle/"):
            continue
        foot = page.one("footer").text
        assert "one body: an adult man, made symmetric" in foot
        assert "This is no medical advice." in foot
        assert all(line in foot for line in CREDITS)
        licence = page.one("footer").one("a", href="https://creativecommons.org/licenses/by-sa/4.0/")
        assert licence.text == "CC BY-SA 4.0"


def test_errors_are_reported_where_the_site_says_and_only_then() -> None:
    report = page_at("/muscle/leg/soleus/").one("footer").all("a")[-1]
    assert report["href"] == "https://example.org/report?page=/muscle/leg/soleus/"
    silent = dict(render_site(gather_site(made_up_material(only="/muscle/leg/lateral/"))))
    assert b"Report an error" not in silent["muscle/leg/lateral/index.html"]


def test_absolute_addresses_need_the_address_of_the_site() -> None:
    assert "sitemap.xml" not in site_files()
    settings = SiteSettings(site_url="https://example.org/atlas")
    files = dict(render_site(gather_site(made_up_material(only="/muscle/leg/lateral/", settings=settings))))
    page = parsed(files["muscle/leg/lateral/index.html"])
    assert page.one("link", rel="canonical")["href"] == "https://example.org/atlas/muscle/leg/lateral/"
    image = page.one("meta", property="og:image")["content"]
    assert image == "https://example.org/atlas/muscle/leg/lateral/social.jpg"
    assert files["sitemap.xml"].count(b"<loc>https://example.org/atlas/muscle/leg/") == 3
    assert (
        parsed(files["404.html"]).one("link", rel="stylesheet")["href"] == "https://example.org/atlas/assets/site.css"
    )


def test_the_root_is_a_page_that_leads_to_the_entrance_and_to_all_ways_in() -> None:
    root = pages()["index.html"]
    links = {link["href"] for link in root.one("main").all("a")}
    assert {"muscle/leg/index.html", "bone/index.html", "nerve/index.html", "search/index.html"} <= links


def test_an_authored_text_replaces_ours_and_shows_its_pictures_where_it_says() -> None:
    body = (
        "# The leg\n\nWords & <b>more</b>.\n\n[Up](/muscle/) [down](/muscle/leg/soleus)\n\n"
        '{% include page-image im_id="leg" %}\n\n{% include gallery %}\n'
    )
    text = authored_page("/muscle/leg/", body=body, title="Leg, by hand", sides=16)
    files = dict(render_site(gather_site(made_up_material(only="/muscle/leg/", authored=[text]))))
    page = parsed(files["muscle/leg/index.html"])
    written = page.one("section", class_="authored")
    assert page.one("h1").text == "Leg, by hand"
    assert written.one("h2").text == "The leg"
    assert [link["href"] for link in written.all("p")[0].all("a")] == []
    assert [link["href"] for link in written.all("a") if link.text == "down"] == ["soleus/index.html"]
    assert "Up" in written.text
    assert written.all("video") == page.all("video")
    assert written.all("ol", class_="sheet") == page.all("ol", class_="sheet")
    assert page.one("figure", id="view-anterior").one("p", class_="files").text.startswith("Leg - orientation 1. ")


def test_a_place_without_pictures_is_a_page_of_text() -> None:
    material = made_up_material(only="/muscle/leg/lateral/")
    files = dict(render_site(gather_site(replace(material, pictures={}))))
    page = parsed(files["muscle/leg/fibularislongus/index.html"])
    assert page.all("img") == page.all("video") == []
    assert page.one("section", class_="facts")


def digest_of_everything() -> str:
    material = made_up_material(only="/muscle/thigh/")
    digest = hashlib.sha256(atlas_json(material))
    for path, data in render_site(gather_site(material)):
        digest.update(path.encode() + data)
    return digest.hexdigest()


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_the_same_material_makes_the_same_bytes_under_any_hash_seed(seed: str) -> None:
    script = "from tests.site.test_write import digest_of_everything; print(digest_of_everything())"
    environment = os.environ | {"PYTHONHASHSEED": seed}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest_of_everything()


GUEST_TEXT = authored_page("/muscle/leg/", body="[Once](/muscle/ankle/soleus) and [twice](/muscle/ankle/soleus/#x).")


@pytest.fixture
def guest_site(tmp_path: Path) -> dict[str, Element]:
    settings = SiteSettings(site_url="https://example.org/atlas")
    material = made_up_material(known=guest_knowledge(tmp_path), authored=[GUEST_TEXT], settings=settings)
    files = dict(render_site(gather_site(material)))
    assert b"/ankle/soleus" not in files["sitemap.xml"]
    return {path: parsed(data) for path, data in files.items() if path.endswith(".html")}


def test_an_older_permalink_is_a_page_that_leads_on(guest_site: dict[str, Element]) -> None:
    page = guest_site["muscle/ankle/soleus/index.html"]
    target = "../../leg/soleus/index.html"
    assert page.one("meta", **{"http-equiv": "refresh"})["content"] == f"0; url={target}"
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.one("link", rel="canonical")["href"] == "https://example.org/atlas/muscle/leg/soleus/"
    assert [(link["href"], link.text) for link in page.all("a")] == [(target, "Soleus has another address now")]
    assert page.one("h1").text == "Soleus · muscleatlas"


def test_a_link_to_an_older_permalink_leads_to_the_page_at_once(guest_site: dict[str, Element]) -> None:
    links = guest_site["muscle/leg/index.html"].one("section", class_="authored").all("a")
    assert [link["href"] for link in links] == ["soleus/index.html", "soleus/index.html#x"]


def test_a_group_shows_its_guests_as_members(guest_site: dict[str, Element]) -> None:
    host = guest_site["muscle/ankle/index.html"]
    assert [link["href"] for link in host.one("ul", class_="cards").all("a")] == ["../leg/soleus/index.html"]
    assert host.one("p", class_="subtitle").text == "1 muscle"


def test_a_guest_names_its_hosts(guest_site: dict[str, Element]) -> None:
    up = guest_site["muscle/leg/soleus/index.html"].one("p", class_="up")
    assert up.text == "Part of Posterior compartment of the leg; also of Ankle movers"
    assert [link["href"] for link in up.all("a")] == ["../posterior/index.html", "../../ankle/index.html"]


def test_bones_and_joints_have_pages_that_lead_to_statements() -> None:
    files = site_files(None)
    fibula = parsed(files["bone/fibula/index.html"])
    assert "../../muscle/leg/fibularislongus/index.html#fibularis-longus.origin.fibula" in targets(fibula)
    assert "../../bone/tibia/index.html" in targets(parsed(files["joint/ankle/index.html"]))
    soleus = targets(parsed(files["muscle/leg/soleus/index.html"]))
    assert {"../../../bone/calcaneus/index.html", "../../../joint/ankle/index.html"} <= soleus


def test_the_hip_bone_gathers_what_its_parts_have() -> None:
    hip = targets(parsed(site_files(None)["bone/hip-bone/index.html"]))
    assert any("iliacus" in target for target in hip)
    assert any("gracilis" in target for target in hip)


def test_a_part_of_the_site_has_pages_of_the_bones_that_it_names() -> None:
    named = {target for target in targets(page_at("/muscle/leg/soleus/")) if "/bone/" in target}
    assert "../../../bone/calcaneus/index.html" in named
    assert {target.removeprefix("../../../") for target in named} <= set(site_files())
