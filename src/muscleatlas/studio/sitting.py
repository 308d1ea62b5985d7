"""A sitting: a structure, its stage and a camera, ready for a picture, a line figure or a film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import PictureError, UsageError
from muscleatlas.studio.annotate import Annotation, annotation_of
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.cast import Cast, cast_from
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.framing import Frame, frame_around
from muscleatlas.studio.plan import picture_inputs
from muscleatlas.studio.roles import Role, with_roles
from muscleatlas.studio.scene import Scene
from muscleatlas.studio.view import Scheme, View, find_view, scheme_named, turned

__all__ = ["Side", "Sitting", "sitting_of"]

Side = Literal["right", "left"]


@dataclass(frozen=True, eq=False)
class Sitting:
    """What a picture needs to know before it is drawn.

    Attributes
    ----------
    inputs
        From :func:`muscleatlas.studio.plan.picture_inputs`, roles applied.
    station
        Where the camera stands.
    side
        Whose picture it is to be; the left is drawn as the mirror image.
    """

    atlas: Atlas
    inputs: Mapping[str, Any]
    cast: Cast
    scheme: Scheme
    frame: Frame
    station: View
    side: Side
    roles: Mapping[str, Role]

    @cached_property
    def scene(self) -> Scene:
        """The stage with everybody on it."""
        return self.cast.scene()

    @property
    def title(self) -> str:
        """What the picture shows, from which side."""
        side = "" if self.inputs["sides"] == "both" else f"{self.side} side, "
        return f"{self.inputs['title']}, {side}{self.station.name} view"

    def credit(self, kind: str = "", /, **options: object) -> Credit:
        """Return what the file carries: whose it is, and the recipe that draws it again."""
        facts: dict[str, object] = {"structure": self.inputs["structure"], "view": self.station.name}
        facts |= {"side": self.side, "bundle": self.inputs["bundle"][:12]}
        facts |= {f"role:{name}": role for name, role in self.roles.items()}
        facts |= {name: value for name, value in options.items() if value not in (False, None)}
        recipe = " ".join(name if value is True else f"{name}={value}" for name, value in facts.items())
        return Credit(self.title, self.inputs["credit"], self.inputs["licence"], f"{kind}{recipe}")

    def annotation(self, camera: Camera, *, labels: bool, marks: bool, language: str) -> Annotation | None:
        """Return what is to be written on the picture, for its side; None for nothing."""
        if not (labels or marks):
            return None
        written = annotation_of(
            self.atlas, self.inputs, self.cast, self.scene, camera, labels=labels, marks=marks, language=language
        )
        return written.mirrored() if self.side == "left" else written


def sitting_of(
    atlas: Atlas,
    name: str,
    *,
    view: str | None = None,
    azimuth_deg: float | None = None,
    elevation_deg: float = 0.0,
    side: Side = "right",
    roles: Mapping[str, Role] | None = None,
    longest_px: int | None = None,
) -> Sitting:
    """Return the sitting of a structure.

    Parameters
    ----------
    longest_px
        The longer side of the picture that is to be drawn: what it can't tell apart is thinned out.

    Raises
    ------
    UnknownNameError
        For a structure, view, or name in ``roles`` that does not exist; it offers the nearest.
    UsageError
        For a named view together with an azimuth, an unknown role, or a side of what shows both.
    PictureError
        If no mesh shows the structure.
    """
    place = atlas.find(name)
    inputs = picture_inputs(atlas, place.id)
    if inputs is None:
        hint = f"draw {place.parent.name!r} instead" if place.parent else None
        raise PictureError(f"there is no mesh of {place.name!r}", found=atlas.why_no_mesh(place.id), hint=hint)
    _check_side(side, both=inputs["sides"] == "both")
    inputs = with_roles(inputs, atlas, roles or {})
    scheme = scheme_named(inputs["scheme"])
    station = _station(scheme, view, azimuth_deg, elevation_deg)
    cast = cast_from(inputs, atlas.bundle)
    frame = frame_around(cast.target_points_mm, scheme)
    if longest_px is not None:
        cast = cast.for_scale(frame.mm_per_px(longest_px))
    return Sitting(atlas, inputs, cast, scheme, frame, station, side, roles or {})


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
