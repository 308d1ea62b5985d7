from __future__ import annotations

from itertools import combinations

import pytest

from muscleatlas.studio.contrast import LEAST_CONTRAST, contrast
from muscleatlas.studio.palette import MUSCLE_COLOURS, TISSUE_COLOURS


@pytest.mark.parametrize(("one", "other"), list(combinations((*MUSCLE_COLOURS, TISSUE_COLOURS["bone"]), 2)))
def test_any_two_colours_are_told_apart_by_every_kind_of_vision(one: str, other: str) -> None:
    assert contrast(one, other) >= LEAST_CONTRAST


def test_tendon_bone_and_cartilage_are_told_apart() -> None:
    pale = [TISSUE_COLOURS[tissue] for tissue in ("tendon", "bone", "cartilage")]
    assert min(contrast(one, other) for one, other in combinations(pale, 2)) > 5.0


def test_contrast_is_the_same_both_ways_and_nothing_from_a_colour_to_itself() -> None:
    assert contrast("#c2453c", "#f5b556") == contrast("#f5b556", "#c2453c")
    assert contrast("#c2453c", "#c2453c") == 0.0
