"""A sphere and a box before a camera, for tests of line figures."""

from __future__ import annotations

import numpy as np

from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.lines.figure import LineFigure, line_figure
from muscleatlas.studio.scene import Scene, build_scene
from muscleatlas.studio.view import SCHEMES, turned
from tests.studio.scenes import actor, sphere

__all__ = ["AZIMUTH_DEG", "BOX_MM", "ELEVATION_DEG", "MM_PER_PX", "box", "box_figure", "camera", "sphere_figure"]

AZIMUTH_DEG, ELEVATION_DEG = 35.0, 25.0
BOX_MM = (60.0, 50.0, 70.0)
MM_PER_PX = 0.25


def camera(*, azimuth_deg: float = AZIMUTH_DEG, elevation_deg: float = ELEVATION_DEG) -> Camera:
    return Camera(turned(SCHEMES["limb"], azimuth_deg, elevation_deg), (0.0, 0.0, 0.0), MM_PER_PX, 500, 500)


def box(extents_mm: tuple[float, float, float] = BOX_MM) -> Surface:
    from trimesh.creation import box as trimesh_box

    mesh = trimesh_box(extents=extents_mm)
    faces = mesh.faces.astype(np.int32)
    return Surface(mesh.vertices.astype(np.float32), faces, np.zeros(len(faces), np.uint8))


def box_figure(*, hidden: bool = False) -> LineFigure:
    return line_figure(build_scene([actor(1, box(), kind="bone")], []), camera(), hidden=hidden, names={1: "Box"})


def sphere_figure(radius_mm: float) -> LineFigure:
    return line_figure(sphere_scene(radius_mm), camera(), hidden=True)


def sphere_scene(radius_mm: float) -> Scene:
    return build_scene([actor(1, sphere(radius_mm))], [])
