"""The atlas that draws: what ``muscleatlas.load()`` returns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.atlas import load as load_atlas
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.studio.drawing import Drawing, draw
from muscleatlas.studio.roles import Role
from muscleatlas.studio.sitting import Side

__all__ = ["DrawingAtlas", "load"]


class DrawingAtlas(Atlas):
    """An atlas whose structures can be looked at.

    Examples
    --------
    >>> atlas = load()                                          # doctest: +SKIP
    >>> atlas.view("soleus", view="posterior").save("soleus.png")  # doctest: +SKIP
    PosixPath('soleus.png')
    """

    def view(
        self,
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
        """Return the picture of a structure; see :func:`muscleatlas.studio.drawing.draw`."""
        return draw(
            self,
            name,
            view=view,
            azimuth_deg=azimuth_deg,
            elevation_deg=elevation_deg,
            size_px=size_px,
            side=side,
            roles=roles,
            background=background,
            labels=labels,
            language=language,
            marks=marks,
        )


def load(bundle: Bundle | Path | str | None = None) -> DrawingAtlas:
    """Return the atlas on a bundle: given, in a folder, or of a name in the store; by default Z-Anatomy.

    Raises
    ------
    BundleError
        If there is no bundle; it says how to make one.
    """
    plain = load_atlas(bundle)
    return DrawingAtlas(plain.knowledge, plain.bundle, plain.join)
