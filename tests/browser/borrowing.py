"""A studio for one walk through a site: it draws the places that a test looks at, all others borrow those pictures."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Outcome
from muscleatlas.workflow.processes import ProcessExecutor
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task

__all__ = ["BorrowingExecutor"]

_DRAW = "muscleatlas.studio.place:draw_place"


class BorrowingExecutor:
    """Draws some places, and does all work that isn't drawing; the other places have the pictures of the first.

    Parameters
    ----------
    drawn
        Permalinks of the places to draw; the map of the home page is drawn as well.
    jobs
        How many processes work.
    """

    def __init__(self, drawn: Collection[str], *, jobs: int) -> None:
        self._drawn = frozenset(drawn)
        self._lender = next(iter(drawn))
        self._jobs = jobs

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task; those that borrow come last."""
        lent: Result | None = None
        own = [task for task in tasks if not self._borrows(task)]
        for outcome in ProcessExecutor(self._jobs).run(own, context=context, cache=cache):
            lent = outcome.result if outcome.task.name == self._lender else lent
            yield outcome
        for task in filter(self._borrows, tasks):
            assert lent is not None, f"nothing to lend: {self._lender} isn't drawn with the others"
            yield Outcome(task, _borrowed(lent, task, cache))

    def _borrows(self, task: Task) -> bool:
        return task.function == _DRAW and task.name not in self._drawn


def _borrowed(lent: Result, task: Task, cache: Cache) -> Result:
    def place(path: str) -> Path:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        return folder / path

    with cache.work_folder() as folder:
        assert cache.restore(lent, place)
        return cache.store(task, dict(lent.value), folder)
