from __future__ import annotations

import numpy as np

from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.surface import Surface, mirrored_surface
from tests.geometry.shapes import box


def test_the_normals_of_a_box_point_out_of_its_corners_however_its_faces_are_cut() -> None:
    surface = box(10, 20, 30)
    outward = np.sign(surface.vertices - surface.vertices.mean(axis=0)) / np.sqrt(3)
    np.testing.assert_allclose(vertex_normals(surface), outward, atol=1e-6)


def test_the_normals_of_a_mirrored_surface_are_the_mirrored_normals() -> None:
    surface = box(3, 4, 5)
    expected = vertex_normals(surface) * np.array([-1, 1, 1], np.float32)
    np.testing.assert_allclose(vertex_normals(mirrored_surface(surface)), expected, atol=1e-6)


def test_a_vertex_without_faces_has_no_normal() -> None:
    surface = box(1, 1, 1)
    lonely = Surface(np.vstack([surface.vertices, [[9, 9, 9]]]).astype(np.float32), surface.faces, surface.face_tags)
    assert vertex_normals(lonely)[-1].tolist() == [0.0, 0.0, 0.0]
