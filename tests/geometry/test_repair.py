from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.repair import (
    drop_degenerate_faces,
    drop_double_faces,
    drop_fins,
    drop_strays,
    require_sound,
)
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box, moved, together, without_faces


def with_faces(surface: Surface, *extra: tuple[int, int, int]) -> Surface:
    faces = np.concatenate([surface.faces, np.array(extra, np.int32)])
    return Surface(surface.vertices, faces, np.zeros(len(faces), np.uint8))


def test_a_face_that_names_a_vertex_twice_is_dropped() -> None:
    assert drop_degenerate_faces(with_faces(box(1, 1, 1), (0, 0, 1))).faces.tolist() == box(1, 1, 1).faces.tolist()


def test_two_faces_back_to_back_are_both_dropped() -> None:
    spoiled = with_faces(box(1, 1, 1), (0, 3, 5), (5, 3, 0))
    assert drop_double_faces(spoiled).faces.tolist() == box(1, 1, 1).faces.tolist()


def test_of_three_faces_on_the_same_vertices_the_odd_one_stays() -> None:
    a, b, c = box(1, 1, 1).faces[0].tolist()
    spoiled = with_faces(box(1, 1, 1), (a, c, b), (b, c, a))
    assert drop_double_faces(spoiled).faces.tolist() == box(1, 1, 1).faces.tolist()


def test_a_fin_on_a_closed_surface_is_dropped_and_what_hung_on_it() -> None:
    solid = together(box(1, 1, 1), moved(box(1, 1, 1), (5, 5, 5)))
    finned = with_faces(solid, (0, 1, 8), (1, 9, 8))
    assert len(drop_fins(finned).faces) == 24


def test_an_open_surface_keeps_its_rim() -> None:
    opened = without_faces(box(1, 1, 1), 0)
    assert drop_fins(opened).faces.tolist() == opened.faces.tolist()


def test_crumbs_go_but_a_small_solid_of_some_volume_stays() -> None:
    crumb, grain = moved(box(0.1, 0.1, 0.1), (5, 0, 0)), moved(box(2, 2, 2), (9, 0, 0))
    kept = drop_strays(together(box(9, 9, 9), crumb, grain), fewest_faces=13, least_mm3=1.0)
    assert len(kept.faces) == 24


def test_the_largest_piece_stays_however_small() -> None:
    assert len(drop_strays(box(0.1, 0.1, 0.1), fewest_faces=100, least_mm3=1.0).faces) == 12


def test_each_repair_done_twice_is_done_once() -> None:
    spoiled = with_faces(together(box(9, 9, 9), moved(box(0.1, 0.1, 0.1), (5, 0, 0))), (0, 0, 1), (0, 3, 5), (5, 3, 0))
    once = drop_strays(drop_fins(drop_double_faces(drop_degenerate_faces(spoiled))), fewest_faces=12, least_mm3=0.0)
    twice = drop_strays(drop_fins(drop_double_faces(drop_degenerate_faces(once))), fewest_faces=12, least_mm3=0.0)
    assert np.array_equal(once.faces, twice.faces)


def test_a_mesh_without_faces_is_refused() -> None:
    with pytest.raises(GeometryError, match=r"^here: a mesh without faces\n  found: 8 vertices, 0 faces$"):
        require_sound(Surface(box(1, 1, 1).vertices, np.zeros((0, 3), np.int32), np.zeros(0, np.uint8)), where="here")


def test_a_coordinate_that_is_no_number_is_refused_and_named() -> None:
    solid = box(1, 1, 1)
    solid.vertices[5, 1] = np.nan
    with pytest.raises(GeometryError, match=r"vertex 5 at \[1\.0, nan, 1\.0\]"):
        require_sound(solid, where="here")


def test_a_face_that_names_a_missing_vertex_is_refused() -> None:
    with pytest.raises(GeometryError, match=r"found: vertex numbers 0 to 8\n  expected: 0 to 7"):
        require_sound(with_faces(box(1, 1, 1), (0, 1, 8)), where="here")
