from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from muscleatlas.cli.progress import LineProgress, Tally, build_progress
from muscleatlas.workflow.task import Task


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def place(name: str, pictures: float = 10) -> Task:
    return Task(name, "a:b", {}, weight=pictures)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tally(clock: Clock) -> Tally:
    tally = Tally(clock)
    tally.begin([place("a"), place("b"), place("c", 20)])
    return tally


def test_nobody_can_know_how_long_it_takes_before_anything_is_drawn(tally: Tally) -> None:
    assert tally.left_s is None
    assert str(tally) == "0 of 40 pictures"


def test_the_rest_takes_as_long_for_each_picture_as_the_ones_drawn(tally: Tally, clock: Clock) -> None:
    clock.now_s += 30
    tally.add(place("a"), made=True)
    assert tally.left_s == pytest.approx(90)
    assert str(tally) == "10 of 40 pictures, about 1:30 left"


def test_pictures_from_the_cache_say_nothing_about_the_speed(tally: Tally, clock: Clock) -> None:
    tally.add(place("c", 20), made=False)
    assert tally.left_s is None
    clock.now_s += 30
    tally.add(place("a"), made=True)
    assert tally.left_s == pytest.approx(30)
    assert str(tally) == "30 of 40 pictures, 20 of them from the cache, about 0:30 left"


def test_of_many_the_first_say_nothing_and_the_last_say_most(clock: Clock) -> None:
    tally = Tally(clock)
    tally.begin([place(str(number), 1) for number in range(200)])
    for number in range(6):
        clock.now_s += 50
        tally.add(place(str(number), 1), made=True)
    assert tally.left_s is None
    for number in range(6, 100):
        clock.now_s += 2
        tally.add(place(str(number), 1), made=True)
    assert tally.left_s == pytest.approx(200)
    for number in range(100, 160):
        clock.now_s += 1
        tally.add(place(str(number), 1), made=True)
    assert tally.left_s == pytest.approx(40)


def test_nothing_is_left_at_the_end(tally: Tally, clock: Clock) -> None:
    clock.now_s += 1
    for task in (place("a"), place("b"), place("c", 20)):
        tally.add(task, made=True)
    assert str(tally) == "40 of 40 pictures"


def test_a_log_gets_a_line_every_ten_seconds_at_most(clock: Clock) -> None:
    log = io.StringIO()
    progress = LineProgress(log, clock=clock)
    progress.tell("Drawing")
    tasks = [place(str(number), 1) for number in range(30)]
    progress.expect(tasks)
    for task in tasks:
        clock.now_s += 1
        progress.finished(task, made=True)
    assert log.getvalue().splitlines() == [
        "Drawing",
        "  10 of 30 pictures, about 0:20 left",
        "  20 of 30 pictures, about 0:10 left",
        "  30 of 30 pictures",
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_a_bar_and_lines_take_the_same_calls(stream: Callable[[], io.StringIO]) -> None:
    shown = stream()
    with build_progress(shown) as progress:
        progress.tell("Drawing")
        progress.expect([place("a")])
        progress.finished(place("a"), made=True)
    assert "Drawing" in shown.getvalue()
