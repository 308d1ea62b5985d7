"""Smoothing that takes away the steps of a lattice and not the volume."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["neighbour_mean", "taubin"]

_FORWARD, _BACK = 0.5, -0.53


def taubin(surface: Surface, *, rounds: int, moving: NDArray[np.floating] | None = None) -> Surface:
    """Return a surface without its small waves.

    Each round moves every vertex half way to the middle of its neighbours, and then a little farther back.

    Parameters
    ----------
    surface
        Vertices ``(n, 3)`` in mm.
    rounds
        How often.
    moving
        ``(n,)`` from 0 to 1, how much of the movement each vertex takes part in; all of it by default.

    References
    ----------
    Taubin 1995, a signal processing approach to fair surface design (``taubin1995``).
    """
    mean = neighbour_mean(surface)
    points = surface.vertices.astype(np.float64)
    share = 1.0 if moving is None else np.asarray(moving, np.float64)[:, None]
    for _ in range(rounds):
        for weight in (_FORWARD, _BACK):
            points = points + share * weight * (mean @ points - points)
    return Surface(points.astype(np.float32), surface.faces, surface.face_tags)


def neighbour_mean(surface: Surface) -> sparse.csr_array:
    """Return the matrix ``(n, n)`` that takes the mean over the neighbours of each vertex."""
    directed = half_edges(surface.faces)
    count = len(surface.vertices)
    start, end = np.concatenate([directed, directed[:, ::-1]]).T
    mean = sparse.csr_array(sparse.coo_array((np.ones(len(start)), (start, end)), shape=(count, count)))
    mean.sum_duplicates()
    valence = np.diff(mean.indptr)
    mean.data = np.repeat(1.0 / np.maximum(valence, 1), valence)
    return mean
