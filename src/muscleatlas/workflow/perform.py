"""Do one task: the unit of work that every executor, here or on another machine, calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task, task_function

__all__ = ["perform"]


def perform(task: Task, *, context: Mapping[str, Any], cache: Cache) -> Result:
    """Run a task in a folder of its own and keep in the cache what it made.

    Parameters
    ----------
    task
        What to do.
    context
        What the function needs to know but what doesn't decide its result, such as where a bundle lies.
    cache
        Takes the result; nothing is kept of a task that fails.
    """
    function = task_function(task.function)
    with cache.work_folder() as folder:
        value = function(task.inputs, context, folder)
        return cache.store(task, dict(value), folder)
