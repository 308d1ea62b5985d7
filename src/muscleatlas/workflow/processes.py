"""Run tasks in worker processes of this machine.

Each worker is a fresh Python, started by command line: nothing is inherited by accident, a caller needs no
``if __name__ == "__main__"``, and a worker that dies takes nobody along. They don't hear Ctrl-C: the process
that started them ends them.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from typing import IO, Any

from muscleatlas.errors import MuscleatlasError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Outcome
from muscleatlas.workflow.result import result_from_json
from muscleatlas.workflow.task import Task
from muscleatlas.workflow.worker import unpacked_error

__all__ = ["ProcessExecutor", "available_cores"]

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from muscleatlas.workflow.worker import main; main()"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
_ONE_THREAD = dict.fromkeys(_THREADS, "1")


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ProcessExecutor:
    """Runs tasks in several processes of this machine at once.

    Parameters
    ----------
    jobs
        How many; the number of cores when not given.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = available_cores() if jobs is None else jobs

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task as it ends, the heaviest tasks started first."""
        waiting = deque(sorted(tasks, key=lambda task: -task.weight))
        outcomes: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        workers = [_Worker(context, cache) for _ in range(min(self.jobs, len(waiting)))]
        threads = [threading.Thread(target=_serve, args=(each, waiting, outcomes), daemon=True) for each in workers]
        try:
            for thread in threads:
                thread.start()
            for _ in tasks:
                yield outcomes.get()
        finally:
            waiting.clear()
            for worker in workers:
                worker.stop()
            for worker, thread in zip(workers, threads, strict=True):
                thread.join()
                worker.close()


def _serve(worker: _Worker, waiting: deque[Task], outcomes: queue.SimpleQueue[Outcome]) -> None:
    while True:
        try:
            task = waiting.popleft()
        except IndexError:
            return
        outcomes.put(worker.perform(task))


class _Worker:
    """One worker process, started when it is first needed, and again after it died."""

    def __init__(self, context: Mapping[str, Any], cache: Cache) -> None:
        self._setting = {"context": dict(context), "cache": str(cache.folder)}
        self._environment = {"NUMBA_CACHE_DIR": str(cache.folder / "numba"), **os.environ, **_ONE_THREAD}
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self._guard = threading.Lock()

    def perform(self, task: Task) -> Outcome:
        """Let the process do a task and wait for its answer."""
        try:
            answer = self._ask(task)
        except (OSError, ValueError):  # the pipe broke, or was closed by `stop`
            answer = None
        if answer is None:
            return Outcome(task, None, self._death())
        if "error" in answer:
            return Outcome(task, None, unpacked_error(answer["error"]))
        return Outcome(task, result_from_json(answer["result"]))

    def stop(self) -> None:
        """End the process now, whatever it does; what it had finished is in the cache."""
        with self._guard:
            self._stopped = True
            if self._process is not None:
                self._process.kill()
                self._process.wait()

    def close(self) -> None:
        """Close the pipes of a stopped process, once nobody reads them any more."""
        for pipe in (self._process.stdin, self._process.stdout) if self._process else ():
            with contextlib.suppress(OSError):
                pipe.close() if pipe else None

    def _ask(self, task: Task) -> dict[str, Any] | None:
        process = self._running()
        if process is None:
            return None
        question = {
            "name": task.name,
            "function": task.function,
            "inputs": task.inputs,
            "code": task.code,
            "weight": task.weight,
        }
        _write_line(process.stdin, question)
        line = process.stdout.readline() if process.stdout else ""
        return json.loads(line) if line else None

    def _running(self) -> subprocess.Popen[str] | None:
        with self._guard:
            if self._stopped:
                return None
            if self._process is None or self._process.poll() is not None:
                self.close()
                self._process = self._started()
            return self._process

    def _started(self) -> subprocess.Popen[str]:
        process: subprocess.Popen[str] = subprocess.Popen(  # noqa: S603 - this Python, our own module
            [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=self._environment,
            start_new_session=True,
        )
        _write_line(process.stdin, self._setting)
        return process

    def _death(self) -> Exception:
        status = self._process.wait() if self._process is not None else 0
        if status >= 0:
            return RuntimeError(f"a worker process ended by itself with exit code {status}; what it said stands above")
        return MuscleatlasError(
            f"a worker process was ended by {signal.Signals(-status).name}",
            hint="if memory ran out, fewer at once may do: --jobs 1",
        )


def _write_line(stream: IO[str] | None, message: object) -> None:
    if stream is not None:
        stream.write(json.dumps(message) + "\n")
        stream.flush()
