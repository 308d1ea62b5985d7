from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec

import numpy as np
import pytest

from muscleatlas.errors import PictureError
from muscleatlas.studio import lettering
from muscleatlas.studio.lettering import broken, ink_and_halo, width_em


@pytest.mark.parametrize(
    "text", ["Musculus fibularis longus", "Großzehenstrecker", "muscle péronier", "Łydka", "長腓骨筋"]
)
def test_a_line_is_as_wide_as_its_ink(text: str) -> None:
    ink, _, (x, _) = ink_and_halo(text, 100.0)
    columns = np.flatnonzero(ink.any(axis=0))
    assert columns[-1] - x == pytest.approx(100 * width_em(text), abs=12)
    assert columns[0] == pytest.approx(x, abs=12)


def test_twice_the_text_is_twice_as_wide() -> None:
    assert width_em("soleus soleus ") == pytest.approx(2 * width_em("soleus "), abs=0.02)


def test_composed_and_combining_letters_are_the_same() -> None:
    assert width_em("muscle pe\u0301ronier") == width_em("muscle péronier")


@pytest.mark.parametrize("letter", "äöüßÄéèçñøåłőšžœ’長腓骨筋ひらめ")
def test_every_latin_and_japanese_letter_has_a_shape_of_its_own(letter: str) -> None:
    font = lettering._font(lettering._script(letter), 40.0)
    assert bytes(font.getmask(letter)) != bytes(font.getmask("\ue000"))


@pytest.mark.parametrize("size_px", [11.5, 39.0, 41.0, 90.0])
def test_the_halo_covers_the_ink_and_reaches_beyond_it(size_px: float) -> None:
    ink, halo, _ = ink_and_halo("Soleus", size_px)
    assert ink.shape == halo.shape
    assert (halo.astype(int) >= ink.astype(int) - 2).all()
    assert halo.astype(float).sum() > 1.4 * ink.astype(float).sum()
    assert not ink[0].any()
    assert not halo[0].any()


def test_the_middle_of_a_line_is_the_middle_of_its_small_letters() -> None:
    ink, _, (_, y) = ink_and_halo("xxx", 100.0)
    rows = np.flatnonzero(ink.max(axis=1) > 127)
    assert (rows[0] + rows[-1] + 1) / 2 == pytest.approx(y, abs=3)


def test_lines_are_broken_between_words_and_even() -> None:
    assert broken("Musculus flexor digitorum longus", 8.0) == ("Musculus flexor", "digitorum longus")
    assert broken("Soleus", 8.0) == ("Soleus",)
    assert broken("M. soleus", 0.5) == ("M.", "soleus")


def test_japanese_is_broken_between_letters() -> None:
    assert broken("長腓骨筋", 2.5) == ("長腓", "骨筋")


def test_no_line_is_longer_than_asked_if_its_words_allow() -> None:
    for longest in (6.0, 8.0, 11.0):
        lines = broken("Superficial part of posterior compartment of leg", longest)
        assert max(map(width_em, lines)) <= longest
        assert " ".join(lines) == "Superficial part of posterior compartment of leg"


def test_a_script_without_a_font_is_told() -> None:
    with pytest.raises(PictureError) as told:
        width_em("العضلة النعلية")
    assert str(told.value) == (
        "no font has all letters of 'العضلة النعلية'\n"
        "  found: Arabic\n"
        "  expected: Latin, Greek, Cyrillic or Japanese letters\n"
        "  choose another language"
    )


def test_a_font_that_is_not_installed_is_told_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: str) -> ModuleSpec | None:
        return None

    assert importlib.util.find_spec("noto_cjk_sans_jp_regular")
    monkeypatch.setattr(lettering, "find_spec", nothing)
    lettering._font.cache_clear()
    with pytest.raises(PictureError) as told:
        width_em("長腓骨筋")
    assert str(told.value) == (
        "the font NotoSansCJKjp-Regular is not installed\n  pip install 'muscleatlas[japanese]' brings it"
    )


def test_the_same_text_gives_the_same_pixels() -> None:
    first, _, _ = ink_and_halo("Musculus soleus", 20.0)
    lettering._font.cache_clear()
    second, _, _ = ink_and_halo("Musculus soleus", 20.0)
    np.testing.assert_array_equal(first, second)
