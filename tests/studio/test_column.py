from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muscleatlas.studio.column import cross, distance, stacked, uncrossed

GAP = 2.0
texts = st.lists(st.tuples(st.floats(-50, 350), st.floats(4, 20)), min_size=1, max_size=10)
points = st.tuples(st.integers(60, 300), st.integers(0, 300))


@given(texts)
def test_texts_keep_their_order_their_distance_and_their_bounds(wishes: list[tuple[float, float]]) -> None:
    heights = [height for _, height in wishes]
    middles = stacked([want for want, _ in wishes], heights, GAP, 0.0, 300.0)
    edges = [(y - height / 2, y + height / 2) for y, height in zip(middles, heights, strict=True)]
    assert edges[0][0] >= -1e-9
    assert edges[-1][1] <= 300 + 1e-9
    assert all(below[0] - above[1] >= GAP - 1e-9 for above, below in pairwise(edges))


@given(st.lists(st.floats(20, 280), min_size=1, max_size=8))
def test_texts_that_have_room_stand_where_they_want(wanted: list[float]) -> None:
    wanted = [20 + 35.0 * number for number, _ in enumerate(wanted)]
    assert stacked(wanted, [10.0] * len(wanted), GAP, 0.0, 300.0) == pytest.approx(wanted)


def test_two_that_want_the_same_place_share_the_way() -> None:
    assert stacked([50.0, 50.0, 50.0], [10.0, 10.0, 10.0], 2.0, 0.0, 300.0) == [38.0, 50.0, 62.0]


@given(st.lists(points, min_size=2, max_size=9, unique=True))
def test_uncrossing_keeps_every_text_and_places_them_from_top_to_bottom(
    anchors: list[tuple[int, int]],
) -> None:
    order, middles = uncrossed(anchors, [10.0] * len(anchors), elbow_x=50.0, gap=GAP, top=0.0, bottom=300.0)
    assert sorted(order) == list(range(len(anchors)))
    assert middles == sorted(middles)


def test_a_near_anchor_below_a_far_one_takes_the_lower_place_though_it_is_higher() -> None:
    anchors = [(60.0, 100.0), (300.0, 101.0)]
    order, middles = uncrossed(anchors, [40.0, 40.0], elbow_x=50.0, gap=GAP, top=0.0, bottom=300.0)
    leaders = [((50.0, y), anchors[index]) for index, y in zip(order, middles, strict=True)]
    assert not any(cross(one, other) for one, other in combinations(leaders, 2))


@given(*[st.tuples(st.integers(-9, 9), st.integers(-9, 9))] * 4)
def test_crossing_does_not_depend_on_who_is_asked(
    a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], d: tuple[int, int]
) -> None:
    assert cross((a, b), (c, d)) == cross((c, d), (a, b)) == cross((b, a), (d, c))


def test_lines_that_only_touch_cross_and_parallel_ones_do_not() -> None:
    assert cross(((0, 0), (4, 0)), ((2, 0), (2, 5)))
    assert cross(((0, 0), (4, 0)), ((3, 0), (9, 0)))
    assert not cross(((0, 0), (4, 0)), ((5, 0), (9, 0)))
    assert not cross(((0, 0), (4, 4)), ((0, 1), (4, 5)))


def test_distance_is_to_the_line_or_to_its_nearer_end() -> None:
    assert distance((2.0, 3.0), (0.0, 0.0), (4.0, 0.0)) == 3.0
    assert distance((7.0, 4.0), (0.0, 0.0), (4.0, 0.0)) == 5.0
    assert distance((3.0, 4.0), (0.0, 0.0), (0.0, 0.0)) == 5.0
