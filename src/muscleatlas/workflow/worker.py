"""A worker process: reads tasks from its input, one JSON line each, and answers each with one line.

It lives as long as its input is open. Whatever a task prints goes to stderr; stdout carries answers only.
"""

from __future__ import annotations

import base64
import json
import os
import pickle
import sys
import traceback
from pathlib import Path
from typing import Any, TextIO

from muscleatlas.errors import MuscleatlasError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.perform import perform
from muscleatlas.workflow.result import result_to_json
from muscleatlas.workflow.task import Task

__all__ = ["main", "packed_error", "unpacked_error"]


def main() -> None:
    """Serve until the input ends; the first line tells the cache's folder and the context."""
    answers = _claimed_stdout()
    setting = json.loads(sys.stdin.readline())
    cache = Cache(Path(setting["cache"]))
    for line in sys.stdin:
        answer = _answer(Task(**json.loads(line)), setting["context"], cache)
        try:
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
        except BrokenPipeError:  # whoever asked is gone; the result is in the cache
            os._exit(0)


def _claimed_stdout() -> TextIO:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _answer(task: Task, context: dict[str, Any], cache: Cache) -> dict[str, Any]:
    try:
        return {"result": result_to_json(perform(task, context=context, cache=cache))}
    except Exception as error:  # noqa: BLE001 - it is told to the process that asked
        if not isinstance(error, MuscleatlasError):
            error.add_note("in a worker process:\n" + traceback.format_exc())
        return {"error": packed_error(error)}


def packed_error(error: Exception) -> str:
    """Return an error as text; one that can't be pickled becomes a RuntimeError that tells the same."""
    try:
        packed = pickle.dumps(error)
        pickle.loads(packed)  # noqa: S301 - our own bytes, of this moment
    except Exception:  # noqa: BLE001 - foreign errors fail to pickle in any way
        packed = pickle.dumps(RuntimeError("".join(traceback.format_exception(error))))
    return base64.b64encode(packed).decode("ascii")


def unpacked_error(text: str) -> Exception:
    """Return the error that :func:`packed_error` packed; only for text from our own worker."""
    error: Exception = pickle.loads(base64.b64decode(text))  # noqa: S301 - from our own child process
    return error
