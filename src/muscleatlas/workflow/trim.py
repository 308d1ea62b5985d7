"""Keep the cache within its bound: what was used least recently goes first, what is in use never."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from muscleatlas.errors import OutputError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.lock import exclusive_lock
from muscleatlas.workflow.result import Result, result_from_json

__all__ = ["DEFAULT_LIMIT_BYTES", "clear_cache", "trim_cache"]

DEFAULT_LIMIT_BYTES = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class _Record:
    """A result in the cache, and when it was last used (ns)."""

    path: Path
    used_ns: int
    result: Result

    @property
    def blobs(self) -> set[str]:
        return {file.sha256 for file in self.result.files}


def trim_cache(cache: Cache, *, keep: Collection[str] = (), limit_bytes: int = DEFAULT_LIMIT_BYTES) -> int:
    """Remove leftovers and the least recently used results until the cache fits its bound.

    Parameters
    ----------
    cache
        The cache; if another build uses it, nothing is done: that build will trim it when it ends.
    keep
        Keys of results that stay, whatever the bound.
    limit_bytes
        The bound for the files of all results together.

    Returns
    -------
    int
        How many bytes were freed.
    """
    if not cache.folder.is_dir():
        return 0
    lock = exclusive_lock(cache.lock)
    if lock is None:
        return 0
    with lock:
        _empty(cache.work)
        records = list(_records(cache))
        freed = _remove_unreferenced(cache, records)
        return freed + _evict(cache, records, keep=keep, limit_bytes=limit_bytes)


def clear_cache(folder: Path | None = None) -> int:
    """Empty the cache and return how many bytes were freed.

    Raises
    ------
    OutputError
        If a build uses the cache now.
    """
    cache = Cache(folder)
    if not cache.folder.is_dir():
        return 0
    lock = exclusive_lock(cache.lock)
    if lock is None:
        raise OutputError(
            "a build uses the cache now", where=str(cache.folder), hint="wait until it has ended, or stop it"
        )
    with lock:
        freed = sum(path.stat().st_size for path in _files(cache.folder))
        for part in (cache.results, cache.blobs, cache.work, cache.folder / "numba"):
            _empty(part)
    return freed


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _empty(folder: Path) -> None:
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _records(cache: Cache) -> Iterator[_Record]:
    """Read every record; those that can't be read are removed."""
    for path in sorted(_files(cache.results)):
        try:
            yield _Record(path, path.stat().st_mtime_ns, result_from_json(json.loads(path.read_bytes())))
        except (ValueError, KeyError, TypeError):
            path.unlink(missing_ok=True)


def _remove_unreferenced(cache: Cache, records: Iterable[_Record]) -> int:
    wanted = {blob for record in records for blob in record.blobs}
    return _remove(path for path in list(_files(cache.blobs)) if path.name not in wanted)


def _evict(cache: Cache, records: list[_Record], *, keep: Collection[str], limit_bytes: int) -> int:
    uses = Counter(blob for record in records for blob in record.blobs)
    held = sum(path.stat().st_size for path in _files(cache.blobs))
    freed = 0
    for record in sorted(records, key=lambda record: (record.used_ns, record.path)):
        if held - freed <= limit_bytes:
            break
        if record.result.key in keep:
            continue
        record.path.unlink(missing_ok=True)
        uses.subtract(record.blobs)
        freed += _remove(cache.blob_path(blob) for blob in record.blobs if not uses[blob])
    return freed


def _remove(paths: Iterable[Path]) -> int:
    freed = 0
    for path in paths:
        if path.is_file():
            freed += path.stat().st_size
            path.unlink()
    return freed
