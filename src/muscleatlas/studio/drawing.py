"""One picture on request: any structure, from any side, at any size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import PictureError, UsageError
from muscleatlas.studio.cast import cast_from
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import still_bytes, write_still
from muscleatlas.studio.framing import frame_around
from muscleatlas.studio.plan import picture_inputs
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import Scheme, View, find_view, scheme_named, turned

__all__ = ["LARGEST_PX", "SMALLEST_PX", "Drawing", "draw"]

SMALLEST_PX, LARGEST_PX = 16, 8192

Side = Literal["right", "left"]


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A finished picture; shows itself in a notebook.

    Attributes
    ----------
    rgba
        ``(height, width, 4)`` uint8 sRGB, straight opacity.
    credit
        What its files carry.
    """

    rgba: NDArray[np.uint8]
    credit: Credit

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

    Raises
    ------
    UnknownNameError
        For a structure or view that does not exist; it offers the nearest.
    UsageError
        For a size out of range, a named view together with an azimuth, or a side of what shows both.
    PictureError
        If no mesh shows the structure.
    """
    place = atlas.find(name)
    inputs = picture_inputs(atlas, place.id)
    if inputs is None:
        hint = f"draw {place.parent.name!r} instead" if place.parent else None
        raise PictureError(f"there is no mesh of {place.name!r}", found=atlas.why_no_mesh(place.id), hint=hint)
    scheme = scheme_named(inputs["scheme"])
    station = _station(scheme, view, azimuth_deg, elevation_deg)
    _check(size_px, side, both=inputs["sides"] == "both")
    cast = cast_from(inputs, atlas.bundle)
    rgba = draw_still(cast.scene(), frame_around(cast.target_points_mm, scheme).camera(station, size_px))
    title = f"{inputs['title']}, {side + ' side, ' if inputs['sides'] != 'both' else ''}{station.name} view"
    recipe = f"structure={place.id} view={station.name} size={size_px} side={side} bundle={atlas.bundle.digest[:12]}"
    credit = Credit(title, inputs["credit"], inputs["licence"], recipe)
    return Drawing(np.ascontiguousarray(rgba[:, ::-1]) if side == "left" else rgba, credit)


def _station(scheme: Scheme, view: str | None, azimuth_deg: float | None, elevation_deg: float) -> View:
    if view is not None and (azimuth_deg is not None or elevation_deg):
        raise UsageError("a named view and an azimuth or elevation exclude each other", hint="give one of the two")
    if azimuth_deg is None and not elevation_deg:
        return find_view(scheme, view or "1")
    return turned(scheme, azimuth_deg or 0.0, elevation_deg)


def _check(size_px: int, side: Side, *, both: bool) -> None:
    if not SMALLEST_PX <= size_px <= LARGEST_PX:
        raise UsageError(
            "this size can't be drawn", found=f"{size_px} px", expected=f"{SMALLEST_PX} to {LARGEST_PX} px"
        )
    if side not in ("right", "left"):
        raise UsageError("unknown side", found=repr(side), expected="'right' or 'left'")
    if side == "left" and both:
        raise UsageError("this place is shown on both sides", hint="leave out the side")
