"""How far two colours lie apart for every kind of colour vision."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.palette import linear_from_hex

__all__ = ["LEAST_CONTRAST", "VISIONS", "contrast"]

LEAST_CONTRAST = 10.0
"""Colours of touching structures are at least so far apart; Oklab times 100."""

VISIONS: Mapping[str, NDArray[np.float64]] = {
    "common": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""What linear light looks like to each kind of vision; Machado et al. 2009, severity 1 (``machado2009``)."""

_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def contrast(one: str, other: str) -> float:
    """Return how far two colours ``#rrggbb`` lie apart for the vision that tells them apart worst.

    The unit is the distance in Oklab times 100: black and white are 100 apart, 2 is just noticeable.

    References
    ----------
    Ottosson 2020, a perceptual colour space (``ottosson2020``); Machado et al. 2009 (``machado2009``).

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"))
    100
    >>> contrast("#c2453c", "#9a6a3c") < 2  # red and brown, for red-blind eyes
    True
    """
    return min(float(np.linalg.norm(_seen(one, vision) - _seen(other, vision))) for vision in VISIONS.values())


def _seen(colour: str, vision: NDArray[np.float64]) -> NDArray[np.float64]:
    light = np.clip(vision @ linear_from_hex(colour), 0.0, 1.0)
    lightness: NDArray[np.float64] = 100.0 * (_OKLAB @ np.cbrt(_CONES @ light))
    return lightness
