"""What runs tasks: one small protocol, and the plainest thing that fulfils it."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.perform import perform
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task

__all__ = ["Executor", "Outcome", "SerialExecutor"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended: with a result, or with the error that stopped it."""

    task: Task
    result: Result | None
    error: Exception | None = None


class Executor(Protocol):
    """Runs tasks somewhere and hands out their outcomes as they come, in any order.

    Closing the generator cancels what hasn't ended yet; results already in the cache stay there.
    """

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task."""
        ...


class SerialExecutor:
    """Runs one task after the other in this process: for tests, debuggers and profilers."""

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task, in their order."""
        for task in tasks:
            try:
                yield Outcome(task, perform(task, context=context, cache=cache))
            except Exception as error:  # noqa: BLE001 - the caller decides which errors it can stand
                yield Outcome(task, None, error)
