from __future__ import annotations

import numpy as np

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import boundary_edges, edge_use, is_closed, nonmanifold_edges
from tests.geometry.shapes import box, together, without_faces


def test_a_box_has_eighteen_edges_with_two_faces_each_that_agree() -> None:
    use = edge_use(box(1, 2, 3))
    assert (len(use.edges), set(use.face_counts.tolist()), set(use.balance.tolist())) == (18, {2}, {0})
    assert is_closed(box(1, 2, 3))


def test_a_missing_face_opens_the_surface_and_its_rim_is_found() -> None:
    opened = without_faces(box(1, 2, 3), 0)
    assert not is_closed(opened)
    assert boundary_edges(opened).tolist() == [[0, 2], [0, 3], [2, 3]]


def test_a_face_turned_over_opens_the_surface_though_no_edge_has_one_face() -> None:
    solid = box(1, 1, 1)
    faces = solid.faces.copy()
    faces[0] = faces[0][::-1]
    turned = Surface(solid.vertices, faces, solid.face_tags)
    assert len(boundary_edges(turned)) == 0
    assert not is_closed(turned)


def test_an_edge_with_four_faces_is_not_manifold_but_two_solids_that_share_it_are_closed() -> None:
    one, other = box(1, 1, 1), box(1, 1, 1)
    two = together(one, Surface(other.vertices - np.array([1, 1, 0], np.float32), other.faces, other.face_tags))
    shared = Surface(two.vertices, two.faces.copy(), two.face_tags)
    shared.faces[shared.faces == 11] = 0  # their common edge runs from (0, 0, 0) to (0, 0, 1)
    shared.faces[shared.faces == 15] = 4
    assert nonmanifold_edges(shared).tolist() == [[0, 4]]
    assert is_closed(shared)


def test_a_surface_without_faces_is_not_closed() -> None:
    assert not is_closed(Surface(np.zeros((3, 3), np.float32), np.zeros((0, 3), np.int32), np.zeros(0, np.uint8)))
