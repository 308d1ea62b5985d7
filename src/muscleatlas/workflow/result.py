"""What a task leaves behind: a JSON value and files, as they are recorded in the cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Result", "StoredFile", "result_from_json", "result_to_json"]

RECORD_FORMAT = 1


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a result: POSIX path below the task's folder, SHA-256 of its bytes, size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a task: its key, the mapping that its function returned, and the files that it wrote."""

    key: str
    name: str
    value: Mapping[str, Any]
    files: tuple[StoredFile, ...]


def result_to_json(result: Result) -> dict[str, Any]:
    """Return a record that :func:`result_from_json` reads."""
    return {"format": RECORD_FORMAT, **asdict(result)}


def result_from_json(record: Mapping[str, Any]) -> Result:
    """Return the result of a record.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the record is of another format or incomplete.
    """
    if record["format"] != RECORD_FORMAT:
        raise ValueError(record["format"])
    files = tuple(StoredFile(**file) for file in record["files"])
    return Result(key=record["key"], name=record["name"], value=dict(record["value"]), files=files)
