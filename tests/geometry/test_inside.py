from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.inside import winding_number
from tests.geometry.shapes import box, inside_out, moved, together


@pytest.mark.parametrize(("point", "times"), [((0.5, 0.5, 0.5), 1), ((3, 0, 0), 0), ((-0.1, 0.5, 0.5), 0)])
def test_a_box_goes_once_round_what_is_inside(point: tuple[float, float, float], times: int) -> None:
    assert winding_number(box(1, 1, 1), np.array(point)) == pytest.approx(times, abs=1e-6)


def test_inside_out_it_goes_round_the_other_way() -> None:
    assert winding_number(inside_out(box(1, 1, 1)), np.full(3, 0.5)) == pytest.approx(-1, abs=1e-6)


def test_where_two_solids_overlap_it_goes_round_twice() -> None:
    overlapping = together(box(2, 2, 2), moved(box(2, 2, 2), (1, 1, 1)))
    assert winding_number(overlapping, np.full(3, 1.5)) == pytest.approx(2, abs=1e-6)
