from __future__ import annotations

import pytest

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.marks import Marks, marks_for
from muscleatlas.studio.view import SCHEMES, find_view, turned

EM = 20.0


def _marks(scheme: str, view: str, *, mm_per_px: float = 0.5, language: str = "en") -> Marks:
    camera = Camera(find_view(SCHEMES[scheme], view), (0.0, 0.0, 0.0), mm_per_px, 600, 800)
    return marks_for(camera, SCHEMES[scheme], EM, language=language)


def _words(marks: Marks) -> dict[str, str]:
    """Return left, right, top and bottom words."""
    ends = {word.align: word.text for word in marks.sides if word.align != "middle"}
    middles = sorted((word.at_px[1], word.text) for word in marks.sides if word.align == "middle")
    return {"left": ends["start"], "right": ends["end"]} | dict(
        zip(("top", "bottom"), (t for _, t in middles), strict=False)
    )


@pytest.mark.parametrize(
    ("scheme", "view", "left", "right"),
    [
        ("limb", "anterior", "L", "M"),
        ("limb", "lateral", "P", "A"),
        ("limb", "posterior", "M", "L"),
        ("limb", "medial", "A", "P"),
        ("limb", "anterolateral", "PL", "AM"),
        ("foot", "dorsal", "M", "L"),
        ("foot", "plantar", "L", "M"),
        ("foot", "medial", "P", "D"),
        ("both-sides", "anterior", "R", "L"),
        ("both-sides", "posterior", "L", "R"),
        ("both-sides", "left lateral", "A", "P"),
    ],
)
def test_the_sides_of_a_picture_are_named(scheme: str, view: str, left: str, right: str) -> None:
    words = _words(_marks(scheme, view))
    assert ({*words["left"]}, {*words["right"]}) == ({*left}, {*right})


@pytest.mark.parametrize(
    ("scheme", "language", "top", "bottom"),
    [
        ("limb", "en", "proximal", "distal"),
        ("limb", "la", "proximalis", "distalis"),
        ("limb", "ja", "近位", "遠位"),
        ("limb", "de", "proximal", "distal"),
        ("foot", "en", "distal", "proximal"),
        ("both-sides", "en", "superior", "inferior"),
        ("both-sides", "fr", "supérieur", "inférieur"),
    ],
)
def test_the_ends_of_the_axis_are_named(scheme: str, language: str, top: str, bottom: str) -> None:
    words = _words(_marks(scheme, "1", language=language))
    assert (words["top"], words["bottom"]) == (top, bottom)


def test_a_view_from_above_names_no_ends_of_the_axis() -> None:
    camera = Camera(turned(SCHEMES["limb"], 0.0, 80.0), (0.0, 0.0, 0.0), 0.5, 600, 800)
    assert set(_words(marks_for(camera, SCHEMES["limb"], EM))) == {"left", "right"}


@pytest.mark.parametrize("mm_per_px", [0.08, 0.1, 0.21, 0.37, 0.5, 0.7, 0.93, 1.5, 3.0])
def test_the_bar_is_as_long_as_it_says_round_and_about_a_fifth_of_the_width(mm_per_px: float) -> None:
    bar = _marks("limb", "anterior", mm_per_px=mm_per_px).bar
    number, unit = bar.word.text.split()
    length_px = bar.end_px[0] - bar.start_px[0]
    assert unit == "cm"
    assert float(number) * 10 == pytest.approx(length_px * mm_per_px)
    assert number.strip("0.") in {"1", "2", "5"}
    assert 0.12 <= length_px / 600 <= 0.32
    assert bar.start_px[1] == bar.end_px[1]


def test_the_mirror_image_has_the_sides_changed_and_the_bar_in_place() -> None:
    marks = _marks("limb", "lateral")
    flipped = marks.mirrored(600)
    assert _words(flipped)["left"] == _words(marks)["right"]
    assert _words(flipped)["top"] == "proximal"
    assert flipped.bar == marks.bar
    assert flipped.mirrored(600) == marks
