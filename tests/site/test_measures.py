from __future__ import annotations

import re
from dataclasses import replace

from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.verdict import Band, Measure, Relation
from muscleatlas.site.gather import gather_page
from muscleatlas.site.write import render_page
from tests.site.made_up import made_up_material

VOLUME = Measure(
    "soleus",
    "volume",
    306_879.4,
    "mm3",
    "inside",
    "repaired",
    "seams between materials welded (at most 0.2 mm)",
    band=Band(319_175, 583_885, "mm3", "handsfield2014"),
)
LENGTH = Measure("soleus", "length", 285.2, "mm", "along", "repaired")
SECTION = Measure("soleus", "cross-section", 2141.4, "mm2", "across", "repaired")
SHARE = Measure("soleus", "tendon-share", 0.045, "1", "tagged", "repaired")
CONTACT = Measure("soleus", "contact", 2652.7, "mm2", "touching", "repaired", other="plantaris")
SLIGHT = Measure("soleus", "contact", 21.0, "mm2", "touching", "repaired", other="popliteus")
COVERED = Relation("soleus", "deep to", "plantaris", {"share": 0.9})


def section(*measures: Measure, schematic: bool = False) -> str:
    material = replace(made_up_material(), schematic=schematic)
    planned = next(page for page in material.plan.pages if page.structure == "soleus")
    found = replace(material, evidence=Evidence(measures=measures, relations=(COVERED,)))
    html = render_page(gather_page(found, planned)).decode()
    shown = re.search(r'<section class="measures".*?</section>', html, re.DOTALL)
    return shown[0] if shown else ""


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_sizes_are_told_in_the_units_of_the_clinic() -> None:
    told = text(section(VOLUME, LENGTH, SECTION, SHARE))
    for size in ("Volume 307 cm³", "Length 285 mm", "Greatest cross-section 21 cm²", "Tendon 4 %"):
        assert size in told


def test_a_size_is_compared_and_never_a_norm() -> None:
    told = text(section(VOLUME))
    assert "one body, no norm" in told
    assert "smaller than what imaging found in healthy adults, 319–584 cm³ ( Handsfield" in told


def test_a_volume_that_was_given_is_not_held_against_where_it_came_from() -> None:
    told = text(section(VOLUME, schematic=True))
    assert "which was made to have this volume" in told
    assert "Volume 307 cm³" in told
    assert "imaging" not in told
    assert "The mesh was" not in told


def test_the_grade_of_the_mesh_is_told() -> None:
    assert "The mesh was mended: seams between materials welded (at most 0.2 mm)." in text(section(VOLUME)).replace(
        " .", "."
    )
    closed = replace(VOLUME, grade="closed", note="")
    assert "The mesh was closed as it came." in text(section(closed))


def test_neighbours_are_linked_with_their_area_and_depth() -> None:
    html = section(VOLUME, CONTACT, SLIGHT)
    [item] = re.findall(r"<li>.*?</li>", html, re.DOTALL)
    assert text(item).replace(" ,", ",") == "plantaris 27 cm², lies over it"
    assert "popliteus" not in html


def test_what_was_not_measured_has_no_section() -> None:
    assert section() == ""
