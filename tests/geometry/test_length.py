from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.errors import GeometryError
from muscleatlas.geometry.length import centre_line, greatest_section_mm2
from muscleatlas.geometry.surface import Surface
from tests.geometry.tubes import arc, tube

ROUND = 12 * np.sin(np.pi / 12)
"""Area of a regular polygon with 24 corners on a circle of radius 1."""


@pytest.mark.parametrize("angle", [0.5, 1.0, 2.4])
def test_a_bent_tube_is_as_long_as_its_arc(angle: float) -> None:
    line = centre_line(tube(arc(120, angle), 7.0))
    assert line.length_mm == pytest.approx(120 * angle, rel=0.03)


def test_the_line_of_a_bent_tube_runs_in_its_middle() -> None:
    line = centre_line(tube(arc(100, 2.0), 8.0))
    inner = line.points_mm[3:-3]
    assert np.hypot(inner[:, 0], inner[:, 2]) == pytest.approx(np.full(len(inner), 100.0), abs=1.0)
    assert inner[:, 1] == pytest.approx(np.zeros(len(inner)), abs=1.0)


def test_levels_rise_from_the_upper_end_to_the_lower_one() -> None:
    line = centre_line(tube(arc(100, 1.0), 5.0))
    assert line.points_mm[0, 2] > line.points_mm[-1, 2]
    assert (np.diff(line.levels) > 0).all()
    assert line.along.min() == 0.0
    assert line.along.max() == 1.0


def test_the_greatest_section_of_a_bent_tube_is_its_circle() -> None:
    bent = tube(arc(100, 2.0), 8.0)
    assert greatest_section_mm2(bent, centre_line(bent)) == pytest.approx(ROUND * 64, rel=0.03)


def test_the_greatest_section_of_a_spindle_is_at_its_belly() -> None:
    along = np.linspace(0, 1, 60)
    straight = np.stack([np.zeros(60), np.zeros(60), 200 * along], axis=1)
    spindle = tube(straight, 1 + 15 * np.sin(np.pi * along))
    line = centre_line(spindle)
    assert line.length_mm == pytest.approx(200, rel=0.01)
    assert greatest_section_mm2(spindle, line) == pytest.approx(ROUND * 256, rel=0.01)


def test_the_other_limb_of_a_hook_is_not_counted() -> None:
    hook = tube(arc(30, np.pi), 6.0)
    assert greatest_section_mm2(hook, centre_line(hook)) < 1.25 * ROUND * 36


def test_a_line_is_the_same_twice() -> None:
    bent = tube(arc(100, 1.2), 5.0)
    assert centre_line(bent).points_mm.tobytes() == centre_line(bent).points_mm.tobytes()


def test_no_faces_no_line() -> None:
    with pytest.raises(GeometryError, match="without faces"):
        centre_line(Surface(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32), np.zeros(0, np.uint8)))
