"""``muscleatlas view``: one picture of a structure."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from muscleatlas.studio.drawing import Drawing
    from muscleatlas.studio.lines.figure_of_place import LineDrawing

__all__ = ["view"]


def view(
    name: str,
    /,
    *,
    view: str | None = None,
    azimuth: float | None = None,
    elevation: float = 0.0,
    size: int = 1024,
    side: Literal["right", "left"] = "right",
    labels: bool = False,
    language: str = "en",
    marks: bool = False,
    hidden: bool = False,
    out: Path | None = None,
    bundle: str | None = None,
) -> None:
    """Draw one picture of a structure.

    Example: `muscleatlas view "fibularis longus" --view posterolateral --size 2000 --out fl.png`

    Parameters
    ----------
    name
        Any name of a muscle, head, group or region.
    view
        One of the sixteen named views of its region, or its number. Default: the first.
    azimuth
        Instead of a name: degrees from the first view towards lateral, or towards the subject's left.
    elevation
        Degrees upwards.
    size
        Pixels of the longer side, 16 to 8192. Line figures have no pixels and take no notice.
    side
        The left is the mirror image of the right.
    labels
        Name what is visible; the picture becomes as much wider as the names need.
    language
        Of the labels: en, la, ja, or another that names are known in. Latin stands in for what it lacks.
    marks
        Draw a scale bar and name the sides.
    hidden
        In a line figure: dash what lies behind something.
    out
        The file; its suffix decides the format: .png, .avif or .webp, and .svg or .pdf for a line figure.
        Default: the structure's id, as PNG, here.
    bundle
        Name or folder of the meshes. Default: z-anatomy.
    """
    from muscleatlas.atlas.atlas import load
    from muscleatlas.errors import UsageError
    from muscleatlas.studio.drawing import draw
    from muscleatlas.studio.lines.figure_of_place import SUFFIXES, draw_lines

    atlas = load(Path(bundle) if bundle and Path(bundle).is_dir() else bundle)
    out = out or Path(f"{atlas.find(name).id}.png")
    as_lines = out.suffix.lower() in SUFFIXES
    if hidden and not as_lines:
        raise UsageError("only a line figure has hidden lines", found=out.name, hint="let --out end in .svg or .pdf")
    drawn_as = partial(draw_lines, hidden=hidden) if as_lines else partial(draw, size_px=size)
    drawing: Drawing | LineDrawing = drawn_as(
        atlas,
        name,
        view=view,
        azimuth_deg=azimuth,
        elevation_deg=elevation,
        side=side,
        labels=labels,
        language=language,
        marks=marks,
    )
    sys.stdout.write(f"{drawing.save(out)}\n")
    sys.stderr.write(f"{drawing.credit.title}, {drawing.size}\n{drawing.credit.line}\n")
    for note in drawing.annotation.notes if drawing.annotation else ():
        sys.stderr.write(f"{note}\n")
