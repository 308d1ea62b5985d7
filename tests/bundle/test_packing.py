from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muscleatlas.bundle.packing import STEPS_PER_MM, packed, surface_sha256, to_grid, unpacked
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box, moved, tagged


def same(one: Surface, other: Surface) -> bool:
    return surface_sha256(one) == surface_sha256(other)


@st.composite
def surfaces(draw: st.DrawFn) -> Surface:
    numbers = st.floats(-2000, 2000, width=32)
    points = draw(st.lists(st.tuples(numbers, numbers, numbers), min_size=3, max_size=12))
    corner = st.integers(0, len(points) - 1)
    faces = draw(st.lists(st.tuples(corner, corner, corner), min_size=1, max_size=20))
    tags = draw(st.lists(st.integers(0, 10), min_size=len(faces), max_size=len(faces)))
    return Surface(np.array(points, np.float32), np.array(faces, np.int32), np.array(tags, np.uint8))


@given(surfaces())
def test_what_is_on_the_grid_comes_back_bit_by_bit(surface: Surface) -> None:
    on_grid = to_grid(surface)
    assert same(unpacked(packed(on_grid)), on_grid)


@given(surfaces())
def test_the_grid_moves_no_corner_by_more_than_half_a_step(surface: Surface) -> None:
    before, after = surface.vertices[surface.faces], to_grid(surface)
    assert np.abs(before.astype(float) - after.vertices[after.faces]).max() <= 0.5 / STEPS_PER_MM
    assert np.array_equal(after.face_tags, surface.face_tags)


@given(surfaces())
def test_put_on_the_grid_twice_is_put_there_once(surface: Surface) -> None:
    assert same(to_grid(to_grid(surface)), to_grid(surface))


def test_a_tiny_negative_coordinate_becomes_plain_zero() -> None:
    assert not np.signbit(to_grid(moved(box(1, 1, 1), (-1e-6, 0, 0))).vertices).any()


def test_the_hash_sees_a_moved_vertex_a_turned_face_and_another_tissue() -> None:
    solid = box(1, 1, 1)
    turned = Surface(solid.vertices, solid.faces[:, ::-1], solid.face_tags)
    others = [moved(solid, (0, 0, 1)), turned, tagged(solid, 1)]
    assert len({surface_sha256(surface) for surface in [solid, *others]}) == 4


def test_arrays_of_another_type_or_length_are_refused() -> None:
    arrays = packed(to_grid(box(1, 1, 1)))
    other = io.BytesIO()
    np.save(other, np.zeros(12, np.int64))
    with pytest.raises(ValueError, match="bytes of type int64, uint8 expected"):
        unpacked({**arrays, "tags": other.getvalue()})
    with pytest.raises(ValueError, match="12 tags for 3 corners"):
        unpacked({**arrays, "faces": packed(to_grid(Surface(*_one_face())))["faces"]})


def _one_face() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32), np.zeros(1, np.uint8)
