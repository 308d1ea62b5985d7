"""Where along its way a muscle is belly, and how thick it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.sizes import Size

__all__ = ["FULLNESS", "Belly"]

FULLNESS = 0.64
"""Mean of a sine: volume over length and largest area."""
_USUAL_LEAD = 0.1
_MOST_BELLY, _FLESHY_SHARE = 0.96, 0.8
_FLESHY = 0.15
"""Where on the sine a belly begins that is thick from the beginning."""


@dataclass(frozen=True, slots=True)
class Belly:
    """Where along its way a muscle is belly.

    Attributes
    ----------
    first, last
        Shares of the length at which it begins and ends.
    is_fleshy
        Whether it is thick from the beginning.
    peak
        Where in the belly it is thickest, from 0 to 1.
    """

    first: float
    last: float
    is_fleshy: bool
    peak: float = 0.5

    @classmethod
    def of(cls, length_mm: float, size: Size, shape: Mapping[str, Any]) -> Belly:
        """Return the belly of a muscle of this length, laid out as the table of shapes has it."""
        fleshy = "lead" not in shape and ("fan" in shape or "loft" in shape)
        share = float(shape.get("belly", size.belly_mm)) / length_mm
        share = min(max(share, _FLESHY_SHARE) if fleshy and "belly" not in shape else share, _MOST_BELLY)
        first = 0.0 if fleshy else float(shape.get("lead", _USUAL_LEAD)) * (1.0 - share)
        return cls(first, first + share, fleshy, float(shape.get("peak", 0.5)))

    def along(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where shares of the length lie in the belly, 0 at its beginning and 1 at its end."""
        return (share - self.first) / (self.last - self.first)

    def swelling(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the radius at shares of the length, 1 at the peak: the area follows a sine."""
        at = self.along(share)
        inside = (at >= 0) & (at <= 1)
        pushed = np.clip(at, 0.0, 1.0) ** (np.log(0.5) / np.log(self.peak))
        phase = _FLESHY + (1.0 - _FLESHY) * pushed if self.is_fleshy else pushed
        return np.where(inside, np.sqrt(np.abs(np.sin(np.pi * np.clip(phase, 0.0, 1.0)))), 0.0)
