"""Small scenes for tests of the studio, made of the tiny limb."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.framing import frame_around
from muscleatlas.studio.palette import gloss_of, vertex_colours
from muscleatlas.studio.scene import Actor, Scene, build_scene
from muscleatlas.studio.view import SCHEMES, turned
from tests.tiny.limb import SPINDLES, spindle_surface

__all__ = ["actor", "limb_camera", "limb_scene", "sphere"]


def actor(number: int, surface: Surface, *, kind: str = "muscle", colour: str = "#c2453c") -> Actor:
    return Actor(number, surface, vertex_colours(surface, kind, colour), gloss_of(kind))


@cache
def limb_scene() -> Scene:
    """Return the tiny limb: fibularis longus in red on ivory bones, the calf as ghosts."""
    cast = [(number, spindle, spindle_surface(spindle)) for number, spindle in enumerate(SPINDLES, start=1)]
    solid = [
        actor(number, surface, kind=spindle.kind)
        for number, spindle, surface in cast
        if spindle.kind == "bone" or spindle.id == "muscle/fibularis-longus"
    ]
    ghosts = [actor(number, surface) for number, spindle, surface in cast if "gastrocnemius" in spindle.id]
    return build_scene(solid, ghosts)


def limb_camera(azimuth_deg: float, longest_px: int = 256) -> Camera:
    """Return a camera on the fibularis longus of the tiny limb."""
    points = next(spindle_surface(spindle) for spindle in SPINDLES if spindle.id == "muscle/fibularis-longus").vertices
    return frame_around(points, SCHEMES["limb"]).camera(turned(SCHEMES["limb"], azimuth_deg), longest_px)


def sphere(radius_mm: float, centre_mm: tuple[float, float, float] = (0, 0, 0)) -> Surface:
    """Return a sphere, closed and outward, fine enough that its outline is a circle within 0.1 %."""
    from trimesh.creation import icosphere

    mesh = icosphere(subdivisions=5, radius=radius_mm)
    vertices: NDArray[np.float32] = (mesh.vertices + np.array(centre_mm)).astype(np.float32)
    faces = mesh.faces.astype(np.int32)
    return Surface(vertices, faces, np.zeros(len(faces), np.uint8))
