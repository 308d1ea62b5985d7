from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.surface import mirrored_surface
from muscleatlas.geometry.volume import enclosed_volume_mm3, signed_volume_mm3
from tests.geometry.shapes import box, inside_out, moved, together, without_faces


@pytest.mark.parametrize("by_mm", [(0, 0, 0), (-80, 20, 1700)])
def test_the_volume_of_a_box_is_the_product_of_its_sides_wherever_it_stands(by_mm: tuple[float, float, float]) -> None:
    assert enclosed_volume_mm3(moved(box(2, 3, 4), by_mm)) == pytest.approx(24.0, rel=1e-6)


def test_the_mirror_image_has_the_same_volume() -> None:
    solid = moved(box(2, 3, 4), (-80, 20, 700))
    assert enclosed_volume_mm3(mirrored_surface(solid)) == pytest.approx(enclosed_volume_mm3(solid), rel=1e-9)


def test_inside_out_the_signed_volume_is_negative() -> None:
    assert signed_volume_mm3(inside_out(box(1, 2, 3))) == pytest.approx(-6.0)


def test_the_parts_sum_to_the_whole() -> None:
    one, other = box(1, 2, 3), moved(box(2, 2, 2), (10, 0, 0))
    assert enclosed_volume_mm3(together(one, other)) == pytest.approx(6.0 + 8.0)


def test_an_open_surface_is_refused_and_the_hole_is_located() -> None:
    opened = without_faces(box(1, 2, 3), 0)
    with pytest.raises(GeometryError) as caught:
        enclosed_volume_mm3(opened)
    assert str(caught.value) == (
        "an open surface encloses no volume\n"
        "  found: 3 edges without a partner, the first near (0.0, 1.0, 0.0) mm\n"
        "  expected: a closed surface, each edge run as often one way as the other\n"
        "  close the holes in the source, or leave the volume out"
    )


def test_a_surface_without_faces_is_refused() -> None:
    with pytest.raises(GeometryError, match="no face at all"):
        enclosed_volume_mm3(without_faces(box(1, 1, 1), *range(12)))
    assert np.isfinite(box(1, 1, 1).vertices).all()
