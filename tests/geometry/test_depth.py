from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.frames import ANTERIOR, POSTERIOR, SUPERIOR
from muscleatlas.geometry.depth import Columns, columns_together, depth_layers, overlap, overlaps, surface_columns
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box, moved

FRONT = moved(box(20, 4, 20), (0, 0, 0))
MIDDLE = moved(box(20, 4, 20), (0, 10, 0))
BACK = moved(box(20, 4, 20), (0, 20, 0))


def seen(surface: Surface, towards: tuple[float, float, float] = ANTERIOR) -> Columns:
    return surface_columns(surface, towards=towards, grid_mm=1.0)


def test_rays_go_in_at_the_near_side_and_out_at_the_far_one() -> None:
    columns = seen(MIDDLE)
    assert len(columns.cells) == 20 * 20
    assert columns.entry_mm == pytest.approx(np.full(400, 10.0), abs=1e-3)
    assert columns.exit_mm == pytest.approx(np.full(400, 14.0), abs=1e-3)


def test_seen_from_behind_depth_is_turned_round() -> None:
    columns = seen(MIDDLE, POSTERIOR)
    assert columns.entry_mm == pytest.approx(np.full(400, -14.0), abs=1e-3)
    assert columns.exit_mm == pytest.approx(np.full(400, -10.0), abs=1e-3)


def test_what_is_in_front_lies_over_what_is_behind() -> None:
    assert overlap(seen(FRONT), seen(BACK)).share_over == 1.0
    assert overlap(seen(BACK), seen(FRONT)).share_over == 0.0
    assert overlap(seen(FRONT, POSTERIOR), seen(BACK, POSTERIOR)).share_over == 0.0


def test_an_overlap_counts_the_rays_that_meet_both() -> None:
    aside = moved(box(20, 4, 20), (10, 20, 0))
    both = overlap(seen(FRONT), seen(aside))
    assert (both.cells, both.share_of_first, both.share_of_second) == (200, 0.5, 0.5)


def test_what_shares_no_ray_does_not_overlap() -> None:
    assert overlap(seen(FRONT), seen(moved(FRONT, (30, 0, 0)))).cells == 0
    assert overlaps({"one": seen(FRONT), "other": seen(moved(FRONT, (30, 0, 0)))}) == {}


def test_pieces_together_reach_from_the_first_entry_to_the_last_exit() -> None:
    whole = columns_together([seen(BACK), seen(FRONT)])
    assert whole.entry_mm == pytest.approx(np.zeros(400), abs=1e-3)
    assert whole.exit_mm == pytest.approx(np.full(400, 24.0), abs=1e-3)


def test_layers_are_peeled_from_the_viewer_away() -> None:
    columns = {"back": seen(BACK), "front": seen(FRONT), "middle": seen(MIDDLE)}
    assert depth_layers(["back", "front", "middle"], overlaps(columns)) == (("front",), ("middle",), ("back",))


def test_what_nothing_covers_is_in_the_outer_layer() -> None:
    columns = {"front": seen(FRONT), "aside": seen(moved(BACK, (40, 0, 0))), "back": seen(BACK)}
    assert depth_layers(list(columns), overlaps(columns)) == (("front", "aside"), ("back",))


def test_a_ring_is_broken_where_least_is_covered() -> None:
    planks = {
        "a": moved(box(30, 2, 4), (0, 0, 0)),
        "b": moved(box(4, 8, 30), (0, 3, 0)),
        "c": moved(box(30, 2, 4), (0, 12, 20)),
    }
    layers = depth_layers(
        list(planks), overlaps({name: seen(plank) for name, plank in planks.items()}), least_share=0.01
    )
    assert layers == (("a",), ("b",), ("c",))


def test_nothing_has_no_layers() -> None:
    assert depth_layers([], {}) == ()


def test_from_above_what_is_higher_comes_first() -> None:
    assert overlap(seen(moved(FRONT, (0, 0, 30)), SUPERIOR), seen(FRONT, SUPERIOR)).share_over == 1.0
