"""Make something dear once for all worker processes of a test session."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["build_once", "shared_folder"]


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder that all workers of this session see."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def build_once(folder: Path, build: Callable[[Path], None]) -> Path:
    """Return ``folder`` as ``build`` fills it; whoever comes second waits for the first.

    A build that fails leaves nothing behind, so the next worker tries for itself and tells its own error.
    """
    with _locked(folder.with_name(f"{folder.name}.lock")):
        if not folder.is_dir():
            unfinished = folder.with_name(f"{folder.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            build(unfinished)
            unfinished.rename(folder)
    return folder


@contextmanager
def _locked(lock: Path, *, patience_s: float = 900.0) -> Iterator[None]:
    """Hold a lock that is a file: who makes it has it."""
    deadline = time.monotonic() + patience_s
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                raise TimeoutError(f"another worker has held {lock} for {patience_s:.0f} s") from None
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()
