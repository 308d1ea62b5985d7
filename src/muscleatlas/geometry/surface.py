"""A triangle surface in our frame: what every computation of this folder takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.frames import mirrored_lps

__all__ = ["Surface", "doubled_areas", "mirrored_surface"]


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Triangles in LPS millimetres, counter-clockwise as seen from outside.

    Attributes
    ----------
    vertices
        ``(n, 3)`` float32, millimetres.
    faces
        ``(m, 3)`` int32, indices into ``vertices``.
    face_tags
        ``(m,)`` uint8, the tissue of each face as numbered by :data:`muscleatlas.bundle.tissue.TISSUES`;
        0 is "untagged".
    """

    vertices: NDArray[np.float32]
    faces: NDArray[np.int32]
    face_tags: NDArray[np.uint8]

    @property
    def bounds_mm(self) -> NDArray[np.float32]:
        """The box ``(2, 3)``, lowest corner first."""
        return np.stack([self.vertices.min(axis=0), self.vertices.max(axis=0)])

    @property
    def corners_mm(self) -> NDArray[np.float64]:
        """The corners of each face, ``(m, 3, 3)``."""
        return self.vertices.astype(np.float64)[self.faces]


def doubled_areas(corners_mm: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a vector for each triangle ``(m, 3, 3)``, ``(m, 3)``: along its normal, as long as twice its area.

    Examples
    --------
    >>> doubled_areas(np.array([[[0.0, 0, 0], [2, 0, 0], [0, 2, 0]]]))
    array([[0., 0., 4.]])
    """
    return np.cross(corners_mm[:, 1] - corners_mm[:, 0], corners_mm[:, 2] - corners_mm[:, 0])


def mirrored_surface(surface: Surface) -> Surface:
    """Return the same surface of the other side of the body, outward again."""
    return Surface(
        vertices=mirrored_lps(surface.vertices).astype(np.float32),
        faces=np.ascontiguousarray(surface.faces[:, ::-1]),
        face_tags=surface.face_tags,
    )
