"""A film on request: any structure, turning once around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import UsageError
from muscleatlas.studio.annotate import Annotation
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.drawing import check_size
from muscleatlas.studio.film import write_gif, write_mp4
from muscleatlas.studio.roles import Role
from muscleatlas.studio.sitting import Side, sitting_of
from muscleatlas.studio.thin import FILM_GRAIN
from muscleatlas.studio.turn import frames_of_turn

__all__ = ["SUFFIXES", "Turning", "draw_turning"]

SUFFIXES = (".mp4", ".gif")

_FRAMES = 64
_FRAMES_PER_SECOND = 16


@dataclass(frozen=True, slots=True, eq=False)
class Turning:
    """A finished film.

    Attributes
    ----------
    frames
        ``(height, width, 4)`` uint8 sRGB each; the last leads back to the first.
    """

    frames: tuple[NDArray[np.uint8], ...]
    credit: Credit
    annotation: Annotation | None = None

    @property
    def size(self) -> str:
        """Width, height and number of frames, in words."""
        height, width = self.frames[0].shape[:2]
        return f"{width} × {height} px, {len(self.frames)} frames"

    def save(self, path: Path | str) -> Path:
        """Write the film as .mp4 or .gif, credit and recipe inside."""
        path = Path(path)
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError("this suffix is none of a film", found=repr(path.suffix), expected=", ".join(SUFFIXES))
        write = write_mp4 if path.suffix.lower() == ".mp4" else write_gif
        write(self.frames, path, frames_per_second=_FRAMES_PER_SECOND, credit=self.credit)
        return path

    def __repr__(self) -> str:
        return f"<Turning {self.credit.title}, {self.size}>"


def draw_turning(
    atlas: Atlas, name: str, *, size_px: int = 480, side: Side = "right", roles: Mapping[str, Role] | None = None
) -> Turning:
    """Return the film of a structure that turns once around, from its first view.

    Parameters
    ----------
    name
        Any name of a structure of the atlas.
    size_px
        The longer side, 16 to 8192.
    side
        The left is the mirror image of the right.
    roles
        Who plays what (:func:`muscleatlas.studio.roles.with_roles`).
    """
    check_size(size_px)
    sitting = sitting_of(atlas, name, side=side, roles=roles)
    cast = sitting.cast.for_scale(sitting.frame.mm_per_px(size_px), FILM_GRAIN)
    scene = cast.scene(sitting.frame, sitting.scheme)
    frames = frames_of_turn(scene, sitting.frame, sitting.scheme, count=_FRAMES, longest_px=size_px)
    if side == "left":
        frames = [np.ascontiguousarray(frame[:, ::-1]) for frame in frames]
    return Turning(tuple(frames), sitting.credit("film: ", size=size_px))
