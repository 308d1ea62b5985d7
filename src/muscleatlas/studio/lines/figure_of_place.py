"""One line figure on request: any structure, from any side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import OutputError, PictureError, UsageError
from muscleatlas.studio.annotate import Annotation, annotation_of
from muscleatlas.studio.cast import cast_from
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.drawing import Side
from muscleatlas.studio.framing import frame_around
from muscleatlas.studio.lines.figure import LineFigure, line_figure
from muscleatlas.studio.lines.pdf import pdf_of
from muscleatlas.studio.lines.svg import svg_of
from muscleatlas.studio.plan import picture_inputs
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.view import Scheme, View, find_view, scheme_named, turned

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
    place = atlas.find(name)
    inputs = picture_inputs(atlas, place.id)
    if inputs is None:
        hint = f"draw {place.parent.name!r} instead" if place.parent else None
        raise PictureError(f"there is no mesh of {place.name!r}", found=atlas.why_no_mesh(place.id), hint=hint)
    both = inputs["sides"] == "both"
    _check_side(side, both=both)
    scheme = scheme_named(inputs["scheme"])
    station = _station(scheme, view, azimuth_deg, elevation_deg)
    cast = cast_from(inputs, atlas.bundle)
    scene = build_scene((*cast.targets, *cast.bones), ())
    camera = frame_around(cast.target_points_mm, scheme).camera(station, _LONGEST_PX)
    figure = line_figure(
        scene,
        camera,
        hidden=hidden,
        tint=tint,
        names=cast.names,
        hidden_of=[actor.number for actor in cast.targets],
    )
    annotation = None
    if labels or marks:
        annotation = annotation_of(atlas, inputs, cast, scene, camera, labels=labels, marks=marks, language=language)
    title = f"{inputs['title']}, {'' if both else f'{side} side, '}{station.name} view"
    recipe = f"structure={place.id} view={station.name} side={side} bundle={atlas.bundle.digest[:12]}"
    options = {"hidden": hidden, "tint": tint, f"labels={language}": labels, "marks": marks}
    recipe = " ".join([recipe, *(option for option, on in options.items() if on)])
    credit = Credit(title, inputs["credit"], inputs["licence"], f"line figure: {recipe}")
    if side == "left":
        return LineDrawing(figure.mirrored(), credit, annotation and annotation.mirrored())
    return LineDrawing(figure, credit, annotation)


def _station(scheme: Scheme, view: str | None, azimuth_deg: float | None, elevation_deg: float) -> View:
    if view is not None and (azimuth_deg is not None or elevation_deg):
        raise UsageError("a named view and an azimuth or elevation exclude each other", hint="give one of the two")
    if azimuth_deg is None and not elevation_deg:
        return find_view(scheme, view or "1")
    return turned(scheme, azimuth_deg or 0.0, elevation_deg)


def _check_side(side: str, *, both: bool) -> None:
    if side not in ("right", "left"):
        raise UsageError("unknown side", found=repr(side), expected="'right' or 'left'")
    if side == "left" and both:
        raise UsageError("this place is shown on both sides", hint="leave out the side")
