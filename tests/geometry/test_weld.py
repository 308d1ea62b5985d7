from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.components import subset
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import boundary_edges, is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from muscleatlas.geometry.weld import merge_coincident, weld_seams
from tests.geometry.shapes import box, moved, tagged


def halves(gap_mm: float) -> tuple[Surface, Surface]:
    """Return the lower faces of a box as belly, the others as tendon, a gap apart."""
    solid, lower = box(2, 3, 4), np.arange(12) < 6
    return tagged(subset(solid, lower), 1), moved(tagged(subset(solid, ~lower), 2), (0, 0, gap_mm))


def test_a_soup_of_triangles_becomes_one_surface() -> None:
    solid = box(1, 1, 1)
    soup = Surface(
        solid.vertices[solid.faces].reshape(-1, 3), np.arange(36, dtype=np.int32).reshape(12, 3), solid.face_tags
    )
    merged = merge_coincident(soup)
    assert (len(merged.vertices), is_closed(merged)) == (8, True)


def test_a_seam_within_the_tolerance_closes_and_each_face_keeps_its_tissue() -> None:
    welded = weld_seams(halves(0.1), tolerance_mm=0.2)
    assert is_closed(welded)
    assert welded.face_tags.tolist() == [1] * 6 + [2] * 6
    assert enclosed_volume_mm3(welded) == pytest.approx(24.0, rel=0.05)


def test_a_wider_seam_stays_open() -> None:
    assert len(boundary_edges(weld_seams(halves(0.5), tolerance_mm=0.2))) > 0


def test_fine_detail_inside_one_piece_is_not_welded() -> None:
    fine = box(0.1, 0.1, 0.1)
    welded = weld_seams([fine, moved(box(0.1, 0.1, 0.1), (0.05, 0, 0))], tolerance_mm=0.2)
    assert len(welded.vertices) == 16
