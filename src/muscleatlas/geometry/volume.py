"""The volume inside a closed surface."""

from __future__ import annotations

import numpy as np

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import edge_use

__all__ = ["enclosed_volume_mm3", "signed_volume_mm3"]


def enclosed_volume_mm3(surface: Surface) -> float:
    """Return the volume that a closed surface encloses, in mm³.

    Where the surface passes through itself, the overlap counts twice.

    Parameters
    ----------
    surface
        Closed, normals outward. Vertices ``(n, 3)`` in mm, faces ``(m, 3)``.

    Raises
    ------
    GeometryError
        If the surface does not close; the error counts the edges at fault and locates the first.

    References
    ----------
    Zhang and Chen 2001, sum of signed tetrahedra (``zhang2001``).

    Examples
    --------
    >>> faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], dtype=np.int32)
    >>> corners = np.array([[0, 0, 0], [1, 0, 0], [0, 2, 0], [0, 0, 3]], dtype=np.float32)
    >>> enclosed_volume_mm3(Surface(corners, faces, np.zeros(4, np.uint8)))
    1.0
    """
    _refuse_open(surface)
    return signed_volume_mm3(surface)


def signed_volume_mm3(surface: Surface) -> float:
    """Return the sum of the signed tetrahedra between the faces and the middle of the box, in mm³.

    For a closed surface this is its volume, negative if the normals point inward. For an open one it is the volume
    once the holes are closed towards the middle of the box: good enough to tell the sense, not to be published.
    """
    middle = surface.bounds_mm.astype(np.float64).mean(axis=0)
    corners = surface.corners_mm - middle
    triple = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
    return float(triple.sum() / 6.0)


def _refuse_open(surface: Surface) -> None:
    use = edge_use(surface)
    at_fault = use.edges[use.balance != 0]
    if len(at_fault) == 0 and len(surface.faces) > 0:
        return
    where = "no face at all"
    if len(at_fault):
        x, y, z = surface.vertices[at_fault[0]].astype(np.float64).mean(axis=0)
        where = f"{len(at_fault)} edges without a partner, the first near ({x:.1f}, {y:.1f}, {z:.1f}) mm"
    raise GeometryError(
        "an open surface encloses no volume",
        found=where,
        expected="a closed surface, each edge run as often one way as the other",
        hint="close the holes in the source, or leave the volume out",
    )
