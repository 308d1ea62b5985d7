from __future__ import annotations

import pytest

from muscleatlas.workflow.task import Task, task_function


def test_the_key_follows_function_code_and_inputs_and_nothing_else() -> None:
    task = Task("/leg/", "a:b", {"x": 1}, code="c")
    assert task.key == Task("/another name/", "a:b", {"x": 1}, code="c", weight=9).key
    others = [Task("", "a:z", {"x": 1}, code="c"), Task("", "a:b", {"x": 2}, code="c"), Task("", "a:b", {"x": 1})]
    assert len({task.key, *(other.key for other in others)}) == 4


def test_inputs_become_plain_json_whoever_runs_the_task() -> None:
    assert Task("", "a:b", {"gallery": {1: "one"}, "size": (3, 4)}).inputs == {"gallery": {"1": "one"}, "size": [3, 4]}


def test_inputs_that_are_no_json_are_refused() -> None:
    with pytest.raises(TypeError, match="not JSON serializable"):
        Task("", "a:b", {"path": object()})


def test_a_function_is_found_by_module_and_name() -> None:
    assert task_function("muscleatlas.workflow.task:task_function").__qualname__ == "task_function"
