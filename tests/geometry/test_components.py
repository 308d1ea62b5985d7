from __future__ import annotations

import numpy as np

from muscleatlas.geometry.components import components, face_components, joined, subset
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box, moved, tagged, together


def test_pieces_are_numbered_by_their_first_face() -> None:
    both = together(box(1, 1, 1), moved(box(1, 1, 1), (5, 0, 0)))
    assert face_components(both).tolist() == [0] * 12 + [1] * 12
    backwards = Surface(both.vertices, both.faces[::-1].copy(), both.face_tags)
    assert face_components(backwards).tolist() == [0] * 12 + [1] * 12


def test_solids_that_touch_in_one_vertex_are_two_pieces() -> None:
    both = together(box(1, 1, 1), moved(box(1, 1, 1), (1, 1, 1)))
    faces = both.faces.copy()
    faces[faces == 8] = 7
    assert len(components(Surface(both.vertices, faces, both.face_tags))) == 2


def test_taking_apart_and_joining_gives_the_surface_back() -> None:
    both = together(tagged(box(1, 1, 1), 1), tagged(moved(box(2, 1, 1), (5, 0, 0)), 2))
    again = joined(components(both))
    assert np.array_equal(again.vertices, both.vertices)
    assert np.array_equal(again.faces, both.faces)
    assert np.array_equal(again.face_tags, both.face_tags)


def test_a_subset_keeps_only_the_vertices_it_uses() -> None:
    one = subset(box(1, 1, 1), np.arange(12) == 3)
    assert (one.vertices.shape, one.faces.tolist()) == ((3, 3), [[0, 2, 1]])


def test_no_faces_are_no_pieces() -> None:
    nothing = subset(box(1, 1, 1), np.zeros(12, bool))
    assert components(nothing) == ()
