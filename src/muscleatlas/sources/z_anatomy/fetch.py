"""Getting the published files: out of a mirror folder if there is one, else by network; always the same bytes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from muscleatlas.errors import Faults, SourceError
from muscleatlas.sources.z_anatomy.files import FILES, RawFile

__all__ = ["fetch_files"]

_CURES = (
    "connect to the network, or name a folder that has the files: `--mirror DIR` (or MUSCLEATLAS_MIRROR),\n"
    "  or do without: `muscleatlas data add musculoskeletal` builds a schematic body from what is installed"
)

_PATIENCE_S = (10, 60)
"""How long to wait for a connection, and then for each piece: where nothing answers it must be told soon."""


def fetch_files(
    folder: Path,
    *,
    mirror: Path | None = None,
    files: Iterable[RawFile] = tuple(FILES.values()),
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, Path]:
    """Return the paths of the files by key, each with the hash that it must have.

    Parameters
    ----------
    folder
        Where downloads are kept; files that are there already and right are not fetched again.
    mirror
        A folder with ``uoft/…`` and ``pedram/…`` (:attr:`RawFile.key`). If given, nothing else is used.
    files
        What to fetch.
    tell
        Called with the key of each file before it is fetched.

    Raises
    ------
    Faults
        With every file that can't be had, or has another hash.
    SourceError
        If the publisher can't be reached at all: told once, not for every file.
    """
    paths, faults = {}, []
    for file in files:
        tell(file.key)
        try:
            paths[file.key] = _from_mirror(file, mirror) if mirror else _downloaded(file, folder)
        except _NoConnectionError:
            raise
        except SourceError as fault:
            faults.append(fault)
    if faults:
        raise Faults(faults, of=str(mirror) if mirror else "the files of Z-Anatomy")
    return paths


class _NoConnectionError(SourceError):
    """The publisher can't be reached; what is wrong with one file is wrong with all."""

    def __init__(self, url: str) -> None:
        where = urlsplit(url).hostname
        super().__init__("the meshes can't be fetched: no connection", where=where, hint=_CURES)


def _unreachable() -> tuple[type[OSError], ...]:
    import requests

    return (requests.exceptions.ConnectionError, requests.exceptions.Timeout)


def _from_mirror(file: RawFile, mirror: Path) -> Path:
    path = mirror / file.key
    if not path.is_file():
        hint = f"name a folder that has {file.key}, or leave the mirror out to use the network"
        raise SourceError("the mirror lacks a file", where=str(path), hint=hint)
    _require_hash(path, file, "copy the file again, or leave the mirror out to use the network")
    return path


def _downloaded(file: RawFile, folder: Path) -> Path:
    path = folder / file.key
    if path.is_file() and _sha256(path) == file.sha256:
        return path
    try:
        _download(file.url, path)
    except _unreachable() as error:
        raise _NoConnectionError(file.url) from error
    except OSError as error:
        path.unlink(missing_ok=True)
        raise SourceError("the file can't be fetched", where=file.url, found=_short(error), hint=_CURES) from error
    try:
        _require_hash(path, file, "the publisher may have moved it; name a folder that has the file: `--mirror DIR`")
    except SourceError:
        path.unlink(missing_ok=True)
        raise
    return path


def _download(url: str, path: Path) -> None:
    """Fetch to a temporary place beside the path, and move there when whole. Every failure is an OSError."""
    import pooch

    part = path.with_name(f"{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        pooch.HTTPDownloader(progressbar=False, timeout=_PATIENCE_S, stream=False)(url, str(part), None)
        shutil.move(part, path)
    finally:
        part.unlink(missing_ok=True)


def _require_hash(path: Path, file: RawFile, hint: str) -> None:
    found = _sha256(path)
    if found != file.sha256:
        found, expected = f"SHA-256 {found}", f"SHA-256 {file.sha256}"
        raise SourceError(
            "the file is not the one that was pinned", where=str(path), found=found, expected=expected, hint=hint
        )


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError("the mesh file can't be read", where=str(path), found=str(error)) from error


def _short(error: OSError) -> str:
    text = str(error)
    return text if len(text) <= 200 else f"{text[:197]}..."
