"""Line figures of places, by call and by command."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.cli.view import view
from muscleatlas.errors import UnknownNameError, UsageError
from muscleatlas.studio.lines.figure_of_place import draw_lines
from tests.tiny.limb import write_tiny_bundle

PLACE = "leg-lateral"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_bundle(tmp_path_factory.mktemp("bundles") / "tiny").path


@pytest.fixture(scope="module")
def atlas(tiny: Path) -> Atlas:
    return load(tiny)


def test_each_visible_structure_is_named_in_the_svg(atlas: Atlas) -> None:
    root = ET.fromstring(draw_lines(atlas, PLACE, view="lateral")._repr_svg_())
    titles = {title.text for title in root.iter("{http://www.w3.org/2000/svg}title")}
    assert {"Fibularis longus", "Fibularis brevis", "Tibia"} <= titles


def test_the_left_side_is_the_mirror_image(atlas: Atlas) -> None:
    right, left = draw_lines(atlas, PLACE), draw_lines(atlas, PLACE, side="left")
    width = right.figure.width
    for one, other in zip(right.figure.paths, left.figure.paths, strict=True):
        assert np.allclose(one.curve_px[:, 0], width - other.curve_px[:, 0])
    assert ("right side" in right.credit.title, "left side" in left.credit.title) == (True, True)


def test_labels_are_selectable_text_within_the_page(atlas: Atlas) -> None:
    drawing = draw_lines(atlas, PLACE, view="lateral", labels=True, marks=True)
    root = ET.fromstring(drawing._repr_svg_())
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Fibularis longus" in [text.replace("Fibularislongus", "Fibularis longus") for text in texts]
    assert "currentColor" not in drawing._repr_svg_()


def test_labels_in_a_pdf_are_outlines_so_that_no_font_is_needed(atlas: Atlas, tmp_path: Path) -> None:
    from pypdf import PdfReader

    drawing = draw_lines(atlas, PLACE, view="lateral", labels=True, marks=True)
    page = PdfReader(BytesIO(drawing.save(tmp_path / "named.pdf").read_bytes()), strict=True).pages[0]
    operators = [operator for _, operator in page.get_contents().operations]  # type: ignore[union-attr]
    assert not {b"Tj", b"TJ"} & set(operators)
    assert drawing.annotation is not None
    assert operators.count(b"f") > len(drawing.annotation.layout.labels)


def test_what_is_wrong_is_told(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="fibularis longus"):
        draw_lines(atlas, "fibularis longis")
    with pytest.raises(UsageError, match="exclude each other"):
        draw_lines(atlas, PLACE, view="lateral", azimuth_deg=3.0)


@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
def test_the_command_draws_lines_for_the_suffix(
    suffix: str, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"figure{suffix}"
    view("leg-lateral", view="lateral", hidden=True, out=out, bundle=str(tiny))
    told = capsys.readouterr()
    assert (told.out, out.exists()) == (f"{out}\n", True)
    assert "lines" in told.err.splitlines()[0]


def test_hidden_lines_of_a_picture_are_refused(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a picture \(.png\) takes no --hidden"):
        view("leg-lateral", hidden=True, out=tmp_path / "figure.png", bundle=str(tiny))
