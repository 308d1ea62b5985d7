"""Borders that some eyes can't see."""

from __future__ import annotations

import numpy as np

from muscleatlas.studio.faint import faint_pairs, touching

LEFT_AND_RIGHT = np.repeat(np.array([[1] * 10 + [2] * 10 + [0] * 5 + [3] * 5], np.int32), 12, axis=0)
NAMES = {1: "soleus", 2: "plantaris", 3: "popliteus"}


def test_areas_with_a_common_border_touch() -> None:
    assert touching(LEFT_AND_RIGHT) == {(1, 2)}


def test_areas_that_meet_in_a_point_do_not_touch() -> None:
    corner = np.zeros((20, 20), np.int32)
    corner[:10, :10], corner[10:, 10:] = 1, 2
    corner[9, 10] = 2
    assert touching(corner) == set()


def test_red_and_brown_are_one_for_red_blind_eyes() -> None:
    colours = {"soleus": "#c2453c", "plantaris": "#9a6a3c", "popliteus": "#c2453c"}
    (pair,) = faint_pairs([np.zeros_like(LEFT_AND_RIGHT), LEFT_AND_RIGHT], NAMES, colours)
    assert (pair.one, pair.other, pair.view) == ("plantaris", "soleus", 2)
    assert pair.contrast < 2.0


def test_colours_that_all_eyes_tell_apart_are_not_listed() -> None:
    assert faint_pairs([LEFT_AND_RIGHT], NAMES, {"soleus": "#000000", "plantaris": "#ffffff"}) == ()
