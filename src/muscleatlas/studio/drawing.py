"""One picture on request: any structure, from any side, at any size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import UsageError
from muscleatlas.studio.annotate import Annotation
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import on_paper, still_bytes, write_still
from muscleatlas.studio.roles import Role
from muscleatlas.studio.sitting import Side, sitting_of
from muscleatlas.studio.still import draw_still

__all__ = ["LARGEST_PX", "SMALLEST_PX", "Drawing", "check_size", "draw", "rgb_from_hex"]

SMALLEST_PX, LARGEST_PX = 16, 8192

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A finished picture; shows itself in a notebook.

    Attributes
    ----------
    rgba
        ``(height, width, 4)`` uint8 sRGB, straight opacity.
    credit
        What its files carry.
    annotation
        What is written on it, if anything.
    """

    rgba: NDArray[np.uint8]
    credit: Credit
    annotation: Annotation | None = None

    @property
    def size(self) -> str:
        """Width and height in words."""
        height, width = self.rgba.shape[:2]
        return f"{width} × {height} px"

    def save(self, path: Path | str) -> Path:
        """Write the picture in the format of the suffix, credit and recipe inside."""
        path = Path(path)
        write_still(self.rgba, path, credit=self.credit)
        return path

    def _repr_png_(self) -> bytes:
        return still_bytes(self.rgba, "png", credit=self.credit)

    def __repr__(self) -> str:
        height, width = self.rgba.shape[:2]
        return f"<Drawing {self.credit.title}, {width}×{height}>"


def draw(
    atlas: Atlas,
    name: str,
    *,
    view: str | None = None,
    azimuth_deg: float | None = None,
    elevation_deg: float = 0.0,
    size_px: int = 1024,
    side: Side = "right",
    roles: Mapping[str, Role] | None = None,
    background: str | None = None,
    labels: bool = False,
    language: str = "en",
    marks: bool = False,
) -> Drawing:
    """Return the picture of a structure.

    Parameters
    ----------
    name
        Any name of a structure of the atlas.
    view
        One of the sixteen named views of its region, or its number; the first if nothing is said.
    azimuth_deg, elevation_deg
        Instead of a name: degrees from the first view towards lateral (or the subject's left), and upwards.
    size_px
        The longer side, 16 to 8192.
    side
        The left is the mirror image of the right.
    roles
        Who plays what (:func:`muscleatlas.studio.roles.with_roles`): ``{"soleus": "shown", "bones": "ghosted"}``.
    background
        ``#rrggbb`` behind everything; clear if nothing is said.
    labels
        Whether to name what is visible; the picture becomes as much wider as the names need.
    language
        Of the labels: "en", "la" or another that names are known in; Latin stands in for what it lacks.
    marks
        Whether to draw a scale bar and name the sides.

    Raises
    ------
    UnknownNameError
        For a structure, view or role's name that does not exist; it offers the nearest.
    UsageError
        For a size out of range, a named view together with an azimuth, or a side of what shows both.
    PictureError
        If no mesh shows the structure, or the font for the language is not installed.
    """
    check_size(size_px)
    paper = None if background is None else rgb_from_hex(background)
    sitting = sitting_of(
        atlas,
        name,
        view=view,
        azimuth_deg=azimuth_deg,
        elevation_deg=elevation_deg,
        side=side,
        roles=roles,
        longest_px=size_px,
    )
    camera = sitting.frame.camera(sitting.station, size_px)
    rgba = draw_still(sitting.scene, camera)
    if side == "left":
        rgba = np.ascontiguousarray(rgba[:, ::-1])
    annotation = sitting.annotation(camera, labels=labels, marks=marks, language=language)
    if annotation is not None:
        rgba = annotation.baked_into(rgba)
    if paper is not None:
        rgba = np.dstack([on_paper(rgba, paper), np.full(rgba.shape[:2], 255, np.uint8)])
    said = {"labels": labels and language, "marks": marks, "background": background}
    return Drawing(rgba, sitting.credit(size=size_px, **said), annotation)


def check_size(size_px: int) -> None:
    """Refuse a size that can't be drawn."""
    if not SMALLEST_PX <= size_px <= LARGEST_PX:
        expected = f"{SMALLEST_PX} to {LARGEST_PX} px"
        raise UsageError("this size can't be drawn", found=f"{size_px} px", expected=expected)


def rgb_from_hex(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue 0…255 of a colour ``#rrggbb``.

    Examples
    --------
    >>> rgb_from_hex("#ff8000")
    (255, 128, 0)
    """
    if not _HEX.fullmatch(colour):
        raise UsageError("this is no colour", found=repr(colour), expected="#rrggbb, for example #ffffff")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
