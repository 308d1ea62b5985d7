"""The cache: results of tasks by key, their files by content, shared by every build of this user.

::

    <folder>/blobs/ab/abcdef…           a file's bytes, named by their SHA-256
    <folder>/results/12/1234….json      a result: the value, and which blob stands at which path
    <folder>/work/…                     folders of tasks that run now
    <folder>/lock                       shared while a build uses the cache, exclusive while it is trimmed

Whatever is written appears whole or not at all, so that two builds may work at once and a killed one does no harm.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from muscleatlas.errors import OutputError
from muscleatlas.workflow.digest import canonical_json, file_sha256
from muscleatlas.workflow.lock import shared_lock
from muscleatlas.workflow.result import Result, StoredFile, result_from_json, result_to_json
from muscleatlas.workflow.task import Task

__all__ = ["Cache", "cache_folder"]

_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Results of muscleatlas; safe to delete.\n"


def cache_folder() -> Path:
    """Return the folder of the cache: ``MUSCLEATLAS_CACHE``, or one in the platform's place for caches."""
    chosen = os.environ.get("MUSCLEATLAS_CACHE")
    return Path(chosen).expanduser().absolute() if chosen else _platform_caches() / "muscleatlas" / "tasks"


def _platform_caches() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


class Cache:
    """Results kept between builds.

    Parameters
    ----------
    folder
        Where it lies; :func:`cache_folder` when not given. Made when first written to.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = cache_folder() if folder is None else folder
        self.blobs = self.folder / "blobs"
        self.results = self.folder / "results"
        self.work = self.folder / "work"
        self.lock = self.folder / "lock"

    @contextlib.contextmanager
    def in_use(self) -> Iterator[Cache]:
        """Keep everything in the cache where it is: nobody trims it meanwhile."""
        self._make_folders()
        with shared_lock(self.lock):
            yield self

    def find(self, key: str) -> Result | None:
        """Return a result if it and all its files are there, and note that it was used."""
        path = self.result_path(key)
        try:
            result = result_from_json(json.loads(path.read_bytes()))
            complete = all(self.blob_path(file.sha256).stat().st_size == file.size for file in result.files)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not complete or result.key != key:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return result

    def store(self, task: Task, value: dict[str, object], folder: Path) -> Result:
        """Take in what a task has made; its files are moved out of ``folder``."""
        files = tuple(self._store_file(path, folder) for path in _files_below(folder))
        result = Result(task.key, task.name, json.loads(canonical_json(value)), files)
        self._write_record(result)
        return result

    def restore(self, result: Result, place: Callable[[str], Path]) -> bool:
        """Copy every file of a result to the path that ``place`` gives it; True if all of them were sound.

        What turns out damaged is forgotten, so that running the task again makes it anew.
        """
        damaged = [file for file in result.files if not self._restore_file(file, place(file.path))]
        for file in damaged:
            self.blob_path(file.sha256).unlink(missing_ok=True)
        if damaged:
            self.result_path(result.key).unlink(missing_ok=True)
        return not damaged

    @contextlib.contextmanager
    def work_folder(self) -> Iterator[Path]:
        """Give a task an empty folder on the cache's own file system, and take it away afterwards."""
        self._make_folders()
        with tempfile.TemporaryDirectory(dir=self.work, ignore_cleanup_errors=True) as folder:
            yield Path(folder)

    def blob_path(self, sha256: str) -> Path:
        """Return where the file with these bytes lies, or would lie."""
        return self.blobs / sha256[:2] / sha256

    def result_path(self, key: str) -> Path:
        """Return where the record of this key lies, or would lie."""
        return self.results / key[:2] / f"{key}.json"

    def _store_file(self, path: Path, folder: Path) -> StoredFile:
        file = StoredFile(path.relative_to(folder).as_posix(), file_sha256(path), path.stat().st_size)
        blob = self.blob_path(file.sha256)
        blob.parent.mkdir(parents=True, exist_ok=True)
        path.replace(blob)
        return file

    def _write_record(self, result: Result) -> None:
        path = self.result_path(result.key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with self.work_folder() as folder:
            written = folder / path.name
            written.write_text(canonical_json(result_to_json(result)), encoding="ascii")
            written.replace(path)

    def _restore_file(self, file: StoredFile, target: Path) -> bool:
        try:
            content = self.blob_path(file.sha256).read_bytes()
        except FileNotFoundError:
            return False
        if hashlib.sha256(content).hexdigest() != file.sha256:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True

    def _make_folders(self) -> None:
        try:
            for folder in (self.blobs, self.results, self.work):
                folder.mkdir(parents=True, exist_ok=True)
            tag = self.folder / "CACHEDIR.TAG"
            if not tag.exists():
                tag.write_text(_TAG, encoding="ascii")
        except OSError as error:
            raise OutputError(
                f"can't make the cache folder: {error.strerror}",
                where=str(self.folder),
                hint="set MUSCLEATLAS_CACHE to a folder that you may write to",
            ) from error


def _files_below(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    links = [path.relative_to(folder).as_posix() for path in found if path.is_symlink()]
    if links:
        raise ValueError(f"a task wrote symbolic links, which can't be kept: {links}")
    return found
