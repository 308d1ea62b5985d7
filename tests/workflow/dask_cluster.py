"""A Dask scheduler and its workers on loopback, as processes of their own that tests may kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["DaskCluster", "dask_cluster"]

_PATIENCE_S = 30.0


class DaskCluster:
    """A scheduler, and the workers that were started for it.

    Parameters
    ----------
    folder
        For the scheduler's address, the workers' own folders and what they say.
    modules
        A folder from which the workers may import.
    """

    def __init__(self, folder: Path, modules: Path | None = None) -> None:
        self.folder = folder
        self.modules = modules
        self.processes: list[subprocess.Popen[bytes]] = []
        self._file = folder / "scheduler.json"
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
        self._start("scheduler", "distributed.cli.dask_scheduler", *options, "--scheduler-file", str(self._file))

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        """The scheduler's process."""
        return self.processes[0]

    @property
    def address(self) -> str:
        """The scheduler's address, once it listens."""
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            try:
                return str(json.loads(self._file.read_text())["address"])
            except (OSError, ValueError):
                time.sleep(0.05)
        raise TimeoutError(self.said("scheduler"))

    def add_worker(self, name: str, *, package: Path | None = None) -> None:
        """Start a worker of one thread, which may import another package first; it needs a second to be there."""
        options = ("--host", "127.0.0.1", "--no-nanny", "--no-dashboard", "--nthreads", "1", "--name", name)
        folder = ("--local-directory", str(self.folder / name))
        first = [str(folder) for folder in (package, self.modules) if folder]
        self._start(name, "distributed.cli.dask_worker", self.address, *options, *folder, first=first)

    def said(self, name: str) -> str:
        """Return what a process has written to stdout and stderr."""
        return (self.folder / f"{name}.log").read_text()

    def stop(self) -> None:
        """End every process."""
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()

    def _start(self, name: str, module: str, *arguments: str, first: Sequence[str] = ()) -> None:
        path = os.pathsep.join([*first, *filter(None, [os.environ.get("PYTHONPATH")])])
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": path},
                start_new_session=True,
            )
        self.processes.append(process)


@contextmanager
def dask_cluster(folder: Path, *workers: str, modules: Path | None = None) -> Iterator[DaskCluster]:
    """Start a scheduler and workers of these names, and end them afterwards."""
    cluster = DaskCluster(folder, modules)
    try:
        for name in workers:
            cluster.add_worker(name)
        yield cluster
    finally:
        cluster.stop()
