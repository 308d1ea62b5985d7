"""A place that no mesh shows says so, and shows what lies around it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import Join
from muscleatlas.site.atlas_json import atlas_json
from muscleatlas.site.gather import gather_site
from muscleatlas.site.material import Material
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.plan import PlannedPage, SitePlan, plan_site
from muscleatlas.site.surroundings import with_surroundings
from muscleatlas.site.write import render_site
from tests.anatomy.tiny import TINY_KNOWLEDGE
from tests.site.html_reading import Element, parsed
from tests.site.made_up import CREDITS, LICENCE, authored_page, made_up_pictures
from tests.tiny.limb import write_tiny_bundle

MEDIAL = "gastrocnemius-medial-head"
MEDIAL_PAGE = "/muscle/leg/medialgastrocnemius/"
GASTROCNEMIUS = PlannedPage("gastrocnemius", "/muscle/leg/gastrocnemius/", None)
REASON = "its mesh does not tell the heads apart"


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """Return the tiny atlas: gastrocnemius in one piece, soleus not at all."""
    join = Join(
        {"gastrocnemius": ("muscle/plantaris",)}, {}, {MEDIAL: REASON}, surroundings={"soleus": "gastrocnemius"}
    )
    return Atlas(read_knowledge(TINY_KNOWLEDGE), write_tiny_bundle(tmp_path / "tiny"), join)


def material(atlas: Atlas, plan: SitePlan, *, drawn: bool = True, site_url: str | None = None) -> Material:
    structures = atlas.knowledge.structures
    shown = [page.structure for page in plan.drawn_places if atlas.part_ids(page.structure)]
    reasons = {page.structure: atlas.why_no_mesh(page.structure) for page in plan.pages}
    return Material(
        atlas.knowledge,
        plan,
        {id_: made_up_pictures(structures[id_]) for id_ in shown} if drawn else {},
        CREDITS,
        LICENCE,
        settings=SiteSettings(site_url=site_url),
        without_mesh={id_: why for id_, why in reasons.items() if why},
    )


def written(atlas: Atlas, **options: object) -> dict[str, bytes]:
    made = material(atlas, with_surroundings(plan_site(atlas.knowledge), atlas), **options)  # type: ignore[arg-type]
    return dict(render_site(gather_site(made)))


def head(atlas: Atlas, **options: object) -> Element:
    return parsed(written(atlas, **options)["muscle/leg/medialgastrocnemius/index.html"])


def test_a_plan_names_what_shows_the_surroundings(atlas: Atlas) -> None:
    plan = with_surroundings(plan_site(atlas.knowledge), atlas)
    heads = dict.fromkeys(("gastrocnemius-medial-head", "gastrocnemius-lateral-head"), "gastrocnemius")
    assert plan.surroundings == {**heads, "soleus": "gastrocnemius"}
    assert plan.beside == ()


def test_a_part_has_the_pictures_of_surroundings_that_have_no_page_in_it(atlas: Atlas) -> None:
    plan = with_surroundings(plan_site(atlas.knowledge, only=MEDIAL_PAGE), atlas)
    assert plan.beside == (GASTROCNEMIUS,)
    assert [page.structure for page in plan.drawn_places] == [MEDIAL, "gastrocnemius"]


def test_the_page_says_that_no_mesh_shows_it_why_and_what_the_pictures_show(atlas: Atlas) -> None:
    note = head(atlas).one("section", class_="stage").one("div", class_="no-mesh")
    assert [line.text for line in note.all("p")] == [
        "No mesh shows the medial head of gastrocnemius. These pictures show the surroundings: Gastrocnemius.",
        "Its mesh does not tell the heads apart.",
    ]
    assert note.one("a")["href"] == "../gastrocnemius/index.html"


def test_the_pictures_lie_with_the_place_that_they_show(atlas: Atlas) -> None:
    page = head(atlas)
    stage = page.one("section", class_="stage")
    assert {image["src"].partition("pictures/")[0] for image in stage.all("img")} == {"../gastrocnemius/"}
    assert {image["alt"].partition(",")[0] for image in stage.all("img") if image["alt"]} == {"Gastrocnemius"}
    assert stage.one("p", class_="labelling")["data-labels"] == "../gastrocnemius/labels.js"
    assert stage.one("section", class_="legend").all("a")[0]["href"] == "../gastrocnemius/index.html"
    assert len(stage.one("ol", class_="sheet").all("li")) == 16


def test_what_a_page_gives_away_is_its_own(atlas: Atlas) -> None:
    files = written(atlas, site_url="https://example.org/")
    page = parsed(files["muscle/leg/medialgastrocnemius/index.html"])
    take = page.one("section", class_="take")
    assert [link.text for link in take.one("ul", class_="downloads").all("a")] == ["JSON", "CSV"]
    assert take.one("p", id="credit-line").text.startswith("Gastrocnemius. ")
    assert not [path for path in files if path.startswith("embed/") and "medial" in path]
    assert not [meta for meta in page.all("meta") if "og:image" in meta.attributes.values()]


def test_in_a_part_the_surroundings_are_named_and_no_link_leads_nowhere(atlas: Atlas) -> None:
    plan = with_surroundings(plan_site(atlas.knowledge, only=MEDIAL_PAGE), atlas)
    files = dict(render_site(gather_site(material(atlas, plan))))
    note = parsed(files["muscle/leg/medialgastrocnemius/index.html"]).one("div", class_="no-mesh")
    assert note.text.count("Gastrocnemius") == 1
    assert note.all("a") == []


def test_without_any_pictures_the_page_says_just_that_there_is_no_mesh(atlas: Atlas) -> None:
    page = head(atlas, drawn=False)
    assert page.all("section", class_="stage") == []
    note = page.one("header", class_="nameplate").one("div", class_="no-mesh")
    assert note.all("p")[0].text == "No mesh shows the medial head of gastrocnemius."


def test_a_place_with_a_mesh_says_nothing_of_it(atlas: Atlas) -> None:
    page = parsed(written(atlas)["muscle/leg/gastrocnemius/index.html"])
    assert page.all("div", class_="no-mesh") == []


def test_pictures_that_an_author_names_are_not_looked_for_among_those_of_another_place(atlas: Atlas) -> None:
    text = authored_page(MEDIAL_PAGE, body="By hand.", sides=16)
    plan = with_surroundings(plan_site(atlas.knowledge, authored=[text]), atlas)
    files = dict(render_site(gather_site(material(atlas, plan))))
    stage = parsed(files["muscle/leg/medialgastrocnemius/index.html"]).one("section", class_="stage")
    assert [link["href"] for link in stage.all("a") if "assets/" in link["href"]] == []


def test_programs_are_told_why_and_whose_pictures_to_take(atlas: Atlas) -> None:
    plan = with_surroundings(plan_site(atlas.knowledge), atlas)
    places = {place["id"]: place for place in json.loads(atlas_json(material(atlas, plan)))["structures"]}
    assert places[MEDIAL]["no_mesh"] == {"reason": REASON, "surroundings": "gastrocnemius"}
    assert (places[MEDIAL]["pictures"], places["gastrocnemius"]["no_mesh"]) == ([], None)


def test_a_plan_without_gaps_is_left_as_it_is(atlas: Atlas) -> None:
    plan = plan_site(atlas.knowledge, only=GASTROCNEMIUS.permalink)
    complete = Atlas(atlas.knowledge, atlas.bundle, replace(atlas.join, structures=_all_shown(plan)))
    assert with_surroundings(plan, complete) == plan


def _all_shown(plan: SitePlan) -> dict[str, tuple[str, ...]]:
    return {page.structure: ("muscle/plantaris",) for page in plan.pages}
