"""Get the results of tasks: from the cache where they are, from an executor where not."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from muscleatlas.errors import Faults, MuscleatlasError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Executor, Outcome
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task

__all__ = ["Results", "Watcher", "run_tasks"]


class Watcher(Protocol):
    """Is told of each task as it ends; ``made`` says that it was worked out now, not taken from the cache."""

    def __call__(self, task: Task, *, made: bool) -> None:
        """Take note."""
        ...


@dataclass(frozen=True, slots=True)
class Results:
    """The results of tasks by the tasks' names, and the names of those that were worked out now."""

    by_name: Mapping[str, Result]
    made: frozenset[str]


def run_tasks(
    tasks: Sequence[Task],
    *,
    executor: Executor,
    cache: Cache,
    context: Mapping[str, Any],
    finished: Watcher | None = None,
) -> Results:
    """Return the result of every task.

    Parameters
    ----------
    tasks
        What is wanted; names are unique. Tasks of one key are done once.
    executor
        Runs what the cache doesn't hold.
    cache
        Holds the results, now and for the next build.
    context
        Given to each task's function.
    finished
        Called for each task when its result is there.

    Raises
    ------
    Faults
        If tasks failed by a fault that the user can mend; the others have ended, and are in the cache.
    Exception
        Any other error stops everything at once.
    """
    tell = finished or _ignore
    found = {task.key: result for task in tasks if (result := cache.find(task.key)) is not None}
    for task in tasks:
        if task.key in found:
            tell(task, made=False)
    missing = [task for task in tasks if task.key not in found]
    made = _worked_out(missing, executor=executor, cache=cache, context=context, finished=tell)
    results = {task.name: found.get(task.key) or made[task.key] for task in tasks}
    return Results(results, frozenset(task.name for task in missing))


def _worked_out(
    tasks: Sequence[Task], *, executor: Executor, cache: Cache, context: Mapping[str, Any], finished: Watcher
) -> dict[str, Result]:
    alike: dict[str, list[Task]] = {}
    for task in tasks:
        alike.setdefault(task.key, []).append(task)
    made: dict[str, Result] = {}
    faults: list[tuple[str, MuscleatlasError]] = []
    first = [group[0] for group in alike.values()]
    with contextlib.closing(executor.run(first, context=context, cache=cache)) as outcomes:
        for outcome in outcomes:
            if outcome.result is None:
                faults.append((outcome.task.name, _mendable(outcome)))
                continue
            made[outcome.task.key] = outcome.result
            for task in alike[outcome.task.key]:
                finished(task, made=True)
    if faults:
        raise Faults([fault for _, fault in sorted(faults, key=lambda pair: pair[0])], of="what was to be drawn")
    return made


def _ignore(task: Task, *, made: bool) -> None:
    """Take no note of a finished task."""


def _mendable(outcome: Outcome) -> MuscleatlasError:
    """Return the fault, told of its task; raise what isn't the user's to mend."""
    error = outcome.error
    if isinstance(error, MuscleatlasError):
        return error.at(outcome.task.name)
    if error is None:
        raise RuntimeError(f"{outcome.task.name}: neither a result nor an error")
    error.add_note(f"while working on {outcome.task.name}")
    raise error
