"""Thinning out: fewer triangles, the same shape and colours."""

from __future__ import annotations

import numpy as np

from muscleatlas.geometry.normals import vertex_normals
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from muscleatlas.studio.scene import Actor
from muscleatlas.studio.thin import thinned
from tests.geometry.shapes import box

RADIUS_MM = 30.0


def fine_ball() -> Actor:
    """A ball, white above and black below."""
    cube = subdivided(box(2, 2, 2), longest_mm=0.08)
    directions = cube.vertices - np.float32(1)
    points = RADIUS_MM * directions / np.linalg.norm(directions, axis=1, keepdims=True)
    surface = Surface(points.astype(np.float32), cube.faces, cube.face_tags)
    return Actor(1, surface, (points[:, 2:] > 0).astype(np.float32).repeat(3, axis=1), gloss=0.2)


def test_what_is_coarser_than_asked_for_stays_as_it_is() -> None:
    actor = fine_ball()
    assert thinned([actor], 0.0) == (actor,)
    assert thinned([actor], 1.0) == (actor,)


def test_a_thinned_ball_is_closed_and_nearly_as_large() -> None:
    actor = fine_ball()
    (thin,) = thinned([actor], 6.0)
    assert len(thin.surface.faces) < len(actor.surface.faces) / 8
    assert is_closed(thin.surface)
    assert abs(enclosed_volume_mm3(thin.surface) / enclosed_volume_mm3(actor.surface) - 1) < 0.02


def test_a_thinned_ball_looks_outward_and_keeps_its_colours() -> None:
    (thin,) = thinned([fine_ball()], 6.0)
    outward = thin.surface.vertices / np.linalg.norm(thin.surface.vertices, axis=1, keepdims=True)
    assert ((vertex_normals(thin.surface) * outward).sum(axis=1) > 0.9).all()
    clear = np.abs(thin.surface.vertices[:, 2]) > 2.0
    assert ((thin.colours[:, 0] > 0.5) == (thin.surface.vertices[:, 2] > 0))[clear].all()


def test_thinning_gives_the_same_twice() -> None:
    one, other = (thinned([fine_ball()], 6.0)[0] for _ in range(2))
    assert one.surface.vertices.tobytes() == other.surface.vertices.tobytes()
    assert one.surface.faces.tobytes() == other.surface.faces.tobytes()
