"""Outlines of regions cover the figure and do not overlap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.site.browse.outlines import around, path_of, place_of_name, regions_of


def figure() -> NDArray[np.int32]:
    seen = np.full((200, 120), -1, np.int32)
    seen[20:100, 30:90] = 1
    seen[100:180, 30:90] = 2
    seen[90:110, 55:65] = 0
    return seen


def test_what_belongs_to_no_region_goes_to_the_nearest() -> None:
    labels = regions_of(figure())
    assert labels[92, 60] == 1
    assert labels[108, 60] == 2
    assert (labels[figure() >= 0] > 0).all()


def test_far_from_the_figure_there_is_nothing() -> None:
    labels = regions_of(figure())
    assert labels[0, 0] == labels[-1, -1] == 0


def test_a_crumb_is_given_to_what_is_around_it() -> None:
    seen = figure()
    seen[50:55, 50:55] = 2
    assert (regions_of(seen)[50:55, 50:55] == 1).all()


def test_two_pieces_are_two_rings_and_a_speck_is_none() -> None:
    mask = np.zeros((100, 100), bool)
    mask[5:45, 5:45] = mask[55:95, 55:95] = True
    assert path_of(mask).count("M") == 2
    speck = np.zeros((100, 100), bool)
    speck[50, 50] = True
    assert path_of(speck) == ""


def test_a_name_stands_in_the_middle_of_the_largest_piece() -> None:
    mask = np.zeros((100, 100), bool)
    mask[10:50, 10:50] = True
    mask[80:90, 80:90] = True
    x, y = place_of_name(mask)
    assert abs(x - 29.5) <= 1
    assert abs(y - 29.5) <= 1


def test_what_lies_between_fingers_is_hand() -> None:
    fingers = np.zeros((60, 80), bool)
    fingers[10:50, 10:20] = fingers[10:50, 30:40] = True
    assert around(fingers)[30, 25]
    assert not around(fingers)[30, 70]
