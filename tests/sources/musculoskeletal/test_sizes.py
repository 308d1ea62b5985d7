from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.sources.musculoskeletal.paths import Fascicle, tendon_table
from muscleatlas.sources.musculoskeletal.sizes import SPECIFIC_TENSION_N_MM2, sizes_of


def line(force_n: float, fibre_mm: float, slack_mm: float = 100.0, length: float = 300.0) -> Fascicle:
    points = np.array([[0.0, 0, length], [0, 0, 0]])
    return Fascicle("made-up", points, (0, 1), force_n, fibre_mm, slack_mm)


def test_a_published_volume_is_taken_as_it_is() -> None:
    size = sizes_of({"soleus": [line(5000, 44)]})["soleus"]
    assert (size.volume_mm3, size.source) == (436_400.0, "handsfield2014")


def test_without_a_published_volume_it_is_force_over_tension_times_fibre_length() -> None:
    size = sizes_of({"gracilis-of-mars": [line(460, 100)]})["gracilis-of-mars"]
    assert size.source == "model"
    assert size.volume_mm3 == pytest.approx(460 / SPECIFIC_TENSION_N_MM2 * 100)


@pytest.mark.parametrize("fibre_mm", [-20.0, 3.0, 1400.0])
def test_a_fibre_that_cannot_be_is_replaced_by_a_share_of_the_path(fibre_mm: float) -> None:
    size = sizes_of({"x": [line(46, fibre_mm)]})["x"]
    assert size.volume_mm3 == pytest.approx(100 * 0.6 * 300)


def test_what_was_measured_as_one_is_shared_and_adds_up() -> None:
    heads = ("biceps-brachii-long-head", "biceps-brachii-short-head")
    sizes = sizes_of({heads[0]: [line(300, 100)], heads[1]: [line(100, 100)]})
    assert sum(sizes[head].volume_mm3 for head in heads) == pytest.approx(144_000)
    assert [sizes[head].volume_mm3 for head in heads] == pytest.approx([80_267, 63_733], rel=1e-3)


def test_no_belly_is_longer_than_its_path() -> None:
    lines = {structure: [line(100, 100)] for structure in tendon_table()}
    assert all(0.3 * 300 <= size.belly_mm <= 0.94 * 300 for size in sizes_of(lines).values())
