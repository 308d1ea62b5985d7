"""Rays against triangles, by Embree: what is hit first, and whether anything is in the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Hits", "RayScene"]

_ENDLESS = np.float32(1e30)


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """First hits of ``k`` rays.

    Attributes
    ----------
    face
        ``(k,)`` int32, the face that is hit, -1 for none.
    u, v
        ``(k,)`` float32, weights of the face's second and third corner.
    distance_mm
        ``(k,)`` float32 along a unit direction; 1e30 where nothing is hit.
    """

    face: NDArray[np.int32]
    u: NDArray[np.float32]
    v: NDArray[np.float32]
    distance_mm: NDArray[np.float32]


class RayScene:
    """Triangles, ready for rays; not to be shared between processes.

    Parameters
    ----------
    vertices
        ``(n, 3)``, millimetres.
    faces
        ``(m, 3)``; a scene without faces is allowed and hit by nothing.
    """

    def __init__(self, vertices: NDArray[np.float32], faces: NDArray[np.int32]) -> None:
        from embreex.mesh_construction import TriangleMesh
        from embreex.rtcore_scene import EmbreeScene

        self.face_count = len(faces)
        self._scene = EmbreeScene()
        if self.face_count:
            self._mesh = TriangleMesh(self._scene, np.ascontiguousarray(vertices), np.ascontiguousarray(faces))

    def first_hits(
        self,
        origins_mm: NDArray[np.float32],
        directions: NDArray[np.float32],
        *,
        reach_mm: NDArray[np.float32] | None = None,
    ) -> Hits:
        """Return what ``k`` rays meet first, no farther than ``reach_mm`` (k,) if given.

        ``directions`` is ``(k, 3)`` or, for parallel rays, ``(1, 3)``; unit length.
        """
        count = len(origins_mm)
        if not (self.face_count and count):
            nothing = np.zeros(count, np.float32)
            return Hits(np.full(count, -1, np.int32), nothing, nothing, np.full(count, _ENDLESS))
        found = self._scene.run(origins_mm, directions, dists=_reaches(reach_mm, count), output=1)
        face = found["primID"]
        return Hits(face, found["u"], found["v"], np.where(face >= 0, found["tfar"], _ENDLESS).astype(np.float32))

    def blocked(
        self, origins_mm: NDArray[np.float32], directions: NDArray[np.float32], *, reach_mm: float
    ) -> NDArray[np.bool_]:
        """Return for ``k`` rays whether anything lies within ``reach_mm``."""
        count = len(origins_mm)
        if not (self.face_count and count):
            return np.zeros(count, bool)
        reaches = np.full(count, reach_mm, np.float32)
        answer = self._scene.run(origins_mm, directions, dists=reaches, query="OCCLUDED")
        occluded: NDArray[np.bool_] = answer == 0
        return occluded


def _reaches(reach_mm: NDArray[np.float32] | None, count: int) -> NDArray[np.float32]:
    return np.full(count, _ENDLESS) if reach_mm is None else np.ascontiguousarray(reach_mm, np.float32)
