from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.anatomy.structure import Names
from muscleatlas.atlas.atlas import Atlas, load
from muscleatlas.cli.view import view
from muscleatlas.studio.drawing import draw
from muscleatlas.studio.naming import label_text
from tests.tiny.limb import write_tiny_bundle

NAMES = Names("Soleus", "Musculus soleus", (), (), {"ja": ("ヒラメ筋",)})
PLACE = "leg-lateral"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_bundle(tmp_path_factory.mktemp("bundles") / "tiny").path


@pytest.fixture(scope="module")
def atlas(tiny: Path) -> Atlas:
    return load(tiny)


def _texts(atlas: Atlas, language: str = "en") -> dict[str, str]:
    drawing = draw(atlas, PLACE, view="lateral", size_px=512, labels=True, language=language)
    assert drawing.annotation is not None
    return {label.structure: label.text.replace("\n", " ") for label in drawing.annotation.layout.labels}


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", ("Soleus", "en")), ("la", ("M. soleus", "la")), ("ja", ("ヒラメ筋", "ja")), ("de", ("M. soleus", "la"))],
)
def test_a_name_is_given_in_its_language_and_failing_that_in_latin(language: str, text: tuple[str, str]) -> None:
    assert label_text(NAMES, language) == text


def test_without_a_latin_name_the_english_one_is_given() -> None:
    assert label_text(Names("Great toe", None, (), (), {}), "la") == ("Great toe", "en")


def test_muscles_and_bones_are_named(atlas: Atlas) -> None:
    texts = _texts(atlas)
    assert texts["fibularis-longus"] == "Fibularis longus"
    assert texts["bone:tibia"] == "Tibia"


def test_labels_speak_the_language_asked_for(atlas: Atlas) -> None:
    assert _texts(atlas, language="la")["fibularis-longus"] == "M. fibularis longus"


def test_the_left_side_is_the_mirror_image_with_its_texts_at_the_other_side(atlas: Atlas) -> None:
    right, left = (
        draw(atlas, PLACE, view="lateral", size_px=512, side=side, labels=True) for side in ("right", "left")
    )
    assert right.annotation is not None
    assert left.annotation is not None
    assert left.annotation.layout == right.annotation.layout.mirrored()
    assert left.rgba.shape == right.rgba.shape
    assert not np.array_equal(left.rgba, right.rgba[:, ::-1])


def test_without_labels_and_marks_the_picture_is_as_before(atlas: Atlas) -> None:
    plain, marked = draw(atlas, PLACE, size_px=256), draw(atlas, PLACE, size_px=256, marks=True)
    assert plain.annotation is None
    assert plain.rgba.shape == marked.rgba.shape
    assert 0 < (plain.rgba != marked.rgba).any(axis=2).mean() < 0.2


def test_the_recipe_tells_what_is_written(atlas: Atlas) -> None:
    drawing = draw(atlas, PLACE, size_px=256, labels=True, language="la", marks=True)
    assert drawing.credit.recipe.endswith(" labels=la marks")


def test_the_same_labels_give_the_same_bytes(atlas: Atlas) -> None:
    one, other = (draw(atlas, PLACE, size_px=256, labels=True, marks=True) for _ in range(2))
    np.testing.assert_array_equal(one.rgba, other.rgba)


def test_the_command_tells_which_names_another_language_lent(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view(PLACE, view="lateral", size=512, labels=True, language="sv", out=tmp_path / "leg.png", bundle=str(tiny))
    lines = capsys.readouterr().err.splitlines()
    (note,) = (line for line in lines if line.startswith("no name in 'sv', so in Latin: "))
    assert "M. fibularis longus" in note
    assert (tmp_path / "leg.png").is_file()
