"""A line figure as PDF: one page of curves."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.annotate import Annotation
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.lines.figure import LineFigure
from muscleatlas.studio.lines.letters import Outline, written_lines
from muscleatlas.studio.lines.pen import DASHES, INK, line_weight
from muscleatlas.studio.lines.strokes import LinePath
from muscleatlas.studio.lines.tints import Tint

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

__all__ = ["pdf_of"]

_LONGEST_PT = 240 / 25.4 * 72
"""The longer side of the page: 240 mm, so that an outline is 0.38 mm wide."""

_EVEN_ODD, _NON_ZERO = 0, 1


def pdf_of(figure: LineFigure, credit: Credit, annotation: Annotation | None = None) -> bytes:
    """Return the figure as a PDF of one page; title, credit, licence and recipe are in its information.

    Labels are outlines of letters, so that no font is needed. The same figure gives the same bytes: neither date
    nor random identity goes in.
    """
    from reportlab.pdfgen.canvas import Canvas

    scale = _LONGEST_PT / max(figure.width, figure.height)
    left, right = annotation.layout.margins_px if annotation else (0, 0)
    out = BytesIO()
    size = ((left + figure.width + right) * scale, figure.height * scale)
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang="en")
    _inform(canvas, credit)
    canvas.transform(scale, 0, 0, -scale, left * scale, size[1])
    _draw_figure(canvas, figure)
    if annotation:
        _write(canvas, annotation)
    canvas.save()
    return out.getvalue()


def _draw_figure(canvas: Canvas, figure: LineFigure) -> None:
    canvas.saveState()
    _clip(canvas, figure)
    for tint in figure.tints:
        _fill(canvas, tint)
    canvas.setStrokeColor(INK)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for path in figure.paths:
        _stroke(canvas, path)
    canvas.restoreState()


def _write(canvas: Canvas, annotation: Annotation) -> None:
    em = annotation.layout.text_px
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    lines = written_lines(annotation)
    for colour, wider in (("#ffffff", 0.2 * em), (INK, 0.0)):
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        for line in lines.strokes:
            canvas.setLineWidth(line.width_px + wider)
            shape = canvas.beginPath()
            shape.moveTo(*line.points_px[0])
            for point in line.points_px[1:]:
                shape.lineTo(*point)
            canvas.drawPath(shape)
        canvas.setLineWidth(wider)
        for outline in lines.letters:
            canvas.drawPath(_letters(canvas, outline), stroke=int(wider > 0), fill=1, fillMode=_NON_ZERO)


def _letters(canvas: Canvas, outline: Outline) -> PDFPathObject:
    shape = canvas.beginPath()
    for verb, *points in outline:
        numbers = [round(value, 2) for point in points for value in point]
        if verb == "move":
            shape.moveTo(*numbers)
        elif verb == "line":
            shape.lineTo(*numbers)
        elif verb == "curve":
            shape.curveTo(*numbers)
        else:
            shape.close()
    return shape


def _inform(canvas: Canvas, credit: Credit) -> None:
    canvas.setTitle(credit.title)
    canvas.setAuthor(" / ".join(credit.credit.splitlines()))
    canvas.setSubject(credit.line)
    canvas.setKeywords(credit.recipe)
    canvas.setCreator("muscleatlas")
    canvas.setProducer("muscleatlas")


def _clip(canvas: Canvas, figure: LineFigure) -> None:
    frame = canvas.beginPath()
    frame.rect(0, 0, figure.width, figure.height)
    canvas.clipPath(frame, stroke=0, fill=0)


def _fill(canvas: Canvas, tint: Tint) -> None:
    shape = canvas.beginPath()
    for loop in tint.loops_px:
        _draw(shape, loop, closed=True)
    canvas.setFillColor(tint.colour)
    canvas.drawPath(shape, stroke=0, fill=1, fillMode=_EVEN_ODD)


def _stroke(canvas: Canvas, path: LinePath) -> None:
    shape = canvas.beginPath()
    _draw(shape, path.curve_px, closed=path.closed)
    canvas.setLineWidth(line_weight(path.kind, hidden=path.hidden))
    canvas.setDash(list(DASHES) if path.hidden else [])
    canvas.drawPath(shape, stroke=1, fill=0)


def _draw(shape: PDFPathObject, curve: NDArray[np.float64], *, closed: bool) -> None:
    points = [(round(float(x), 2), round(float(y), 2)) for x, y in curve]
    shape.moveTo(*points[0])
    for first in range(1, len(points), 3):
        shape.curveTo(*points[first], *points[first + 1], *points[first + 2])
    if closed:
        shape.close()
