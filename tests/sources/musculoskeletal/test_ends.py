from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.geometry.surface import Surface
from muscleatlas.sources.musculoskeletal.bones import ModelBone
from muscleatlas.sources.musculoskeletal.ends import held, to_bone
from muscleatlas.sources.musculoskeletal.ground import Ground
from tests.geometry.shapes import box, moved

LINE = np.array([[20.0, 20.0, 80.0], [20, 20, 60], [20, 20, 40], [20, 20, 20]])


def bone(name: str, surface: Surface, body: int) -> ModelBone:
    return ModelBone(name, "right", surface, "made-up", body, 12)


@pytest.fixture(scope="module")
def ground() -> Ground:
    upper, lower = moved(box(40, 40, 10), (0, 0, 90)), box(40, 40, 10)
    post = moved(box(4, 4, 60), (26, 20, 20))
    return Ground([bone("femur", upper, 1), bone("tibia", lower, 2), bone("fibula", post, 3)])


def test_a_line_is_continued_to_just_inside_the_bone_that_its_end_moves_with_though_another_is_nearer(
    ground: Ground,
) -> None:
    line = to_bone(LINE, (1, 2), ground)
    assert line[0, 2] == pytest.approx(91, abs=0.2)
    assert line[-1, 2] == pytest.approx(9, abs=0.2)


def test_an_end_whose_body_has_no_bone_goes_to_the_nearest_and_one_far_from_all_stays(ground: Ground) -> None:
    nearest = to_bone(LINE, (1, 99), ground)
    assert nearest[-1, 0] == pytest.approx(27, abs=0.5)
    far = LINE + np.array([0, 0, 500])
    assert np.array_equal(to_bone(far, (1, 2), ground), far)


def test_an_end_that_was_moved_is_brought_back_and_what_is_far_from_it_stays(ground: Ground) -> None:
    line = np.linspace([20.0, 20.0, 85.0], [20.0, 20.0, 15.0], 30)
    back = held(line, np.array([1, 2]), ground)
    assert back[0, 2] == pytest.approx(91, abs=0.2)
    assert np.array_equal(back[12:18], line[12:18])


def test_the_bones_of_the_pelvis_are_one() -> None:
    ground = Ground([bone("sacrum", box(10, 10, 10), 1), bone("hip-bone", moved(box(10, 10, 10), (30, 0, 0)), 2)])
    hold = ground.hold(np.array([28.0, 5.0, 5.0]), 1)
    assert hold is not None
    assert hold[0] == pytest.approx(2, abs=1)
