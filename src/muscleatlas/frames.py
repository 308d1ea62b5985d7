"""The one place where axes and units of space change.

Everything inside muscleatlas is LPS in millimetres: +X to the subject's left, +Y posterior, +Z superior.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["ANTERIOR", "LEFT", "POSTERIOR", "RIGHT", "SUPERIOR", "lps_mm_from_gltf_m", "mirrored_lps"]

LEFT: tuple[float, float, float] = (1.0, 0.0, 0.0)
RIGHT: tuple[float, float, float] = (-1.0, 0.0, 0.0)
POSTERIOR: tuple[float, float, float] = (0.0, 1.0, 0.0)
ANTERIOR: tuple[float, float, float] = (0.0, -1.0, 0.0)
SUPERIOR: tuple[float, float, float] = (0.0, 0.0, 1.0)

_MM_PER_M = 1000.0
_LPS_FROM_GLTF = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])


def lps_mm_from_gltf_m(points_m: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return points ``(n, 3)`` in LPS millimetres from glTF metres (+Y up, +Z anterior, +X the subject's left).

    The change is a proper rotation: windings stay as they are.

    Examples
    --------
    >>> lps_mm_from_gltf_m(np.array([[-0.1, 1.7, 0.02]])).tolist()
    [[-100.0, -20.0, 1700.0]]
    """
    points_lps_m: NDArray[np.float64] = np.asarray(points_m, dtype=np.float64) @ _LPS_FROM_GLTF.T
    return points_lps_m * _MM_PER_M


def mirrored_lps(points_mm: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return points ``(n, 3)`` reflected in the median plane; whoever mirrors a surface also flips its winding.

    Examples
    --------
    >>> mirrored_lps(np.array([[-100.0, -20.0, 1700.0]])).tolist()
    [[100.0, -20.0, 1700.0]]
    """
    mirrored = np.array(points_mm, dtype=np.float64)
    mirrored[:, 0] *= -1.0
    return mirrored
