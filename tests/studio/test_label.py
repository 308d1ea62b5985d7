from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muscleatlas.studio.column import cross
from muscleatlas.studio.label import Label, Layout, Named, Room
from muscleatlas.studio.layout import laid_out

WIDTH, HEIGHT = 600.0, 900.0


def _named(number: int, x: float, y: float, *, width_em: float = 5.0, area: float = 100.0, rank: int = 0) -> Named:
    return Named(f"s{number}", (f"name {number}",), width_em, (x, y), area, rank)


def _room(**changes: object) -> Room:
    return replace(Room(WIDTH, HEIGHT, (200.0,) * 12, (150.0,) * 12), **changes)  # type: ignore[arg-type]


@st.composite
def names(draw: st.DrawFn) -> list[Named]:
    count = draw(st.integers(0, 16))
    return [
        Named(
            structure=f"s{number}",
            lines=tuple("ab"[: draw(st.integers(1, 2))]),
            width_em=draw(st.floats(1.0, 10.0)),
            anchor_px=(draw(st.floats(40.0, WIDTH - 40.0)), draw(st.floats(40.0, HEIGHT - 40.0))),
            area_px=draw(st.floats(1.0, 1e4)),
            rank=draw(st.integers(0, 1)),
        )
        for number in range(count)
    ]


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    free = st.lists(st.floats(0.0, 250.0), min_size=6, max_size=6).map(tuple)
    return Room(
        WIDTH, HEIGHT, draw(free), draw(free), draw(st.sampled_from([0.0, 1.9])), draw(st.sampled_from([390.0, 800.0]))
    )


def _paths(layout: Layout) -> list[tuple[tuple[float, float], ...]]:
    return [layout.leader(label) for label in layout.labels]


def _any_cross(layout: Layout) -> bool:
    return any(
        cross((one[i], one[i + 1]), (other[j], other[j + 1]))
        for one, other in combinations(_paths(layout), 2)
        for i in range(2)
        for j in range(2)
    )


def _overlap(one: Label, other: Label) -> bool:
    a, b = one.box_px, other.box_px
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@settings(deadline=None, max_examples=20)
@given(names(), rooms())
def test_leaders_never_cross_and_texts_never_overlap(named: list[Named], room: Room) -> None:
    layout = laid_out(named, room)
    assert not _any_cross(layout)
    assert not any(_overlap(one, other) for one, other in combinations(layout.labels, 2))


@settings(deadline=None, max_examples=20)
@given(names(), rooms())
def test_texts_are_on_the_canvas_and_large_enough_for_its_width(named: list[Named], room: Room) -> None:
    layout = laid_out(named, room)
    left, right = layout.margins_px
    for label in layout.labels:
        x0, y0, x1, y1 = label.box_px
        assert -left <= x0 < x1 <= WIDTH + right
        assert room.strip_em * layout.text_px <= y0 < y1 <= HEIGHT - room.strip_em * layout.text_px
    assert layout.text_px >= 11.5
    assert layout.text_px * room.read_at_px / layout.canvas_width_px >= 11.5 - 1e-6


@settings(deadline=None, max_examples=20)
@given(names(), rooms(), st.randoms())
def test_the_order_of_the_names_does_not_matter(named: list[Named], room: Room, chance: Random) -> None:
    assert laid_out(chance.sample(named, len(named)), room) == laid_out(named, room)


@settings(deadline=None, max_examples=20)
@given(names(), rooms())
def test_every_name_has_a_label_or_is_told_to_have_none(named: list[Named], room: Room) -> None:
    layout = laid_out(named, room)
    told = [*(label.structure for label in layout.labels), *layout.unlabelled]
    assert sorted(told) == sorted(name.structure for name in named)


@settings(deadline=None, max_examples=20)
@given(names(), rooms())
def test_a_mirrored_layout_mirrored_again_is_the_first(named: list[Named], room: Room) -> None:
    whole = [replace(name, anchor_px=(round(name.anchor_px[0]), round(name.anchor_px[1]))) for name in named]
    layout = laid_out(whole, room)
    again = layout.mirrored().mirrored()
    assert again.margins_px == layout.margins_px
    for one, other in zip(again.labels, layout.labels, strict=True):
        assert one.box_px == pytest.approx(other.box_px)
        assert (one.text, one.side) == (other.text, other.side)


def test_texts_do_not_stand_on_what_is_shown() -> None:
    layout = laid_out([_named(1, 300.0, 200.0), _named(2, 310.0, 600.0)], _room())
    assert layout.margins_px == (0, 0)
    assert all(label.box_px[2] <= 200.0 or label.box_px[0] >= WIDTH - 150.0 for label in layout.labels)


def test_where_nothing_is_free_the_canvas_becomes_wider() -> None:
    layout = laid_out([_named(1, 100.0, 200.0)], _room(free_left_px=(0.0,), free_right_px=(0.0,)))
    (label,) = layout.labels
    assert label.side == "left"
    assert label.box_px[2] <= 0.0
    assert layout.margins_px[0] >= 5.0 * layout.text_px


def test_a_structure_at_one_side_is_named_at_that_side() -> None:
    layout = laid_out([_named(1, 220.0, 300.0), _named(2, 430.0, 310.0)], _room())
    assert {label.structure: label.side for label in layout.labels} == {"s1": "left", "s2": "right"}


def test_a_leader_that_can_be_level_is_level() -> None:
    (label,) = laid_out([_named(1, 300.0, 400.0)], _room()).labels
    assert label.elbow_px[1] == label.text_px[1] == label.anchor_px[1] == 400.0


def test_the_smallest_are_dropped_first_and_those_of_higher_rank_before_them() -> None:
    many = [_named(number, 300.0 + number / 7, 20.0 + 8 * number, area=1000.0 + number) for number in range(100)]
    many[99] = replace(many[99], rank=1)
    layout = laid_out(many, _room())
    count = len(layout.labels)
    assert 40 < count < 99
    assert "s99" in layout.unlabelled
    assert set(layout.unlabelled) - {"s99"} <= {f"s{number}" for number in range(99 - count)}


def test_of_two_at_the_same_point_the_larger_is_named() -> None:
    layout = laid_out([_named(1, 300.0, 300.0, area=5.0), _named(2, 300.0, 300.0, area=9.0)], _room())
    assert [label.structure for label in layout.labels] == ["s2"]
    assert layout.unlabelled == ("s1",)


def test_without_names_there_is_nothing() -> None:
    layout = laid_out([], _room())
    assert (layout.labels, layout.unlabelled, layout.margins_px) == ((), (), (0, 0))


def _sides(labels: Sequence[Label]) -> set[str]:
    return {label.side for label in labels}


def test_the_mirror_image_has_the_same_texts_at_the_other_side() -> None:
    layout = laid_out([_named(1, 220.0, 300.0)], _room())
    flipped = layout.mirrored()
    assert _sides(layout.labels) == {"left"}
    assert _sides(flipped.labels) == {"right"}
    assert flipped.labels[0].anchor_px == (WIDTH - 220.0, 300.0)
    assert flipped.labels[0].text == "name 1"
