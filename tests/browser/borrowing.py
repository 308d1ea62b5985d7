"""A studio for one walk through a site: it draws the places that a test looks at, all others borrow those pictures."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from muscleatlas.site.browse.addresses import HOME
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Outcome
from muscleatlas.workflow.processes import ProcessExecutor
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task

__all__ = ["BorrowingExecutor"]


class BorrowingExecutor:
    """Draws some places; what isn't looked at has the pictures of the first of them, names and all.

    Parameters
    ----------
    drawn
        Permalinks of the places to draw; the map of the home page is drawn as well.
    jobs
        How many processes draw.
    """

    def __init__(self, drawn: Collection[str], *, jobs: int) -> None:
        self._drawn = {HOME, *drawn}
        self._lender = next(iter(drawn))
        self._jobs = jobs

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task; those that draw come first."""
        lent: Result | None = None
        own = [task for task in tasks if task.name in self._drawn]
        for outcome in ProcessExecutor(self._jobs).run(own, context=context, cache=cache):
            lent = outcome.result if outcome.task.name == self._lender else lent
            yield outcome
        assert lent is not None
        for task in tasks:
            if task.name not in self._drawn:
                yield Outcome(task, _borrowed(lent, task, cache))


def _borrowed(lent: Result, task: Task, cache: Cache) -> Result:
    def place(path: str) -> Path:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        return folder / path

    with cache.work_folder() as folder:
        assert cache.restore(lent, place)
        return cache.store(task, dict(lent.value), folder)
