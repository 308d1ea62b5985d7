"""One line figure on request: any structure, from any side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import OutputError, UsageError
from muscleatlas.studio.annotate import Annotation
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.lines.figure import LineFigure, line_figure
from muscleatlas.studio.lines.pdf import pdf_of
from muscleatlas.studio.lines.svg import svg_of
from muscleatlas.studio.roles import Role
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.sitting import Side, sitting_of

__all__ = ["SUFFIXES", "LineDrawing", "draw_lines"]

SUFFIXES = (".svg", ".pdf")
_LONGEST_PX = 1200


@dataclass(frozen=True, slots=True, eq=False)
class LineDrawing:
    """A finished line figure; shows itself in a notebook."""

    figure: LineFigure
    credit: Credit
    annotation: Annotation | None = None

    @property
    def size(self) -> str:
        """What it consists of, in words."""
        return f"{len(self.figure.paths)} lines"

    def save(self, path: Path | str) -> Path:
        """Write the figure as .svg or .pdf, credit and recipe inside."""
        path = Path(path)
        data = self._bytes(path.suffix.lower())
        try:
            path.write_bytes(data)
        except OSError as error:
            raise OutputError("this figure can't be written", where=str(path), found=error.strerror) from None
        return path

    def _bytes(self, suffix: str) -> bytes:
        if suffix == ".svg":
            return svg_of(self.figure, self.credit, self.annotation).encode("utf-8")
        if suffix == ".pdf":
            return pdf_of(self.figure, self.credit, self.annotation)
        raise UsageError("this suffix is none of a line figure", found=repr(suffix), expected=", ".join(SUFFIXES))

    def _repr_svg_(self) -> str:
        return svg_of(self.figure, self.credit, self.annotation)

    def __repr__(self) -> str:
        return f"<LineDrawing {self.credit.title}, {len(self.figure.paths)} lines>"


def draw_lines(
    atlas: Atlas,
    name: str,
    *,
    view: str | None = None,
    azimuth_deg: float | None = None,
    elevation_deg: float = 0.0,
    side: Side = "right",
    roles: Mapping[str, Role] | None = None,
    hidden: bool = False,
    tint: bool = True,
    labels: bool = False,
    language: str = "en",
    marks: bool = False,
) -> LineDrawing:
    """Return the line figure of a structure on its bones.

    Parameters
    ----------
    name
        Any name of a structure of the atlas.
    view
        One of the sixteen named views of its region, or its number; the first if nothing is said.
    azimuth_deg, elevation_deg
        Instead of a name: degrees from the first view towards lateral (or the subject's left), and upwards.
    side
        The left is the mirror image of the right.
    roles
        Who plays what (:func:`muscleatlas.studio.roles.with_roles`); ghosts have no lines.
    hidden
        Whether the structure's lines behind bones and behind each other are dashed.
    tint
        Whether each structure has a soft flat colour.
    labels
        Whether to name what is visible, as text.
    language
        Of the labels: "en", "la" or another that names are known in; Latin stands in for what it lacks.
    marks
        Whether to draw a scale bar and name the sides.

    Raises
    ------
    UnknownNameError
        For a structure or view that does not exist; it offers the nearest.
    UsageError
        For a named view together with an azimuth, or a side of what shows both.
    PictureError
        If no mesh shows the structure, or the font for the language is not installed.
    """
    sitting = sitting_of(
        atlas, name, view=view, azimuth_deg=azimuth_deg, elevation_deg=elevation_deg, side=side, roles=roles
    )
    cast, camera = sitting.cast, sitting.frame.camera(sitting.station, _LONGEST_PX)
    figure = line_figure(
        build_scene((*cast.targets, *cast.bones, *cast.shown), (), cast.outlined),
        camera,
        hidden=hidden,
        tint=tint,
        names=cast.names,
        hidden_of=[actor.number for actor in cast.targets],
    )
    annotation = sitting.annotation(camera, labels=labels, marks=marks, language=language)
    said = {"hidden": hidden, "tint": tint, "labels": labels and language, "marks": marks}
    credit = sitting.credit("line figure: ", **said)
    return LineDrawing(figure.mirrored() if side == "left" else figure, credit, annotation)
