"""A line figure shows each outline once, whole, and at its place."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from muscleatlas.geometry.surface import Surface, mirrored_surface
from muscleatlas.studio.lines.figure import LineFigure, line_figure
from muscleatlas.studio.lines.sheet import draw_sheet, regions_of
from muscleatlas.studio.lines.strokes import LinePath
from muscleatlas.studio.scene import build_scene
from tests.studio.lines.stage import AZIMUTH_DEG, BOX_MM, MM_PER_PX, box, box_figure, camera, sphere_figure
from tests.studio.scenes import actor, limb_camera, limb_scene, sphere


def test_a_sphere_is_one_circle() -> None:
    (path,) = sphere_figure(40.0).paths
    distance = np.linalg.norm(path.points_px - 250.0, axis=1)
    assert (path.kind, path.hidden, path.closed) == ("outline", False, True)
    assert np.abs(distance - 40.0 / MM_PER_PX).max() < 0.5


def test_a_circle_is_few_curves() -> None:
    assert (len(sphere_figure(40.0).paths[0].curve_px) - 1) // 3 <= 12


def test_a_tint_of_a_sphere_is_its_disc() -> None:
    (tint,) = sphere_figure(40.0).tints
    (loop,) = tint.loops_px
    x, y = LinePath(1, "outline", hidden=False, closed=True, curve_px=loop).points_px.T
    area = abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2
    assert area == pytest.approx(np.pi * (40.0 / MM_PER_PX) ** 2, rel=0.004)


def test_a_box_shows_nine_edges_and_hides_three() -> None:
    edges = _edges_px()
    figure = box_figure(hidden=True)
    outline = [path for path in figure.paths if path.kind == "outline"]
    visible = [path for path in figure.paths if path.kind == "crease" and not path.hidden]
    hidden = [path for path in figure.paths if path.hidden]
    assert (len(outline), len(visible), len(hidden)) == (1, 3, 3)
    assert outline[0].closed
    assert _matched(visible, edges) | _matched(hidden, edges) | _along(outline[0], edges) == set(range(12))
    assert len(_along(outline[0], edges)) == 6


def test_hidden_lines_are_drawn_on_request_only() -> None:
    assert not any(path.hidden for path in box_figure().paths)


def test_what_lies_behind_is_dashed_where_it_is_covered() -> None:
    front, back = actor(1, box((40.0, 10.0, 100.0))), actor(2, _moved(sphere(30.0), (0.0, 60.0, 0.0)))
    figure = line_figure(build_scene([front, back], []), camera(azimuth_deg=0.0, elevation_deg=0.0), hidden=True)
    mine = [path for path in figure.paths if path.number == 2]
    covered = sum(_length(path) for path in mine if path.hidden)
    share = 4 * np.arcsin(20.0 / 30.0) / (2 * np.pi)
    assert covered == pytest.approx(share * 2 * np.pi * 30.0 / MM_PER_PX, rel=0.03)
    assert sum(map(_length, mine)) == pytest.approx(2 * np.pi * 30.0 / MM_PER_PX, rel=0.03)


def test_surfaces_that_run_into_each_other_have_a_line_where_they_meet() -> None:
    plane, ball = actor(1, box((90.0, 90.0, 10.0))), actor(2, sphere(30.0))
    above = camera(azimuth_deg=0.0, elevation_deg=90.0)
    figure = line_figure(build_scene([plane, ball], []), above)
    circle = [path for path in figure.paths if path.number == 2]
    radius = np.sqrt(30.0**2 - 5.0**2) / MM_PER_PX
    assert [path.kind for path in circle] == ["meeting"]
    assert np.abs(np.linalg.norm(circle[0].points_px - 250.0, axis=1) - radius).max() < 0.6


def test_an_open_sheet_has_a_rim() -> None:
    sheet = Surface(*_sheet(60.0), np.zeros(2, np.uint8))
    low = _moved(box((110.0, 110.0, 4.0)), (0.0, 0.0, -20.0))
    scene = build_scene([replace(actor(1, sheet), closed=False), actor(2, low)], [])
    figure = line_figure(scene, camera(azimuth_deg=0.0, elevation_deg=90.0))
    (outline,) = [path for path in figure.paths if path.number == 1]
    assert _length(outline) == pytest.approx(4 * 60.0 / MM_PER_PX, rel=0.01)


@pytest.mark.parametrize("azimuth_deg", [0.0, AZIMUTH_DEG, 120.0])
def test_every_border_of_the_picture_has_a_line(azimuth_deg: float) -> None:
    view = limb_camera(azimuth_deg, 900)
    figure = line_figure(limb_scene(), view)
    sheet = draw_sheet(limb_scene().solid, regions_of(limb_scene().solid), view)
    border = np.argwhere(sheet.region[:, 1:] != sheet.region[:, :-1]) / 3.0
    inside = border[
        (border > 2.0).all(axis=1) & (border[:, ::-1] < np.array([view.width, view.height]) - 2.0).all(axis=1)
    ]
    assert _farthest_px(inside[:, ::-1], figure) < 3.0


def test_a_mirrored_scene_has_the_mirrored_figure() -> None:
    scene = limb_scene()
    figure = line_figure(scene, limb_camera(0.0, 600))
    twice = figure.mirrored().mirrored()
    assert all(np.allclose(one.curve_px, two.curve_px) for one, two in zip(figure.paths, twice.paths, strict=True))
    flipped = figure.mirrored()
    assert np.allclose(flipped.paths[0].points_px[:, 0], figure.width - figure.paths[0].points_px[:, 0])


def test_a_mirrored_body_and_a_mirrored_figure_agree() -> None:
    wedge = _moved(box((30.0, 50.0, 70.0)), (12.0, 0.0, 0.0))
    view = camera(azimuth_deg=0.0, elevation_deg=25.0)
    right = line_figure(build_scene([actor(1, wedge)], []), view).mirrored()
    left = line_figure(build_scene([actor(1, mirrored_surface(wedge))], []), view)
    assert sorted(map(_length, right.paths)) == pytest.approx(sorted(map(_length, left.paths)), rel=0.01)
    assert _farthest_px(np.concatenate([path.points_px for path in right.paths]), left) < 1.0


def test_an_outlined_actor_is_a_line_over_everything() -> None:
    scene = build_scene([actor(1, box())], [], [actor(2, sphere(10.0))])
    figure = line_figure(scene, camera())
    (circle,) = [path for path in figure.paths if path.number == 2]
    assert not circle.hidden
    assert np.abs(np.linalg.norm(circle.points_px - 250.0, axis=1) - 10.0 / MM_PER_PX).max() < 0.6


def test_an_empty_scene_is_an_empty_figure() -> None:
    figure = line_figure(build_scene([], []), camera())
    assert (figure.paths, figure.tints) == ((), ())


def _edges_px() -> NDArray[np.float64]:
    """Return the twelve projected edges of the box, ``(12, 2, 2)``."""
    corners = np.array(list(itertools.product((-0.5, 0.5), repeat=3))) * BOX_MM
    pairs = [(a, b) for a, b in itertools.combinations(range(8), 2) if (corners[a] != corners[b]).sum() == 1]
    flat = camera().projected_px(corners.astype(np.float32))[:, :2]
    return np.array([[flat[a], flat[b]] for a, b in pairs], np.float64)


def _matched(paths: list[LinePath], edges: NDArray[np.float64]) -> set[int]:
    """Return which edges are each the whole of a path."""
    return {_nearest_edge(path.curve_px[[0, -1]], edges) for path in paths}


def _nearest_edge(ends: NDArray[np.float64], edges: NDArray[np.float64]) -> int:
    off = np.minimum(np.abs(edges - ends).max(axis=(1, 2)), np.abs(edges - ends[::-1]).max(axis=(1, 2)))
    assert off.min() < 1.0
    return int(np.argmin(off))


def _along(path: LinePath, edges: NDArray[np.float64]) -> set[int]:
    """Return which edges have their middle and quarters on the path."""
    shares = np.array([0.25, 0.5, 0.75])[:, None]
    on = set()
    for index, (one, other) in enumerate(edges):
        wanted = one + shares * (other - one)
        dense = _dense(path.points_px)
        off = np.sqrt(((dense[:, None] - wanted) ** 2).sum(axis=2)).min(axis=0)
        if float(np.max(off)) < 0.6:
            on.add(index)
    return on


def _dense(points: NDArray[np.float64]) -> NDArray[np.float64]:
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    wanted = np.linspace(0.0, along[-1], 4 * int(along[-1]) + 2)
    return np.stack([np.interp(wanted, along, points[:, axis]) for axis in (0, 1)], axis=1)


def _farthest_px(points: NDArray[np.float64], figure: LineFigure) -> float:
    from scipy.spatial import cKDTree

    tree = cKDTree(np.concatenate([_dense(path.points_px) for path in figure.paths]))
    distances = np.asarray(tree.query(points)[0])
    return float(np.max(distances))


def _length(path: LinePath) -> float:
    return float(np.linalg.norm(np.diff(path.points_px, axis=0), axis=1).sum())


def _moved(surface: Surface, by_mm: tuple[float, float, float]) -> Surface:
    return Surface(surface.vertices + np.array(by_mm, np.float32), surface.faces, surface.face_tags)


def _sheet(side_mm: float) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    half = side_mm / 2
    corners = np.array([[-half, -half, 0], [half, -half, 0], [half, half, 0], [-half, half, 0]], np.float32)
    return corners, np.array([[0, 1, 2], [0, 2, 3]], np.int32)
