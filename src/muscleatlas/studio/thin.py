"""Thinning out: what stands around needs no more triangles than the picture can tell apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.contact import area_mm2
from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.scene import Actor

__all__ = ["FILM_GRAIN", "STILL_GRAIN", "Grain", "thinned"]

_EQUILATERAL = 3**0.5 / 4
_WORTH_IT = 0.8
"""Meshes that would keep more than this share of their faces stay as they are."""
_LEAST_FACES = 200


@dataclass(frozen=True, slots=True)
class Grain:
    """How long the edges of triangles may be, in pixels of the picture, by the role of what they show."""

    target: float
    solid: float
    ghost: float


STILL_GRAIN = Grain(target=0.0, solid=6.0, ghost=14.0)
"""What the picture is about stays whole; bones lose what nobody sees, glass what it never shows."""

FILM_GRAIN = Grain(target=5.0, solid=6.0, ghost=12.0)


def thinned(actors: Iterable[Actor], edge_mm: float) -> tuple[Actor, ...]:
    """Return the actors with so few faces that their edges are about ``edge_mm`` long; coarser ones as they are.

    References
    ----------
    Garland and Heckbert 1997, surface simplification by quadric error metrics (``garland1997``).
    """
    return tuple(_thinned(actor, edge_mm) for actor in actors)


def _thinned(actor: Actor, edge_mm: float) -> Actor:
    surface = actor.surface
    if edge_mm <= 0 or len(surface.faces) <= _LEAST_FACES:
        return actor
    wanted = max(_LEAST_FACES, int(area_mm2(surface) / (_EQUILATERAL * edge_mm**2)))
    if wanted > _WORTH_IT * len(surface.faces):
        return actor
    vertices, faces = _simplified(surface, wanted)
    tags = surface.face_tags[:1].repeat(len(faces))  # an actor is coloured by its vertices
    return replace(actor, surface=Surface(vertices, faces, tags), colours=_colours(actor, vertices))


def _simplified(surface: Surface, wanted: int) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    import fast_simplification

    vertices, faces = fast_simplification.simplify(
        surface.vertices.astype(np.float64), surface.faces.copy(), target_count=wanted, agg=5
    )
    return np.ascontiguousarray(vertices, np.float32), np.ascontiguousarray(faces, np.int32)


def _colours(actor: Actor, points_mm: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the colours of points ``(k, 3)``: of the vertex that each lies next to."""
    if (actor.colours == actor.colours[0]).all():
        return actor.colours[:1].repeat(len(points_mm), axis=0)
    from scipy.spatial import KDTree

    return actor.colours[KDTree(actor.surface.vertices).query(points_mm)[1]]
