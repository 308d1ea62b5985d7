"""A line figure as SVG."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.annotate import Annotation
from muscleatlas.studio.credit import Credit, xmp_packet
from muscleatlas.studio.lines.figure import LineFigure
from muscleatlas.studio.lines.pen import DASHES, INK, line_weight
from muscleatlas.studio.lines.strokes import LinePath

__all__ = ["svg_of"]


def svg_of(figure: LineFigure, credit: Credit, annotation: Annotation | None = None) -> str:
    """Return the figure as an SVG document that needs nothing from outside.

    Every structure has a group of lines with an id and a title; tints lie below all lines. Labels are selectable
    text. Credit, licence and recipe are in ``<metadata>`` as RDF.
    """
    left, right = annotation.layout.margins_px if annotation else (0, 0)
    width = left + figure.width + right
    size = f'width="{width}" height="{figure.height}" viewBox="{-left} 0 {width} {figure.height}"'
    ids = _ids(figure)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(credit.title)}</title>",
        f"<desc>{escape(credit.line)}</desc>",
        f"<metadata>{_rdf(credit)}</metadata>",
        f'<clipPath id="frame"><path d="M0 0H{figure.width}V{figure.height}H0Z"/></clipPath>',
        '<g clip-path="url(#frame)">',
        *_tints(figure, ids),
        f'<g id="lines" fill="none" stroke="{INK}" stroke-linecap="round" stroke-linejoin="round">',
        *(_group(figure, number, ids[number]) for number in ids if any(p.number == number for p in figure.paths)),
        "</g>",
        "</g>",
        *([_labels(figure, annotation)] if annotation else []),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _rdf(credit: Credit) -> str:
    packet = xmp_packet(credit).decode("utf-8")
    return packet[packet.index("<rdf:RDF") : packet.index("</x:xmpmeta>")]


def _labels(figure: LineFigure, annotation: Annotation) -> str:
    """Return the labels as a picture within the picture, in ink on paper instead of the colours of a page."""
    left, width = annotation.layout.margins_px[0], annotation.layout.canvas_width_px
    text = annotation.svg(title="Labels").strip()
    text = text.replace('fill="currentColor"', f'fill="{INK}"', 1).replace('stroke="currentColor"', f'stroke="{INK}"')
    place = f'<svg x="{-left}" y="0" width="{width}" height="{figure.height}" '
    return text.replace('stroke="Canvas"', 'stroke="#fff"').replace("<svg ", place, 1)


def _ids(figure: LineFigure) -> dict[int, str]:
    """Return an id for each structure, in order of their numbers: its name in lower case, counted if it repeats."""
    ids: dict[int, str] = {}
    for number in sorted({path.number for path in figure.paths} | {tint.number for tint in figure.tints}):
        name = figure.names.get(number, f"structure {number}")
        slug = "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
        ids[number] = slug if slug not in ids.values() else f"{slug}-{number}"
    return ids


def _tints(figure: LineFigure, ids: dict[int, str]) -> list[str]:
    if not figure.tints:
        return []
    shapes = [
        f'<path id="tint-{ids[tint.number]}{"" if place == 0 else f"-{place}"}" fill="{tint.colour}" '
        f'd="{"".join(_data(loop) + "Z" for loop in tint.loops_px)}"/>'
        for number in ids
        for place, tint in enumerate(t for t in figure.tints if t.number == number)
    ]
    return ['<g id="tints" fill-rule="evenodd">', *shapes, "</g>"]


def _group(figure: LineFigure, number: int, id_: str) -> str:
    title = escape(figure.names.get(number, f"structure {number}"))
    paths = [path for path in figure.paths if path.number == number]
    styles = sorted({(path.hidden, path.kind) for path in paths})
    lines = [_styled([p for p in paths if (p.hidden, p.kind) == style], *style) for style in styles]
    return "\n".join([f"<g id={quoteattr(id_)}><title>{title}</title>", *lines, "</g>"])


def _styled(paths: list[LinePath], hidden: bool, kind: str) -> str:  # noqa: FBT001 - a pair that sorts
    dashes = f' stroke-dasharray="{" ".join(f"{dash:g}" for dash in DASHES)}"' if hidden else ""
    data = "".join(_data(path.curve_px) + ("Z" if path.closed else "") for path in paths)
    name = f"hidden {kind}" if hidden else kind
    return f'<path class="{name}" stroke-width="{line_weight(kind, hidden=hidden):g}"{dashes} d="{data}"/>'


def _data(curve: NDArray[np.float64]) -> str:
    """Return the path data of a curve: absolute start, relative curves, tenths of a pixel without drift."""
    tenths = np.rint(curve * 10).astype(np.int64)
    start = tenths[0]
    pieces = [f"M{_number(start[0])} {_number(start[1])}c"]
    numbers: list[str] = []
    for first in range(0, len(tenths) - 1, 3):
        offsets = (tenths[first + 1 : first + 4] - tenths[first]).ravel()
        numbers += [_number(offset) for offset in offsets]
    return pieces[0] + _packed(numbers)


def _number(tenths: np.int64) -> str:
    whole, rest = divmod(abs(int(tenths)), 10)
    text = f"{whole or ''}.{rest}" if rest else f"{whole}"
    return f"-{text}" if tenths < 0 else text


def _packed(numbers: list[str]) -> str:
    """Return numbers parted by a blank only where a minus does not part them."""
    return "".join(number if place == 0 or number[0] == "-" else f" {number}" for place, number in enumerate(numbers))
