"""Labels and marks over a picture: laid out for a scene, and as SVG whose text can be selected.

The SVG has the picture's pixels as coordinates and colours nothing itself: texts, leaders and marks take the
``color`` of the page, their halos the page's background. It carries no font; the width of each line is fixed, so
that nothing overlaps in whatever font the reader has. To lay it over a picture that the page mirrors, turn each
text back with ``transform: scaleX(-1); transform-box: fill-box; transform-origin: center``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from muscleatlas.studio.anchor import Spot, free_strips_px, seen_numbers, spots
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.column import Point
from muscleatlas.studio.label import LINE_EM, Label, Layout, Named, Room
from muscleatlas.studio.layout import laid_out
from muscleatlas.studio.lettering import FAMILIES, broken, width_em
from muscleatlas.studio.marks import STRIP_EM, Marks, Word
from muscleatlas.studio.scene import Scene

__all__ = ["DOT_EM", "LINE_WIDTH_EM", "READ_AT_PX", "NamedActor", "labels_for", "svg_of"]

READ_AT_PX = 390.0
"""The width of a phone, at which labels can still be read."""

LINE_WIDTH_EM = 0.075
DOT_EM = 0.16
_HALO_EM = 0.28

_LONGEST_EM = (11.0, 8.0, 6.0)
_BREAK = 0.15
_TRIFLE = 0.02
_MOST_OTHERS = 6
_PLENTY = 14
"""Bones are named as long as there are fewer labels than this, and only if they take this share of what is seen."""


@dataclass(frozen=True, slots=True)
class NamedActor:
    """What an actor of a scene is called; those of higher ``rank`` lose their labels first."""

    structure: str
    text: str
    rank: int = 0


def labels_for(
    scene: Scene,
    camera: Camera,
    names: Mapping[int, NamedActor],
    *,
    marks: bool = False,
    read_at_px: float = READ_AT_PX,
) -> Layout:
    """Return where the names of what is visible stand beside a picture.

    Parameters
    ----------
    names
        By the number of the actor; actors of one structure share a label.
    marks
        Whether to leave room for marks at the top and bottom.
    read_at_px
        The smallest width at which the picture, margins included, is looked at.
    """
    seen = seen_numbers(scene, camera)
    left, right = free_strips_px(seen, camera)
    room = Room(camera.width, camera.height, left, right, STRIP_EM if marks else 0.0, read_at_px)
    found = spots(seen, {number: actor.structure for number, actor in names.items()}, camera)
    seen_px = float((seen > 0).mean()) * camera.width * camera.height
    trials = (laid_out(_named(found, names, seen_px, longest_em), room) for longest_em in _LONGEST_EM)
    return min(trials, key=_badness)


def _badness(layout: Layout) -> tuple[int, float]:
    """Return what is bad about a layout: names without room, its cost, and a little, names in many lines."""
    breaks = sum(label.text.count("\n") for label in layout.labels) / max(1, len(layout.labels))
    return len(layout.unlabelled), layout.cost + _BREAK * breaks * layout.picture_px[0]


def _named(
    found: Mapping[str, Spot], names: Mapping[int, NamedActor], seen_px: float, longest_em: float
) -> list[Named]:
    """Return what wants a label, the names broken into lines of no more than a length."""
    called = {actor.structure: actor for _, actor in sorted(names.items())}
    named = []
    for structure, spot in found.items():
        lines, rank = broken(called[structure].text, longest_em), called[structure].rank
        named.append(Named(structure, lines, max(map(width_em, lines)), spot.point_px, spot.area_px, rank))
    return _without_trifles(named, seen_px)


def _without_trifles(named: Sequence[Named], seen_px: float) -> list[Named]:
    """Return all of rank 0, and of the others the few that show most."""
    first = [name for name in named if name.rank == 0]
    others = sorted((name for name in named if name.rank), key=lambda name: name.weight, reverse=True)
    large = [name for name in others if name.area_px >= _TRIFLE * seen_px]
    return first + large[: min(_MOST_OTHERS, max(0, _PLENTY - len(first)))]


def svg_of(layout: Layout, *, marks: Marks | None = None, language: str = "en", title: str = "Labels") -> str:
    """Return an SVG to lay over the picture; its view box is the picture with the margins that the texts need.

    Parameters
    ----------
    title
        What a screen reader says before the names.
    """
    (left, _), (_, height) = layout.margins_px, layout.picture_px
    names = ", ".join(label.text.replace("\n", " ") for label in layout.labels)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="labels" viewBox="{-left} 0 {layout.canvas_width_px} {height}"'
        f' role="img" aria-label={quoteattr(f"{title}: {names}" if names else title)} lang={quoteattr(language)}'
        f' fill="currentColor" font-family={quoteattr(FAMILIES)} font-weight="500" font-size="{_n(layout.text_px)}"'
        ' stroke-linejoin="round" stroke-linecap="round">'
    )
    return "\n".join([head, *_leaders(layout), *_texts(layout), *_marks(marks, layout.text_px), "</svg>\n"])


def _leaders(layout: Layout) -> Iterable[str]:
    if not layout.labels:
        return
    em = layout.text_px
    path = "".join(_path(layout.leader(label)) for label in layout.labels)
    dots = "".join(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(DOT_EM * em)}"/>' for x, y in _anchors(layout.labels))
    halo, width = _n((LINE_WIDTH_EM + 0.2) * em), _n(LINE_WIDTH_EM * em)
    yield f'<path class="halo" d="{path}" fill="none" stroke="Canvas" stroke-opacity="0.75" stroke-width="{halo}"/>'
    yield f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{width}"/>'
    yield f'<g stroke="Canvas" stroke-opacity="0.75" paint-order="stroke" stroke-width="{_n(0.2 * em)}">{dots}</g>'


def _anchors(labels: Iterable[Label]) -> Iterable[Point]:
    return (label.anchor_px for label in labels)


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _texts(layout: Layout) -> Iterable[str]:
    yield _halo_group(layout.text_px)
    for label in layout.labels:
        lines = label.text.split("\n")
        (x, y), align = label.text_px, "end" if label.side == "left" else "start"
        first = y - (len(lines) - 1) / 2 * LINE_EM * layout.text_px
        spans = "".join(
            _span(line, (x, first + number * LINE_EM * layout.text_px), layout.text_px)
            for number, line in enumerate(lines)
        )
        yield f'<text text-anchor="{align}" data-structure={quoteattr(label.structure)}>{spans}</text>'
    yield "</g>"


def _halo_group(em: float) -> str:
    return f'<g paint-order="stroke" stroke="Canvas" stroke-opacity="0.85" stroke-width="{_n(_HALO_EM * em)}">'


def _span(line: str, at: Point, em: float) -> str:
    length = _n(width_em(line) * em)
    return (
        f'<tspan x="{_n(at[0])}" y="{_n(at[1])}" dy="0.3em" textLength="{length}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(line)}</tspan>'
    )


def _marks(marks: Marks | None, em: float) -> Iterable[str]:
    if marks is None:
        return
    (x, y), (end, _) = marks.bar.start_px, marks.bar.end_px
    tick = 0.22 * em
    bar = f"M{_n(x)} {_n(y - tick)}v{_n(2 * tick)}M{_n(x)} {_n(y)}H{_n(end)}M{_n(end)} {_n(y - tick)}v{_n(2 * tick)}"
    yield f'<path class="halo" d="{bar}" fill="none" stroke="Canvas" stroke-width="{_n(0.36 * em)}"/>'
    yield f'<path class="scale" d="{bar}" fill="none" stroke="currentColor" stroke-width="{_n(0.11 * em)}"/>'
    yield _halo_group(em)
    for word in (*marks.sides, marks.bar.word):
        yield f'<text text-anchor="{word.align}">{_word(word, em)}</text>'
    yield "</g>"


def _word(word: Word, em: float) -> str:
    return _span(word.text, word.at_px, em)


def _n(value: float) -> str:
    """Return a number as short as it is exact to a hundredth of a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
