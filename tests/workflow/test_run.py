from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from muscleatlas.errors import Faults
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import SerialExecutor
from muscleatlas.workflow.run import Results, run_tasks
from muscleatlas.workflow.task import Task

MakeTask = Callable[..., Task]


@pytest.fixture
def run(cache: Cache, marks: Path) -> Callable[..., Results]:
    def run(tasks: list[Task], **more: object) -> Results:
        return run_tasks(tasks, executor=SerialExecutor(), cache=cache, context={"marks": str(marks)}, **more)  # type: ignore[arg-type]

    return run


def test_the_second_run_takes_everything_from_the_cache(
    run: Callable[..., Results], made_up: MakeTask, marks: Path
) -> None:
    tasks = [made_up("draw", "a"), made_up("draw", "b")]
    first, second = run(tasks), run(tasks)
    assert first.by_name == second.by_name
    assert [sorted(first.made), sorted(second.made)] == [["/a/", "/b/"], []]
    assert marks.read_text() == "a\nb\n"


def test_a_run_that_was_stopped_resumes_where_it_was(
    run: Callable[..., Results], made_up: MakeTask, marks: Path
) -> None:
    tasks = [made_up("draw", name) for name in "abcd"]

    def interrupt_after_b(task: Task, *, made: bool) -> None:
        if task.name == "/b/":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tasks, finished=interrupt_after_b)
    assert run(tasks).made == {"/c/", "/d/"}
    assert marks.read_text() == "a\nb\nc\nd\n"


def test_tasks_that_are_alike_are_done_once_and_each_has_its_result(
    run: Callable[..., Results], made_up: MakeTask, marks: Path
) -> None:
    task = made_up("draw", "a")
    twin = Task("/twin/", task.function, task.inputs, code=task.code)
    results = run([task, twin]).by_name
    assert results["/a/"] == results["/twin/"]
    assert marks.read_text() == "a\n"


def test_another_context_does_not_make_another_result(
    cache: Cache, made_up: MakeTask, marks: Path, run: Callable[..., Results]
) -> None:
    task = made_up("draw", "a")
    run([task])
    elsewhere = {"marks": "/nowhere", "processes": 5}
    assert not run_tasks([task], executor=SerialExecutor(), cache=cache, context=elsewhere).made


def test_every_fault_is_told_with_its_place_and_the_rest_is_done(
    run: Callable[..., Results], made_up: MakeTask, marks: Path
) -> None:
    tasks = [made_up("fail", "z"), made_up("draw", "b"), made_up("fail", "a")]
    with pytest.raises(Faults) as caught:
        run(tasks)
    assert str(caught.value) == (
        "2 faults in what was to be drawn\n/a/: can't draw 'a'\n  take another\n/z/: can't draw 'z'\n  take another"
    )
    assert marks.read_text() == "b\n"


def test_a_bug_stops_the_run_at_once_and_names_the_place(
    run: Callable[..., Results], made_up: MakeTask, marks: Path
) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        run([made_up("stumble", "a"), made_up("draw", "b")])
    assert caught.value.__notes__[-1] == "while working on /a/"
    assert not marks.exists()


def test_each_task_is_told_as_it_ends(run: Callable[..., Results], made_up: MakeTask) -> None:
    run([made_up("draw", "a")])
    told: list[tuple[str, bool]] = []
    run([made_up("draw", "b"), made_up("draw", "a")], finished=lambda task, made: told.append((task.name, made)))
    assert told == [("/a/", False), ("/b/", True)]
