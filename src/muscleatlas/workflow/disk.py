"""Files that appear whole or not at all, and what a disk may refuse, in words that say what to do about it."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from muscleatlas.errors import OutputError

__all__ = ["disk_fault", "disk_faults_told", "write_whole"]

_ADVICE = {
    errno.ENOSPC: "free some space and run it again: what is drawn already stays in the cache",
    errno.EDQUOT: "free some space and run it again: what is drawn already stays in the cache",
    errno.EROFS: "choose a place that can be written to",
    errno.EACCES: "choose a place that you may write to, or change its rights",
    errno.EPERM: "choose a place that you may write to, or change its rights",
    errno.ENAMETOOLONG: "choose a place with a shorter path",
    errno.EBUSY: "it may be the root of a mounted disk: choose a folder inside it",
    errno.EXDEV: "it may be the root of a mounted disk: choose a folder inside it",
    errno.EIO: "the disk itself reports an error: choose another one",
}


def disk_fault(error: OSError, place: str) -> OutputError | None:
    """Return the fault that a failed write or read amounts to, or None if it tells of a bug of ours.

    Parameters
    ----------
    error
        What the system said.
    place
        The folder that was written to, as the user knows it.
    """
    advice = _ADVICE.get(error.errno or 0)
    if advice is None:
        return None
    return OutputError(f"can't write: {error.strerror}", where=place, hint=advice)


@contextlib.contextmanager
def disk_faults_told(place: str) -> Iterator[None]:
    """Turn a refusal of the disk into an :class:`OutputError`; let every other error pass."""
    try:
        yield
    except OSError as error:
        fault = disk_fault(error, place)
        if fault is None:
            raise
        raise fault from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, and its folder if need be; it appears whole or not at all, whoever else writes it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    half.write_bytes(content)
    half.replace(path)
