"""Whether a point lies inside a surface."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface

__all__ = ["winding_number"]


def winding_number(surface: Surface, point_mm: NDArray[np.floating]) -> float:
    """Return how often the surface goes round a point: 1 inside, 0 outside, -1 inside one that is inside out.

    It is the sum of the solid angles of all faces over 4π, so for a surface with holes it lies in between.

    Parameters
    ----------
    surface
        Vertices ``(n, 3)`` in mm.
    point_mm
        ``(3,)`` in the same frame.

    References
    ----------
    Van Oosterom and Strackee 1983, solid angle of a triangle (``vanoosterom1983``); Jacobson et al. 2013, generalized
    winding numbers (``jacobson2013``).

    Examples
    --------
    >>> faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], dtype=np.int32)
    >>> corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
    >>> round(winding_number(Surface(corners, faces, np.zeros(4, np.uint8)), np.array([0.1, 0.1, 0.1])), 6)
    1.0
    """
    arms = surface.vertices.astype(np.float64) - np.asarray(point_mm, dtype=np.float64)
    lengths = np.linalg.norm(arms, axis=1)
    a, b, c = (arms[surface.faces[:, corner]] for corner in range(3))
    la, lb, lc = (lengths[surface.faces[:, corner]] for corner in range(3))
    triple = np.einsum("ij,ij->i", a, np.cross(b, c))
    dots = [np.einsum("ij,ij->i", one, other) for one, other in ((a, b), (b, c), (c, a))]
    flat = la * lb * lc + dots[0] * lc + dots[1] * la + dots[2] * lb
    return float(np.arctan2(triple, flat).sum() / (2.0 * np.pi))
