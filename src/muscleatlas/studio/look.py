"""The look: lights, lines and ghosts, in numbers. One look for the whole atlas."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HOUSE_LOOK", "Look"]

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How surfaces take light; directions are right, up, towards the camera; light is linear, 1 is full white.

    Attributes
    ----------
    key, fill
        Directions of the two lights (unit length not needed) and, below, their strength.
    sky, ground
        Ambient light from above and below, weighted by occlusion.
    shadow
        How much occlusion also dims the key light, 0…1.
    rim
        Light along the silhouette; it grows with the cube of the slant.
    highlight
        The glossy reflection of the key light, to the 24th power of its cosine.
    line
        Colour of outlines; ``line_strength`` is their opacity at full difference, ``line_mm_least`` the depth step
        that draws one.
    ghost
        Colour of ghosts; opacity runs from ``ghost_facing`` to ``ghost_grazing`` with ``ghost_power``.
    fade
        The part of the picture's smaller side over which everything fades out at the border.
    """

    key: Vector = (-0.45, 0.62, 0.80)
    key_strength: float = 0.80
    fill: Vector = (0.80, 0.05, 0.55)
    fill_strength: float = 0.16
    sky: float = 0.42
    ground: float = 0.22
    shadow: float = 0.55
    rim: float = 0.16
    highlight: float = 0.26
    line: Vector = (0.030, 0.018, 0.014)
    line_strength: float = 0.85
    line_mm_least: float = 1.6
    line_px_at_1024: float = 1.15
    ghost: Vector = (0.62, 0.47, 0.43)
    ghost_facing: float = 0.045
    ghost_grazing: float = 0.42
    ghost_power: float = 2.6
    fade: float = 0.05


HOUSE_LOOK = Look()
