"""Figures of moment arms: to scale, readable without seeing them, colours left to the page."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from muscleatlas.evidence.curve_figure import Line, Panel, panel_svg, panels_of, shared_range_mm
from muscleatlas.evidence.verdict import Curve

SVG = "{http://www.w3.org/2000/svg}"
LINE = Line("", (0.0, 30.0, 60.0), (10.0, 0.0, -10.0), (10.0, 0.0, -10.0), (10.0, 0.0, -10.0))
PANEL = Panel("knee", "flexion", (LINE,))


def test_curves_over_the_same_angles_are_one_line_with_a_band_from_least_to_greatest() -> None:
    curves = [_curve("a.action.x", (0, 10), (2.0, 4.0)), _curve("a.action.x", (0, 10), (4.0, 8.0))]
    (panel,) = panels_of(curves, {})
    (line,) = panel.lines
    assert (line.mean_mm, line.least_mm, line.greatest_mm) == ((3.0, 6.0), (2.0, 4.0), (4.0, 8.0))
    assert line.has_band


def test_parts_and_ranges_have_lines_of_their_own() -> None:
    curves = [
        _curve("a.action.x", (0, 10), (2.0, 4.0)),
        _curve("a.action.y", (0, 10), (-2.0, -4.0)),
        _curve("a.action.x", (-10, 0), (1.0, 2.0)),
    ]
    (panel,) = panels_of(curves, {"a.action.x": "anterior fibres", "a.action.y": "posterior fibres"})
    assert panel.parts == ("anterior fibres", "posterior fibres")
    assert [line.angles_deg for line in panel.lines] == [(0, 10), (0, 10), (-10, 0)]
    assert not any(line.has_band for line in panel.lines)


def test_all_panels_of_a_muscle_share_a_scale_that_holds_zero() -> None:
    high = Panel("hip", "flexion", (Line("", (0, 1), (7.0, 9.0), (6.0, 8.0), (8.0, 12.0)),))
    assert shared_range_mm([high]) == (0, 12.0)
    assert shared_range_mm([high, PANEL]) == (-10.0, 12.0)


def test_the_line_is_drawn_to_scale() -> None:
    svg = _drawn(PANEL)
    points = [tuple(map(float, point.split(","))) for point in _line_of(svg)]
    (left, upper), middle, (right, lower) = points
    assert middle == ((left + right) / 2, (upper + lower) / 2)
    assert _height_of_zero(svg) == middle[1]
    assert upper < middle[1] < lower


def test_ticks_are_round_numbers_with_their_units() -> None:
    texts = {text.text for text in _drawn(PANEL).iter(f"{SVG}text")}
    assert {"10 mm", "5", "0", "\N{MINUS SIGN}5", "\N{MINUS SIGN}10"} <= texts
    assert {"0°", "10°", "30°", "60°"} <= texts


def test_the_figure_has_a_title_and_a_description_and_says_which_way_is_which() -> None:
    svg = _drawn(PANEL)
    assert svg.attrib["role"] == "img"
    names = {element.attrib["id"]: element.text for element in svg if "id" in element.attrib}
    assert [names[id_] for id_ in svg.attrib["aria-labelledby"].split()] == [
        "Moment arm at the knee",
        "From 10 to -10 mm",
    ]
    assert {"↑ flexion", "↓ extension"} <= {"".join(text.itertext()) for text in svg.iter(f"{SVG}text")}


def test_parts_are_told_apart_without_colour_and_named_in_a_key() -> None:
    other = Line("", (0.0, 60.0), (5.0, 5.0), (5.0, 5.0), (5.0, 5.0))
    lines = (Line("long head", *_values(LINE)), other)
    svg = _drawn(Panel("knee", "flexion", lines))
    assert [line.attrib["class"] for line in svg.iter(f"{SVG}polyline")] == ["arm", "arm part-1"]
    assert {"long head", "whole muscle"} <= {text.text for text in svg.iter(f"{SVG}text")}
    assert not [text for text in _drawn(PANEL).iter(f"{SVG}text") if text.text == "whole muscle"]


def test_no_colour_and_no_style_is_written_into_the_figure() -> None:
    assert not re.search(r"#[0-9a-f]{3}|rgb|style=|fill=|stroke=", _text(PANEL))


def test_words_are_escaped() -> None:
    assert "<b>" not in panel_svg(
        PANEL, range_mm=(0, 1), name="c", title="<b>", told="<b>", toward="<b>", away="<b>", whole="<b>"
    )


@pytest.mark.parametrize("span_mm", [0.5, 3, 7, 24, 130, 460])
def test_a_scale_of_any_size_has_few_ticks_and_holds_the_line(span_mm: float) -> None:
    line = Line("", (0, 90), (-span_mm / 3, span_mm), (-span_mm / 3, span_mm), (-span_mm / 3, span_mm))
    panel = Panel("knee", "flexion", (line,))
    svg = _drawn(panel)
    ticks = [text for text in svg.iter(f"{SVG}text") if text.attrib["class"] == "arm-tick"]
    assert 2 <= len(ticks) <= 8
    heights = [float(point.split(",")[1]) for point in _line_of(svg)]
    assert all(20 <= height <= 150 for height in heights)


def _curve(statement: str, angles: tuple[float, ...], arms: tuple[float, ...]) -> Curve:
    return Curve("a", (statement,), "knee", "flexion", "knee_angle_r", angles, arms, ("a_r",))


def _values(line: Line) -> tuple[tuple[float, ...], ...]:
    return (line.angles_deg, line.mean_mm, line.least_mm, line.greatest_mm)


def _text(panel: Panel) -> str:
    svg = panel_svg(
        panel,
        range_mm=shared_range_mm([panel]),
        name="curve",
        title="Moment arm at the knee",
        told="From 10 to -10 mm",
        toward="flexion",
        away="extension",
        whole="whole muscle",
    )
    return str(svg)


def _drawn(panel: Panel) -> ET.Element:
    return ET.fromstring(_text(panel).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def _line_of(svg: ET.Element) -> list[str]:
    (line,) = svg.iter(f"{SVG}polyline")
    return line.attrib["points"].split()


def _height_of_zero(svg: ET.Element) -> float:
    (zero,) = [path for path in svg.iter(f"{SVG}path") if path.attrib["class"] == "zero"]
    return float(re.findall(r"M[\d.]+ ([\d.]+)", zero.attrib["d"])[0])
