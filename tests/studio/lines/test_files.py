"""Files of line figures are small, whole, well-formed, and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from muscleatlas.errors import OutputError, UsageError
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.lines.figure import line_figure
from muscleatlas.studio.lines.figure_of_place import LineDrawing
from muscleatlas.studio.lines.pdf import pdf_of
from muscleatlas.studio.lines.svg import svg_of
from tests.studio.lines.stage import box_figure
from tests.studio.scenes import limb_camera, limb_scene

CREDIT = Credit("Box & sphere", "© The makers of <boxes>\nA second line", "CC BY-SA 4.0", "box=1")
SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[3]


def test_a_structure_is_a_group_with_an_id_and_a_title() -> None:
    root = ET.fromstring(svg_of(box_figure(), CREDIT))
    group = root.find(f".//{SVG}g[@id='box']")
    assert group is not None
    assert group.findtext(f"{SVG}title") == "Box"
    assert [path.get("class") for path in group.iter(f"{SVG}path")] == ["crease", "outline"]


def test_outlines_are_heavier_than_creases_and_hidden_lines_are_dashed() -> None:
    root = ET.fromstring(svg_of(box_figure(hidden=True), CREDIT))
    pens = {path.get("class"): path for path in root.iter(f"{SVG}path") if path.get("class")}
    widths = {name: float(path.get("stroke-width", "0")) for name, path in pens.items()}
    assert widths["outline"] > widths["crease"] > widths["hidden crease"]
    assert [name for name, path in pens.items() if path.get("stroke-dasharray")] == ["hidden crease"]


def test_credit_and_licence_are_in_the_svg_and_nothing_is_fetched() -> None:
    text = svg_of(box_figure(), CREDIT)
    root = ET.fromstring(text)
    assert root.findtext(f"{SVG}title") == CREDIT.title
    assert root.findtext(f"{SVG}desc") == CREDIT.line
    licence = root.find(".//{http://creativecommons.org/ns#}license")
    assert licence is not None
    assert "href" not in text
    assert "url(http" not in text


def test_a_figure_without_tints_has_none() -> None:
    figure = line_figure(limb_scene(), limb_camera(0.0, 300), tint=False)
    assert 'id="tints"' not in svg_of(figure, CREDIT)


def test_the_pdf_opens_and_carries_its_credit() -> None:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf_of(box_figure(hidden=True), CREDIT)), strict=True)
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert reader.metadata.title == CREDIT.title
    assert reader.metadata.subject == CREDIT.line
    operators = [operator for _, operator in reader.pages[0].get_contents().operations]  # type: ignore[union-attr]
    assert operators.count(b"c") > 9
    assert not {b"Do", b"Tj", b"BI"} & set(operators)


def test_a_figure_saves_by_its_suffix(tmp_path: Path) -> None:
    drawing = LineDrawing(box_figure(), CREDIT)
    assert drawing.save(tmp_path / "box.svg").read_text(encoding="utf-8") == drawing._repr_svg_()
    assert drawing.save(tmp_path / "box.PDF").read_bytes().startswith(b"%PDF")
    with pytest.raises(UsageError, match=r"expected: \.svg, \.pdf"):
        drawing.save(tmp_path / "box.png")
    with pytest.raises(OutputError):
        drawing.save(tmp_path / "missing" / "box.svg")


def test_the_same_figure_is_the_same_bytes_under_any_hash_seed() -> None:
    assert len({_digests(seed) for seed in ("0", "1", "77")}) == 1


def test_files_are_small() -> None:
    figure = line_figure(limb_scene(), limb_camera(35.0, 1200), hidden=True)
    assert len(svg_of(figure, CREDIT)) < 20_000
    assert len(pdf_of(figure, CREDIT)) < 20_000


def _digests(seed: str) -> str:
    code = (
        "import hashlib; from tests.studio.lines.test_files import *;"
        "f = line_figure(limb_scene(), limb_camera(20.0, 400), hidden=True);"
        "print(hashlib.sha256(svg_of(f, CREDIT).encode() + pdf_of(f, CREDIT)).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout
