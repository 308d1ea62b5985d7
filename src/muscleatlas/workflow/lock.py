"""Locks between processes that go away with the process that holds them, however it ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such locks; there, don't run two builds at once
    fcntl = None  # type: ignore[assignment]

__all__ = ["Lock", "exclusive_lock", "shared_lock"]


class Lock:
    """An advisory lock on a file, shared or exclusive, released on :meth:`release` or when the process ends."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        self._stream.close()

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


@contextlib.contextmanager
def shared_lock(path: Path) -> Iterator[None]:
    """Hold a lock that any number of processes may hold together; wait for an exclusive one to end."""
    with path.open("ab") as stream:
        _lock(stream, exclusive=False, wait=True)
        yield


def exclusive_lock(path: Path) -> Lock | None:
    """Return a lock that no other process holds, or None at once if one does."""
    stream = path.open("ab")
    if _lock(stream, exclusive=True, wait=False):
        return Lock(stream)
    stream.close()
    return None


def _lock(stream: IO[bytes], *, exclusive: bool, wait: bool) -> bool:
    if fcntl is None:  # pragma: no cover
        return True
    kind = (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(stream, kind)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: nobody else can hold one either
        return True
    return True
