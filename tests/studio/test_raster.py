from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from muscleatlas.studio.raster import FILM_GRID, GRID, fill_ghosts, fill_solids, new_samples

SIDE = 32


def _carpet(seed: int) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Return a random triangulation that covers a square of 32 pixels and more, wound to face the camera."""
    random = np.random.default_rng(seed)
    inner = random.uniform(2, SIDE - 2, (60, 2))
    lattice = random.integers(0, SIDE * 2, (40, 2)) / 2 + 1 / 6  # exactly on samples, where ties are decided
    border = [(-4, -4), (-4, SIDE + 4), (SIDE + 4, -4), (SIDE + 4, SIDE + 4)]
    points = np.unique(np.concatenate([inner, lattice, border]).astype(np.float32), axis=0)
    faces = Delaunay(points).simplices.astype(np.int32)
    a, b, c = points[faces[:, 0]], points[faces[:, 1]], points[faces[:, 2]]
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1])
    faces[area > 0] = faces[area > 0][:, ::-1]
    return np.column_stack([points, np.zeros(len(points))]).astype(np.float32), faces


@pytest.mark.parametrize("seed", range(12))
def test_triangles_that_share_edges_cover_each_sample_exactly_once(seed: int) -> None:
    points, faces = _carpet(seed)
    samples = new_samples(SIDE, SIDE)
    fill_ghosts(samples, points, np.full(len(points), 0.5, np.float32), faces, 0)
    assert np.unique(np.round(samples.clear, 6)).tolist() == [0.5]


@pytest.mark.parametrize("grid", [GRID, FILM_GRID])
@pytest.mark.parametrize("seed", range(4))
def test_no_sample_of_a_closed_carpet_is_left_empty(seed: int, grid: int) -> None:
    points, faces = _carpet(seed)
    samples = new_samples(SIDE, SIDE, grid=grid)
    fill_solids(samples, points, faces, np.ones(len(faces), bool), 0)
    assert samples.face.min() >= 0
    assert samples.spans.tolist() == [[0, SIDE * grid]] * (SIDE * grid)


def _square(depth_mm: float) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    corners = [(4, 4), (28, 4), (28, 28), (4, 28)]
    points = np.array([(x, y, depth_mm) for x, y in corners], np.float32)
    return points, np.array([[0, 2, 1], [0, 3, 2]], np.int32)


def test_the_nearest_face_wins_in_any_order() -> None:
    near, faces = _square(5.0)
    far, _ = _square(-5.0)
    for points in (np.vstack([near, far]), np.vstack([far, near])):
        samples = new_samples(SIDE, SIDE)
        fill_solids(samples, points, np.vstack([faces, faces + 4]), np.ones(4, bool), 0)
        assert samples.depth_mm.max() == samples.depth_mm[48, 48] == 5.0
        assert (samples.face >= 0).sum() == (24 * GRID) ** 2


def test_the_back_of_a_closed_surface_is_not_drawn_and_that_of_an_open_one_is() -> None:
    points, faces = _square(0.0)
    away = np.ascontiguousarray(faces[:, ::-1])
    for closed, drawn in ((True, 0), (False, (24 * GRID) ** 2)):
        samples = new_samples(SIDE, SIDE)
        fill_solids(samples, points, away, np.full(2, closed), 0)
        assert (samples.face >= 0).sum() == drawn


@pytest.mark.parametrize("grid", [GRID, FILM_GRID])
def test_a_ghost_dims_only_what_it_stands_before(grid: int) -> None:
    solid, faces = _square(0.0)
    half = np.full(4, 0.5, np.float32)
    for depth_mm, clear in ((1.0, 0.5), (-1.0, 1.0)):
        samples = new_samples(SIDE, SIDE, grid=grid)
        fill_solids(samples, solid, faces, np.ones(2, bool), 0)
        fill_ghosts(samples, _square(depth_mm)[0], half, faces, 0)
        assert samples.clear[48, 48] == clear


def test_a_tilted_face_has_the_depth_of_its_plane() -> None:
    points, faces = _square(0.0)
    points[:, 2] = 2 * points[:, 0] - 3 * points[:, 1]
    samples = new_samples(SIDE, SIDE)
    fill_solids(samples, points, faces, np.ones(2, bool), 0)
    y, x = np.nonzero(samples.face >= 0)
    expected = 2 * (x + 0.5) / GRID - 3 * (y + 0.5) / GRID
    np.testing.assert_allclose(samples.depth_mm[y, x], expected, atol=1e-4)


def test_a_band_sees_what_the_whole_sees_there() -> None:
    points, faces = _carpet(3)
    whole, band = new_samples(SIDE, SIDE), new_samples(10, SIDE)
    fill_solids(whole, points, faces, np.ones(len(faces), bool), 0)
    fill_solids(band, points, faces, np.ones(len(faces), bool), 7)
    np.testing.assert_array_equal(band.face, whole.face[7 * GRID : 17 * GRID])
