"""The page of a muscle shows its moment arms: a figure for each movement, in words as well."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from muscleatlas.evidence.actions import curves_of
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.site.curves import Curves, gather_curves
from muscleatlas.site.gather import gather_page
from muscleatlas.site.write import render_page
from tests.evidence.motion import function
from tests.site.made_up import knowledge, made_up_material


@cache
def curves(structure: str) -> Curves | None:
    return gather_curves(knowledge(), knowledge().structures[structure], curves_of(structure, function()))


@cache
def page_with_curves(structure: str) -> str:
    material = made_up_material(only=knowledge().structures[structure].permalink)
    found = replace(material, evidence=Evidence(curves=tuple(curves_of(structure, function()))))
    return render_page(gather_page(found, material.plan.pages[0])).decode()


def test_a_muscle_has_a_figure_for_each_movement_that_its_statements_name() -> None:
    found = curves("gastrocnemius")
    assert found is not None
    assert [figure.heading for figure in found.figures] == ["Ankle joint", "Knee joint"]
    assert found.paths == ("gaslat_r", "gasmed_r")


def test_many_paths_are_counted_not_named() -> None:
    found = curves("psoas-major")
    assert found is not None
    assert (found.paths, found.path_count) == ((), 12)
    assert "It has 12 paths for this muscle" in re.sub(r"<[^>]+>", "", page_with_curves("psoas-major"))


def test_a_structure_without_curves_has_no_section() -> None:
    assert curves("popliteus") is None
    assert 'id="moment-arms"' not in page_with_curves("popliteus")


@pytest.mark.parametrize("structure", ["gluteus-medius", "dorsal-interossei-of-hand"])
def test_every_figure_is_named_and_told_by_elements_of_the_page(structure: str) -> None:
    html = page_with_curves(structure)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    labelled = re.findall(r'<svg class="curve"[^>]*aria-labelledby="([^"]+)"', html)
    assert labelled
    assert all(id_ in ids for names in labelled for id_ in names.split())


def test_a_figure_tells_its_range_and_its_signs_in_words() -> None:
    html = re.sub(r"<desc[^>]*>", "<desc>", page_with_curves("soleus"))
    told = re.sub(r"</?(?!desc)[a-z][^>]*>", "", re.findall(r"<desc>.*?</desc>", html)[0])
    assert told == (
        "<desc>Between \N{MINUS SIGN}40 and 30 degrees the moment arm lies between \N{MINUS SIGN}44 and "
        "\N{MINUS SIGN}29 mm. Positive is dorsiflexion, negative plantarflexion.</desc>"
    )


@pytest.mark.parametrize("structure", ["gluteus-medius", "quadratus-lumborum"])
def test_words_to_be_translated_leave_the_figure_whole(structure: str) -> None:
    for figure in re.findall(r"</desc>.*?</svg>", page_with_curves(structure), re.DOTALL):
        assert "<span" not in figure
        assert re.search(r"<tspan data-msg[^>]*>[a-z ]+</tspan>", figure)


def test_the_figures_of_a_page_are_light() -> None:
    heaviest = max(
        sum(len(figure.svg) for figure in found.figures)
        for structure in function().map.counterparts
        if (found := curves(structure)) is not None
    )
    assert heaviest < 25_000
