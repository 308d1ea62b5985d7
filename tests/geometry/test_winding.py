from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from muscleatlas.geometry.components import components
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import boundary_edges, edge_use, is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3, signed_volume_mm3
from muscleatlas.geometry.winding import cut_where_neighbours_disagree, neighbours_agreeing, turned_outward
from tests.geometry.shapes import box, inside_out, moved, together


def test_a_surface_that_is_inside_out_is_turned() -> None:
    assert enclosed_volume_mm3(turned_outward(inside_out(box(1, 2, 3)))) == pytest.approx(6.0)


def test_an_outward_surface_is_returned_as_it_is() -> None:
    solid = box(1, 2, 3)
    assert turned_outward(solid) is solid


def test_each_piece_is_turned_by_itself() -> None:
    pair = together(box(1, 2, 3), inside_out(moved(box(1, 1, 1), (9, 0, 0))))
    assert enclosed_volume_mm3(turned_outward(pair)) == pytest.approx(7.0)


@pytest.mark.parametrize("spoil", [lambda surface: surface, inside_out])
def test_the_wall_of_a_hollow_stays_inward_even_if_all_was_inside_out(spoil) -> None:  # type: ignore[no-untyped-def]
    hollow = together(box(4, 4, 4), inside_out(moved(box(1, 1, 1), (1, 1, 1))))
    assert enclosed_volume_mm3(turned_outward(spoil(hollow))) == pytest.approx(63.0)


def test_a_piece_in_the_box_of_another_but_outside_it_is_no_hollow() -> None:
    corner = together(box(9, 9, 1), moved(box(1, 9, 9), (-1, 0, 0)))  # an L, two walls
    between = inside_out(moved(box(1, 1, 1), (5, 5, 5)))
    turned = turned_outward(together(corner, between))
    assert [round(signed_volume_mm3(piece)) for piece in components(turned)] == [81, 81, 1]


def test_single_faces_turned_over_are_turned_back() -> None:
    solid = box(1, 2, 3)
    faces = solid.faces.copy()
    faces[[3, 8]] = faces[[3, 8]][:, ::-1]
    mended = turned_outward(neighbours_agreeing(Surface(solid.vertices, faces, solid.face_tags)))
    assert np.array_equal(edge_use(mended).balance, np.zeros(18))
    assert enclosed_volume_mm3(mended) == pytest.approx(6.0)


def test_a_surface_where_all_agree_is_not_touched() -> None:
    solid = box(1, 2, 3)
    assert neighbours_agreeing(solid) is solid
    assert cut_where_neighbours_disagree(solid) is solid


def test_a_moebius_strip_is_cut_once_across() -> None:
    strip = _moebius(12)
    agreeing = neighbours_agreeing(strip)
    assert not is_closed(agreeing)
    cut = cut_where_neighbours_disagree(agreeing)
    use = edge_use(cut)
    assert not (use.balance[use.face_counts == 2] != 0).any()
    assert len(boundary_edges(cut)) == len(boundary_edges(strip)) + 2


def _moebius(around: int) -> Surface:
    """Return a band of ``2 * around`` triangles with half a twist."""
    turn = np.arange(around) * 2 * np.pi / around
    half = np.stack([np.cos(turn / 2) * np.cos(turn), np.cos(turn / 2) * np.sin(turn), np.sin(turn / 2)], axis=1)
    middle = np.stack([4 * np.cos(turn), 4 * np.sin(turn), np.zeros(around)], axis=1)
    rows = [(k, around + k) for k in range(around)] + [(around, 0)]
    faces = [face for (a, b), (c, d) in pairwise(rows) for face in ((a, b, c), (b, d, c))]
    vertices = np.concatenate([middle - half, middle + half]).astype(np.float32)
    return Surface(vertices, np.array(faces, np.int32), np.zeros(len(faces), np.uint8))
