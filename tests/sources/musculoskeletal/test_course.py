from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from muscleatlas.sources.musculoskeletal.course import SECTIONS, Course


def upright(x: float) -> NDArray[np.float64]:
    return np.array([[x, 0.0, 120.0], [x, 0.0, 0.0]])


def rod(x: float, y: float) -> NDArray[np.float64]:
    return np.stack(np.meshgrid([x - 1, x, x + 1], [y - 1, y, y + 1], np.arange(0.0, 121.0)), axis=-1).reshape(-1, 3)


def test_a_solid_beside_its_line_is_off_by_as_much_in_every_section_but_the_first_and_the_last() -> None:
    cells = Course.along([upright(0)], is_sheet=False).cells(rod(3, 4))
    assert [cell.section for cell in cells] == list(range(1, SECTIONS - 1))
    assert [cell.off_mm for cell in cells] == pytest.approx([5.0] * (SECTIONS - 2), abs=0.1)


def test_a_solid_between_two_lines_is_on_a_sheet_of_both_and_off_the_lines_alone() -> None:
    lines = [upright(0), upright(20)]
    on_sheet = Course.along(lines, is_sheet=True).cells(rod(10, 0))
    off_lines = Course.along(lines, is_sheet=False).cells(rod(10, 0))
    assert max(cell.off_mm for cell in on_sheet) < 1.6
    assert min(cell.off_mm for cell in off_lines) > 9.0


def test_each_part_of_a_solid_belongs_to_the_line_that_it_is_nearest_to() -> None:
    course = Course.along([upright(0), upright(40)], is_sheet=False)
    cells = course.cells(np.concatenate([rod(0, 0), rod(40, 2)]))
    assert max(cell.off_mm for cell in cells if cell.line == 0) < 0.7
    assert [cell.off_mm for cell in cells if cell.line == 1] == pytest.approx([2.0] * (SECTIONS - 2), abs=0.2)
