from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from muscleatlas.studio.anchor import seen_numbers, spots
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.label import Layout
from muscleatlas.studio.marks import marks_for
from muscleatlas.studio.overlay import NamedActor, labels_for, svg_of
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.view import SCHEMES
from tests.studio.scenes import actor, limb_camera, limb_scene, sphere
from tests.tiny.limb import SPINDLES

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    number: NamedActor(spindle.id, spindle.id.partition("/")[2]) for number, spindle in enumerate(SPINDLES, start=1)
}


def _layout(azimuth_deg: float = 90.0, longest_px: int = 512) -> Layout:
    return labels_for(limb_scene(), limb_camera(azimuth_deg, longest_px), NAMES, marks=True)


def limb_at_origin() -> Camera:
    return replace(limb_camera(0.0, 512), centre_mm=(0.0, 0.0, 0.0), mm_per_px=1.0, width=300, height=400)


def test_every_leader_points_at_what_it_names() -> None:
    camera = limb_camera(90.0, 512)
    seen = seen_numbers(limb_scene(), camera)
    layout = _layout()
    assert layout.labels
    for label in layout.labels:
        x, y = label.anchor_px
        row, column = int(y / camera.height * seen.shape[0]), int(x / camera.width * seen.shape[1])
        assert NAMES[int(seen[row, column])].structure == label.structure


def test_what_is_not_visible_has_no_label_and_is_not_missed() -> None:
    scene = build_scene([actor(1, sphere(80.0)), actor(2, sphere(20.0))], ())
    names = {1: NamedActor("large", "Large"), 2: NamedActor("hidden", "Hidden")}
    layout = labels_for(scene, limb_at_origin(), names)
    assert [label.structure for label in layout.labels] == ["large"]
    assert layout.unlabelled == ()


def test_actors_of_one_structure_share_a_label_at_the_larger() -> None:
    scene = build_scene([actor(1, sphere(30.0, (-70, 0, 0))), actor(2, sphere(60.0, (50, 0, 0)))], ())
    names = {1: NamedActor("both", "Both"), 2: NamedActor("both", "Both")}
    (label,) = labels_for(scene, limb_at_origin(), names).labels
    assert label.anchor_px == pytest.approx((200.0, 200.0), abs=6)


def test_a_leader_ends_in_the_middle_of_a_disc() -> None:
    found = spots(
        seen_numbers(build_scene([actor(7, sphere(60.0))], ()), limb_at_origin()), {7: "disc"}, limb_at_origin()
    )
    assert found["disc"].point_px == pytest.approx((150.0, 200.0), abs=3)
    assert found["disc"].area_px == pytest.approx(np.pi * 60**2, rel=0.02)


def test_bones_give_way_to_muscles_and_small_ones_are_not_named() -> None:
    solids = [actor(1, sphere(90.0)), actor(2, sphere(9.0, (-120, 0, 0))), actor(3, sphere(40.0, (0, 0, 140)))]
    names = {1: NamedActor("a", "A"), 2: NamedActor("trifle", "Trifle", 1), 3: NamedActor("bone", "Bone", 1)}
    layout = labels_for(build_scene(solids, ()), limb_at_origin(), names)
    assert sorted(label.structure for label in layout.labels) == ["a", "bone"]


def test_the_text_of_a_label_can_be_read_at_the_width_of_a_phone() -> None:
    layout = _layout(longest_px=1024)
    assert layout.text_px * 390 / layout.canvas_width_px >= 11.4


def _svg(layout: Layout) -> ET.Element:
    camera = limb_camera(90.0, 512)
    marks = marks_for(camera, SCHEMES["limb"], layout.text_px)
    return ET.fromstring(svg_of(layout, marks=marks, title="The tiny limb"))


def test_the_svg_is_the_picture_with_its_margins() -> None:
    layout = replace(_layout(), margins_px=(40, 25))
    width, height = layout.picture_px
    assert _svg(layout).attrib["viewBox"] == f"-40 0 {width + 65} {height}"


def test_the_svg_says_all_names_to_a_screen_reader() -> None:
    layout = _layout()
    root = _svg(layout)
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == "en"
    assert root.attrib["aria-label"] == "The tiny limb: " + ", ".join(label.text for label in layout.labels)


def test_the_svg_has_each_line_as_text_of_fixed_width() -> None:
    layout = _layout()
    lines = list(_svg(layout).iter(f"{SVG}tspan"))
    shown = [line for label in layout.labels for line in label.text.split("\n")]
    assert [span.text for span in lines][: len(shown)] == shown
    assert all(float(span.attrib["textLength"]) > 0 for span in lines)
    assert {span.text for span in lines[len(shown) :]} == {"P", "A", "proximal", "distal", "5 cm"}


def test_the_svg_takes_its_colours_from_the_page_and_nothing_from_elsewhere() -> None:
    text = svg_of(_layout())
    assert 'fill="currentColor"' in text
    assert "#" not in text
    assert "url(" not in text
    assert "href" not in text


def test_names_cannot_break_out_of_the_svg() -> None:
    names = {number: replace(name, text='a"<b>&') for number, name in NAMES.items()}
    layout = labels_for(limb_scene(), limb_camera(90.0, 512), names)
    spans = list(ET.fromstring(svg_of(layout)).iter(f"{SVG}tspan"))
    assert {span.text for span in spans} == {'a"<b>&'}


def test_without_labels_and_marks_the_svg_is_empty() -> None:
    empty = labels_for(limb_scene(), limb_camera(90.0, 512), {})
    assert [child.tag for child in ET.fromstring(svg_of(empty)) if len(child)] == []


def test_the_same_scene_gives_the_same_svg() -> None:
    assert svg_of(_layout()) == svg_of(_layout())
