"""Type: which font a text needs, how wide it runs, where its lines break, and its ink as pixels.

Latin, Greek and Cyrillic are set in Source Sans 3; Japanese in Noto Sans CJK, which comes with the extra
``muscleatlas[japanese]``. Both are under the SIL Open Font License 1.1, which allows what is drawn with them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import PictureError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

__all__ = ["FAMILIES", "broken", "font_file", "half_height_em", "ink_and_halo", "width_em"]

FAMILIES = "'Source Sans 3','Source Sans Pro','Noto Sans CJK JP','Noto Sans JP',system-ui,sans-serif"
"""What a page may set the same texts in: widths are held by the page, whichever it has."""

_LATIN = ("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf")
_JAPANESE = ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf")
_WEIGHT = 500
_MEASURED_AT_PX = 200
_LINE_EM = 11.0
_HALO_EM = 0.17
_SMALL_PX = 40.0
_FINE = 4
"""Small type is drawn so many times larger and reduced: its letters then stand where they should, not on pixels."""

_LATIN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER")
_JAPANESE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "FULLWIDTH", "IDEOGRAPHIC")


def width_em(text: str) -> float:
    """Return the width of a line in ems: times the size of the type, it is pixels.

    Raises
    ------
    PictureError
        If no font has the script of the text, or the font for it is not installed.
    """
    return float(_font(_script(text), _MEASURED_AT_PX).getlength(_composed(text))) / _MEASURED_AT_PX


def broken(text: str, longest_em: float = _LINE_EM) -> tuple[str, ...]:
    """Return a name in lines, even in length and none longer than asked, unless a word alone is.

    Examples
    --------
    >>> broken("Musculus flexor digitorum longus", 8.0)
    ('Musculus flexor', 'digitorum longus')
    """
    words, joint = (list(text), "") if _script(text) == _JAPANESE and " " not in text else (text.split(), " ")
    for count in range(1, len(words) + 1):
        lines = min(_splits(words, count, joint), key=_unevenness)
        if max(map(width_em, lines)) <= longest_em or count == len(words):
            return lines
    return (text,)


def _unevenness(lines: tuple[str, ...]) -> tuple[float, float, tuple[str, ...]]:
    widths = [width_em(line) for line in lines]
    return max(widths), sum(width * width for width in widths), lines


def _splits(words: list[str], count: int, joint: str) -> list[tuple[str, ...]]:
    if count == 1:
        return [(joint.join(words),)]
    return [
        (joint.join(words[:first]), *rest)
        for first in range(1, len(words) - count + 2)
        for rest in _splits(words[first:], count - 1, joint)
    ]


def ink_and_halo(line: str, size_px: float) -> tuple[NDArray[np.uint8], NDArray[np.uint8], tuple[int, int]]:
    """Return the coverage of a line and of a wider copy behind it, ``(height, width)`` each, 0…255.

    Also returned: where the beginning of the line, at half the height of its small letters, is in them: x and y.
    """
    from PIL import Image, ImageDraw

    fine = _FINE if size_px < _SMALL_PX else 1
    font = _font(_script(line), size_px * fine)
    halo_px = _HALO_EM * size_px
    border = int(halo_px) + 3
    ascent, descent = (-(-extent // fine) for extent in font.getmetrics())
    size = (int(font.getlength(_composed(line)) / fine) + 2 * border + 2, ascent + descent + 2 * border)
    at = (border * fine, (border + ascent) * fine)
    layers = []
    for stroke in (0.0, halo_px * fine):
        image = Image.new("L", (size[0] * fine, size[1] * fine))
        ImageDraw.Draw(image).text(at, _composed(line), 255, font, anchor="ls", stroke_width=stroke)
        layers.append(np.asarray(image.reduce(fine)))
    middle = border + ascent - round(_half_height_em(_script(line)) * size_px)
    return layers[0], layers[1], (border, middle)


def half_height_em(text: str) -> float:
    """Return the height above the base line of what the eye takes for the middle of a line, in ems."""
    return _half_height_em(_script(text))


def font_file(text: str) -> Path:
    """Return the file of the font that has all of a text; a Latin one is to be set at a weight of 500."""
    return _file(_script(text))


def _half_height_em(script: tuple[str, str]) -> float:
    """Return the height above the base line of what the eye takes for the middle of a line."""
    return 0.26 if script == _LATIN else 0.37


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _script(text: str) -> tuple[str, str]:
    """Return the font that has all of a text."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in _composed(text) if not letter.isascii()}
    letters = scripts - {"EN", "EM", "NO-BREAK", "MIDDLE", "RIGHT", "LEFT", "MULTIPLICATION", "DEGREE"}
    if letters <= set(_LATIN_SCRIPTS):
        return _LATIN
    if letters <= {*_LATIN_SCRIPTS, *_JAPANESE_SCRIPTS}:
        return _JAPANESE
    raise PictureError(
        f"no font has all letters of {text!r}",
        found=", ".join(sorted(script.title() for script in letters - {*_LATIN_SCRIPTS, *_JAPANESE_SCRIPTS})),
        expected="Latin, Greek, Cyrillic or Japanese letters",
        hint="choose another language",
    )


@lru_cache(maxsize=16)
def _font(script: tuple[str, str], size_px: float) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(_file(script), size_px)
    if script == _LATIN:
        font.set_variation_by_axes([_WEIGHT])
    return font


def _file(script: tuple[str, str]) -> Path:
    package, name = script
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        cure = "muscleatlas[japanese]" if script == _JAPANESE else package.replace("_", "-")
        raise PictureError(
            f"the font {Path(name).stem.split('[')[0]} is not installed", hint=f"pip install '{cure}' brings it"
        )
    return Path(spec.origin).parent / name
