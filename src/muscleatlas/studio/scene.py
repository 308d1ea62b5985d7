"""A scene: surfaces with colours, solid or ghostly, ready to be looked at from any side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.occlusion import sky_shares
from muscleatlas.geometry.rays import RayScene
from muscleatlas.geometry.surface import Surface, doubled_areas

__all__ = ["Actor", "Layer", "Scene", "build_scene"]

_OCCLUSION_RAYS = 64


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """One surface on the stage.

    Attributes
    ----------
    number
        What the surface belongs to: surfaces with the same number get no outline between them.
    colours
        ``(n, 3)`` float32 per vertex, linear light 0…1.
    gloss
        Strength of the highlight, 0…1.
    closed
        Whether the surface is closed, so that its inside is never seen.
    """

    number: int
    surface: Surface
    colours: NDArray[np.float32]
    gloss: float
    closed: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Surfaces merged into one list of triangles, with what shading asks of each vertex.

    Attributes
    ----------
    vertices, normals, colours
        ``(n, 3)`` float32: LPS mm, unit, linear light.
    gloss
        ``(n,)`` float32.
    faces
        ``(m, 3)`` int32.
    face_normals
        ``(m, 3)`` float32, unit, of the flat triangle.
    face_number
        ``(m,)`` int32, the actor's number.
    face_closed
        ``(m,)`` bool, whether the face belongs to a closed surface.
    face_tags
        ``(m,)`` uint8, what the face is made of (:data:`muscleatlas.bundle.tissue.TISSUES`).
    """

    vertices: NDArray[np.float32]
    normals: NDArray[np.float32]
    colours: NDArray[np.float32]
    gloss: NDArray[np.float32]
    faces: NDArray[np.int32]
    face_normals: NDArray[np.float32]
    face_number: NDArray[np.int32]
    face_closed: NDArray[np.bool_]
    face_tags: NDArray[np.uint8]

    def ray_scene(self) -> RayScene:
        """Return the triangles as a scene for rays; built anew at each call."""
        return RayScene(self.vertices, self.faces)


class Scene:
    """Solid and ghostly surfaces, with the rays and the occlusion that pictures need.

    Parameters
    ----------
    solid, ghost
        The two layers; a ghost is seen through and casts no shadow.
    outlined
        What is drawn as a line alone, over everything else.
    casting
        What casts shadows; the solid layer if nothing is said.
    rays
        How many directions of the sky are asked.
    """

    def __init__(
        self,
        solid: Layer,
        ghost: Layer,
        outlined: Layer,
        *,
        casting: Layer | None = None,
        rays: int = _OCCLUSION_RAYS,
    ) -> None:
        self.solid = solid
        self.ghost = ghost
        self.outlined = outlined
        self.casting = solid if casting is None else casting
        self.rays = rays
        self._sky = np.full(len(solid.vertices), -1.0, np.float32)

    @cached_property
    def solid_rays(self) -> RayScene:
        """What casts shadows, for rays."""
        return self.casting.ray_scene()

    def sky(self, wanted: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Return the free share of the sky over each solid vertex, ``(n,)``, among the solid surfaces alone.

        Only vertices that are or were ``wanted`` ``(n,)`` have theirs; that of the others is not worked out, and -1.
        """
        missing = np.flatnonzero(wanted & (self._sky < 0))
        if len(missing):
            self._sky[missing] = sky_shares(
                self.solid_rays, self.solid.vertices[missing], self.solid.normals[missing], rays=self.rays
            )
        return self._sky


def build_scene(
    solids: Sequence[Actor],
    ghosts: Sequence[Actor],
    outlined: Sequence[Actor] = (),
    *,
    paint: Sequence[Actor] = (),
    rays: int = _OCCLUSION_RAYS,
) -> Scene:
    """Return the scene of these actors; paint lies in thin sheets upon the solids and casts no shadow on them."""
    solid = _merged(solids)
    shown = _merged([*solids, *paint]) if paint else solid
    return Scene(shown, _merged(ghosts), _merged(outlined), casting=solid, rays=rays)


def _merged(actors: Sequence[Actor]) -> Layer:
    counts = [len(actor.surface.vertices) for actor in actors]
    vertices = _stacked([actor.surface.vertices for actor in actors])
    face_counts = [len(actor.surface.faces) for actor in actors]
    faces = _stacked_faces(actors, counts)
    return Layer(
        vertices=vertices,
        normals=_stacked([vertex_normals(actor.surface) for actor in actors]),
        colours=_stacked([actor.colours for actor in actors]),
        gloss=np.repeat(np.array([actor.gloss for actor in actors], np.float32), counts),
        faces=faces,
        face_normals=_face_normals(vertices, faces),
        face_number=np.repeat(np.array([actor.number for actor in actors], np.int32), face_counts),
        face_closed=np.repeat(np.array([actor.closed for actor in actors], np.bool_), face_counts),
        face_tags=np.concatenate([actor.surface.face_tags for actor in actors] or [np.zeros(0, np.uint8)]),
    )


def _stacked(arrays: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.concatenate(arrays) if arrays else np.zeros((0, 3), np.float32)


def _stacked_faces(actors: Sequence[Actor], counts: Sequence[int]) -> NDArray[np.int32]:
    first = np.cumsum([0, *counts], dtype=np.int32)
    shifted = [actor.surface.faces + start for actor, start in zip(actors, first[:-1], strict=True)]
    return np.concatenate(shifted) if shifted else np.zeros((0, 3), np.int32)


def _face_normals(vertices: NDArray[np.float32], faces: NDArray[np.int32]) -> NDArray[np.float32]:
    corners = vertices[faces].astype(np.float64)
    normals = doubled_areas(corners)
    length: NDArray[np.float64] = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(normals, np.where(length > 0, length, 1.0)).astype(np.float32)
    return unit
