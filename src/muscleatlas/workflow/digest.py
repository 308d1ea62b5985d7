"""Digests: the same value, files or code give the same 64 letters in every process."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

__all__ = [
    "LIBRARIES_THAT_DECIDE_BYTES",
    "canonical_json",
    "code_digest",
    "code_facts",
    "digest_of",
    "file_sha256",
    "files_digest",
    "library_versions",
]

LIBRARIES_THAT_DECIDE_BYTES = ("av", "embreex", "fast-simplification", "numba", "numpy", "pillow", "scipy")
_PACKAGE = Path(__file__).parents[1]
_IGNORED_FOLDERS = frozenset({"__pycache__"})
_CHUNK_BYTES = 1 << 20


def canonical_json(value: object) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, no NaN.

    Raises
    ------
    TypeError, ValueError
        If the value isn't made of JSON's own kinds; a tuple counts as a list.

    Examples
    --------
    >>> canonical_json({"b": (1, 2.5), "a": None})
    '{"a":null,"b":[1,2.5]}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest_of(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_digest(paths: Iterable[Path]) -> str:
    """Return one digest for all files at or below some paths: their places and their bytes.

    The place of a file is told relative to the path that was given, so that a moved folder keeps its digest.
    """
    found = [
        [path.name, file.relative_to(path).as_posix(), file_sha256(file)]
        for path in paths
        for file in sorted(_files_at(path))
    ]
    return digest_of(sorted(found))


def _files_at(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return [
        file
        for file in path.rglob("*")
        if file.is_file() and not _IGNORED_FOLDERS.intersection(file.relative_to(path).parts)
    ]


@lru_cache
def code_digest(*parts: str) -> str:
    """Return the digest of what decides the bytes that some parts of this package make.

    Parameters
    ----------
    parts
        Folders or modules of the package, ``"studio"`` or ``"frames.py"``; their data files count too.

    Notes
    -----
    Besides the files it holds the versions of the libraries that draw and encode, of Python, and the kind of
    processor. It says nothing about the operating system's own libraries: the wheels bring theirs along.
    """
    return digest_of(code_facts(*parts))


@lru_cache
def code_facts(*parts: str) -> dict[str, Any]:
    """Return what :func:`code_digest` is the digest of: ``files``, ``libraries``, ``python`` and ``machine``."""
    return {
        "files": files_digest([_PACKAGE / part for part in parts]),
        "libraries": library_versions(LIBRARIES_THAT_DECIDE_BYTES),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }


def library_versions(names: Iterable[str]) -> dict[str, str | None]:
    """Return the installed versions of libraries, None for those that aren't there."""
    return {name: _version_of(name) for name in names}


def _version_of(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
