"""Labels and marks as lines and as outlines of letters, for files that shall need no font."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from muscleatlas.studio.annotate import Annotation
from muscleatlas.studio.column import Point
from muscleatlas.studio.label import LINE_EM, Layout
from muscleatlas.studio.lettering import font_file, half_height_em, width_em
from muscleatlas.studio.overlay import DOT_EM, LINE_WIDTH_EM

__all__ = ["Outline", "Ruled", "Written", "written_lines"]

Outline = list[tuple[Any, ...]]
"""Steps "move", "line", "curve" (cubic) with their points, and "close"."""

_WEIGHT = 500


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line through points."""

    points_px: tuple[Point, ...]
    width_px: float


@dataclass(frozen=True, slots=True)
class Written:
    """All that is written on a picture, in its pixels."""

    strokes: tuple[Ruled, ...]
    letters: tuple[Outline, ...]


def written_lines(annotation: Annotation) -> Written:
    """Return the leaders, marks and texts of an annotation."""
    em = annotation.layout.text_px
    strokes, texts = list(_leaders(annotation.layout)), list(_texts(annotation.layout))
    if annotation.marks is not None:
        (x, y), (end, _), tick = annotation.marks.bar.start_px, annotation.marks.bar.end_px, 0.22 * em
        bar = (((x, y), (end, y)), ((x, y - tick), (x, y + tick)), ((end, y - tick), (end, y + tick)))
        strokes += [Ruled(line, 0.11 * em) for line in bar]
        texts += [(word.text, word.at_px, word.align) for word in (*annotation.marks.sides, annotation.marks.bar.word)]
    return Written(tuple(strokes), tuple(_outline(text, at, align, em) for text, at, align in texts))


def _leaders(layout: Layout) -> Iterable[Ruled]:
    em = layout.text_px
    for label in layout.labels:
        yield Ruled(layout.leader(label), LINE_WIDTH_EM * em)
        yield Ruled((label.anchor_px, label.anchor_px), 2 * DOT_EM * em)


def _texts(layout: Layout) -> Iterable[tuple[str, Point, str]]:
    for label in layout.labels:
        lines = label.text.split("\n")
        for number, line in enumerate(lines):
            y = label.text_px[1] + (number - (len(lines) - 1) / 2) * LINE_EM * layout.text_px
            yield line, (label.text_px[0], y), "end" if label.side == "left" else "start"


def _outline(text: str, at: Point, align: str, em: float) -> Outline:
    """Return the outlines of a line of text as wide as it was measured when it was laid out."""
    glyphs = _glyphs(str(font_file(text)))
    advances = [glyphs.advance_em(letter) for letter in text]
    width = width_em(text) * em
    squeeze = width / (sum(advances) * em) if sum(advances) else 1.0
    x = at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[align] * width
    base, outline = at[1] + half_height_em(text) * em, list[tuple[Any, ...]]()
    for letter, advance in zip(text, advances, strict=True):
        outline += [
            (verb, *((x + px * em * squeeze, base - py * em) for px, py in points))
            for verb, *points in glyphs.outline_em(letter)
        ]
        x += advance * em * squeeze
    return outline


@lru_cache(maxsize=4)
def _glyphs(path: str) -> _Glyphs:
    return _Glyphs(path)


class _Glyphs:
    """The letters of a font file in ems, y upwards."""

    def __init__(self, path: str) -> None:
        from fontTools.ttLib import TTFont

        font = TTFont(path)
        self._set = font.getGlyphSet(location={"wght": _WEIGHT} if "fvar" in font else None)
        self._names = font.getBestCmap()
        self._unit: float = 1.0 / float(font["head"].unitsPerEm)

    def _name(self, letter: str) -> str:
        return str(self._names.get(ord(letter), ".notdef"))

    def advance_em(self, letter: str) -> float:
        return float(self._set[self._name(letter)].width) * self._unit

    def outline_em(self, letter: str) -> Outline:
        """Return the steps of a letter; a pen of fontTools turns quadratic curves into cubic ones."""
        steps: Outline = []
        self._set[self._name(letter)].draw(_pen(self._set, steps, self._unit))
        return steps


def _pen(glyphs: Any, steps: Outline, unit: float) -> Any:
    from fontTools.pens.basePen import BasePen

    def scaled(points: Iterable[Point]) -> list[Point]:
        return [(x * unit, y * unit) for x, y in points]

    class Pen(BasePen):  # type: ignore[misc]
        def _moveTo(self, *points: Point) -> None:  # noqa: N802 - names of the library
            steps.append(("move", *scaled(points)))

        def _lineTo(self, *points: Point) -> None:  # noqa: N802
            steps.append(("line", *scaled(points)))

        def _curveToOne(self, *points: Point) -> None:  # noqa: N802
            steps.append(("curve", *scaled(points)))

        def _closePath(self) -> None:  # noqa: N802
            steps.append(("close",))

    return Pen(glyphs)
