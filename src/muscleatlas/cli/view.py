"""``muscleatlas view``: one picture of a structure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

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
        Pixels of the longer side, 16 to 8192.
    side
        The left is the mirror image of the right.
    labels
        Name what is visible; the picture becomes as much wider as the names need.
    language
        Of the labels: en, la, ja, or another that names are known in. Latin stands in for what it lacks.
    marks
        Draw a scale bar and name the sides.
    out
        The file; its suffix decides the format: .png, .avif or .webp. Default: the structure's id, as PNG, here.
    bundle
        Name or folder of the meshes. Default: z-anatomy.
    """
    from muscleatlas.atlas.atlas import load
    from muscleatlas.studio.drawing import draw

    atlas = load(Path(bundle) if bundle and Path(bundle).is_dir() else bundle)
    drawing = draw(
        atlas,
        name,
        view=view,
        azimuth_deg=azimuth,
        elevation_deg=elevation,
        size_px=size,
        side=side,
        labels=labels,
        language=language,
        marks=marks,
    )
    path = drawing.save(out or Path(f"{atlas.find(name).id}.png"))
    height, width = drawing.rgba.shape[:2]
    sys.stdout.write(f"{path}\n")
    sys.stderr.write(f"{drawing.credit.title}, {width} × {height} px\n{drawing.credit.line}\n")
    for note in drawing.annotation.notes if drawing.annotation else ():
        sys.stderr.write(f"{note}\n")
