"""Tasks on their way to the workers of a Dask cluster and back, watched until each has come back.

A future whose worker died becomes pending again by itself; here is told what nobody mends by himself.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from muscleatlas.errors import MuscleatlasError
from muscleatlas.workflow.digest import canonical_json, digest_of
from muscleatlas.workflow.task import Task

if TYPE_CHECKING:
    from distributed import Client, Future

    from muscleatlas.workflow.outpost import Delivery, Order

__all__ = ["deliveries"]

_LOOK_EVERY_S = 1.0
_T = TypeVar("_T")


def deliveries(
    client: Client, order: Order, tasks: Sequence[Task], *, patience_s: float
) -> Generator[tuple[Task, Delivery | Exception], None, None]:
    """Yield what comes back for each task as it comes; closing the generator cancels the rest.

    Parameters
    ----------
    client
        Connected to the scheduler.
    order
        What the tasks have in common.
    tasks
        Their keys differ. The heaviest are started first.
    patience_s
        How long to wait for a new worker once all have gone.

    Raises
    ------
    MuscleatlasError
        If the scheduler goes away, or all workers do.
    """
    return _Dispatch(client, order, patience_s).run(tasks)


class _Dispatch:
    """Tasks on their way, watched until each has come back."""

    def __init__(self, client: Client, order: Order, patience_s: float) -> None:
        self._client = client
        self._order = order
        self._patience_s = patience_s
        self._seen_s = time.monotonic()

    def run(self, tasks: Sequence[Task]) -> Generator[tuple[Task, Delivery | Exception], None, None]:
        """Yield what comes back; closing cancels the rest."""
        done: queue.SimpleQueue[Future[Delivery]] = queue.SimpleQueue()
        waiting = {future.key: (task, future) for task, future in zip(tasks, self._submitted(tasks), strict=True)}
        try:
            for _, future in waiting.values():
                future.add_done_callback(done.put)
            while waiting:
                future = self._patiently(lambda: done.get(timeout=_LOOK_EVERY_S))
                task, _ = waiting[future.key]
                yield task, self._received(future)
                del waiting[future.key]
        finally:
            self._cancel([future for _, future in waiting.values()])

    def _submitted(self, tasks: Sequence[Task]) -> list[Future[Delivery]]:
        from muscleatlas.workflow.outpost import perform_there

        shared = asdict(self._order)
        return [
            self._client.submit(
                perform_there,
                canonical_json(asdict(task)),
                self._order,
                key=f"muscleatlas-{digest_of([task.key, shared])}",
                priority=round(task.weight),
            )
            for task in tasks
        ]

    def _received(self, future: Future[Delivery]) -> Delivery | Exception:
        from distributed import CancelledError
        from distributed.scheduler import KilledWorker

        try:
            return self._patiently(lambda: future.result(timeout=_LOOK_EVERY_S))
        except KilledWorker as error:
            died = f"{error.allowed_failures + 1} workers died, one after the other, while they worked on it"
            return MuscleatlasError(died, hint="if memory ran out: fewer workers on a machine, or more memory for each")
        except CancelledError:
            raise self._lost() from None

    def _patiently(self, wait: Callable[[], _T]) -> _T:
        """Wait again and again, as long as there is somebody to wait for."""
        while True:
            try:
                found = wait()
            except (queue.Empty, TimeoutError):
                self._look_round()
            else:
                self._seen_s = time.monotonic()
                return found

    def _look_round(self) -> None:
        if self._workers():
            self._seen_s = time.monotonic()
        elif time.monotonic() - self._seen_s > self._patience_s:
            raise MuscleatlasError(
                f"all workers have gone, and none came for {self._patience_s:g} s",
                hint="what has arrived stays in the cache: start workers, and run it again",
            )

    def _workers(self) -> Collection[str]:
        if self._client.status != "running":
            raise self._lost()
        try:
            return tuple(self._client.nthreads())
        except OSError as error:
            raise self._lost() from error

    def _lost(self) -> MuscleatlasError:
        hint = "what has arrived stays in the cache: run it again when the scheduler is back"
        return MuscleatlasError("the scheduler has gone", hint=hint)

    def _cancel(self, futures: list[Future[Delivery]]) -> None:
        if futures and self._client.status == "running":
            self._client.cancel(futures)
