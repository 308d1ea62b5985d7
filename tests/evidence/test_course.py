"""How far along a muscle its points lie, measured on shapes whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.errors import GeometryError
from muscleatlas.evidence.course import Course
from muscleatlas.geometry.components import joined
from muscleatlas.geometry.surface import Surface
from tests.tiny.limb import Spindle, spindle_surface

ROD = spindle_surface(Spindle("muscle/rod", (0, 0, 200), (0, 0, 0), 6))


def _top_of(course: Course) -> np.ndarray:
    return np.flatnonzero(course.points_mm[:, 2] >= course.points_mm[:, 2].max() - 5)


def test_along_a_straight_rod_the_share_is_the_share_of_its_length() -> None:
    course = Course(ROD)
    everything = np.arange(len(course.points_mm))
    expected = 1 - course.points_mm[:, 2] / 200
    assert np.abs(course.shares(everything, _top_of(course)) - expected).max() < 0.08


def test_the_middle_of_a_fan_ends_where_its_longer_sides_do() -> None:
    apex, one, other = (0, 0, 0), (200, -180, 0), (200, 180, 0)
    course = Course(
        Surface(np.array([apex, one, other], np.float32), np.array([[0, 1, 2]], np.int32), np.zeros(1, np.uint8))
    )
    start = np.flatnonzero(np.linalg.norm(course.points_mm, axis=1) < 12)
    edge = np.flatnonzero(course.points_mm[:, 0] > 194)
    assert course.shares(edge, start).min() > 0.75


def test_the_areas_of_the_points_sum_to_the_surface() -> None:
    corners = ROD.vertices.astype(float)[ROD.faces]
    whole = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum() / 2
    assert Course(ROD).areas_mm2.sum() == pytest.approx(whole, rel=1e-6)


def test_pieces_are_counted_and_bridged() -> None:
    beside = Surface(ROD.vertices + np.array([60, 0, 0], np.float32), ROD.faces, ROD.face_tags)
    course = Course(joined((ROD, beside)))
    assert course.pieces == 2
    assert np.isfinite(course.ways_mm(np.array([0]))).all()


@pytest.mark.parametrize(
    ("surface", "told"),
    [
        (Surface(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32), np.zeros(0, np.uint8)), "no faces"),
        (Surface(np.ones((3, 3), np.float32), np.array([[0, 1, 2]], np.int32), np.zeros(1, np.uint8)), "no extent"),
        (
            Surface(np.full((3, 3), np.nan, np.float32), np.array([[0, 1, 2]], np.int32), np.zeros(1, np.uint8)),
            "no numbers",
        ),
    ],
)
def test_a_degenerate_mesh_is_refused_plainly(surface: Surface, told: str) -> None:
    with pytest.raises(GeometryError, match=told):
        Course(surface)
