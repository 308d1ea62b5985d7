"""Verdicts beside statements, and the page of the evidence."""

from __future__ import annotations

from dataclasses import replace

from muscleatlas.evidence.evidence import Evidence, Failure
from muscleatlas.evidence.verdict import Contact, Verdict
from muscleatlas.site.evidence_page import gather_evidence_page
from muscleatlas.site.gather import gather_page
from muscleatlas.site.material import Material
from muscleatlas.site.verdicts import number_told, verdict_mark
from muscleatlas.site.write import render_page
from tests.site.made_up import made_up_material

TRUE = Verdict(
    "soleus.origin.fibula",
    "attachment",
    "confirmed",
    "the end lies on it",
    numbers={"distance_mm": 0.5, "share_of_end": 0.42},
    view="posterior",
)
FALSE = Verdict(
    "soleus.insertion.calcaneus",
    "attachment",
    "contradicted",
    "it ends elsewhere",
    cause="wrong-bone",
    explanation="mesh: It is cut.",
)
OPEN = Verdict("soleus.nerve.tibial", "nerve", "not-confirmable", "no mesh", cause="no-nerve-mesh")


def _material(*verdicts: Verdict) -> Material:
    evidence = Evidence(
        verdicts,
        contacts=(Contact("soleus", "tibia", "origin", {"area_mm2": 80.0, "share_of_end": 0.5}),),
        failures=(Failure("soleus", "measures", "no faces"),),
    )
    return replace(made_up_material(only="/muscle/leg/soleus/"), evidence=evidence)


def test_a_number_tells_what_it_is_and_its_unit() -> None:
    assert number_told("end_distance_mm", 3.25) == ("end distance", "3.25 mm")
    assert number_told("area_mm2", 2063.4) == ("area", "2,063 mm²")
    assert number_told("share_of_end", 0.42) == ("share of end", "42 %")


def test_a_mark_leads_to_the_side_that_shows_it_where_the_page_has_it() -> None:
    assert verdict_mark(TRUE, {"posterior": "view-posterior"}).view == ("view-posterior", "posterior")
    assert verdict_mark(TRUE, {}).view is None
    assert verdict_mark(FALSE, {"posterior": "view-posterior"}).view is None


def test_mesh_and_model_of_motion_are_told_apart() -> None:
    assert verdict_mark(TRUE, {}).word == "confirmed on the mesh"
    assert verdict_mark(replace(TRUE, method="moment-arm"), {}).word == "confirmed in motion"


def test_each_statement_wears_its_verdict_with_reason_and_explanation() -> None:
    material = _material(TRUE, FALSE)
    page = gather_page(material, material.plan.pages[0])
    worn = {line.id: [mark.word for mark in line.verdicts] for group in page.facts for line in group.lines}
    assert worn["soleus.origin.fibula"] == ["confirmed on the mesh"]
    assert worn["soleus.insertion.calcaneus"] == ["contradicted by the mesh"]
    assert worn["soleus.origin.tibia"] == []
    html = render_page(page).decode()
    assert html.count('<details class="verdict') == 2
    assert "It ends elsewhere." in html
    assert "mesh: It is cut." in html


def test_the_page_of_the_evidence_tells_totals_rate_and_every_open_statement() -> None:
    page = gather_evidence_page(_material(TRUE, FALSE, OPEN))
    assert page is not None
    assert page.rate == "50.0 %"
    assert [(total.heading, total.confirmed, total.contradicted) for total in page.totals] == [
        ("Attachments", "1", "1"),
        ("Nerves", "0", "0"),
    ]
    assert [(row.said, row.explanation) for row in page.contradicted] == [("insertion: calcaneus", "mesh: It is cut.")]
    assert [section.heading for section in page.open] == ["Nerves: no nerve mesh (1)"]
    assert page.strange[0].reason == "80 mm², 50 % of what the tip touches"
    assert page.failures == ("soleus, measures: no faces",)
    assert 'href="../muscle/leg/soleus/index.html#soleus.nerve.tibial"' in render_page(page).decode()


def test_a_site_without_evidence_says_that_nothing_is_contradicted() -> None:
    page = gather_evidence_page(made_up_material(only="/muscle/leg/soleus/"))
    assert page is not None
    assert "No statement is contradicted." in render_page(page).decode()
