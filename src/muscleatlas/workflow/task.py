"""A task: one piece of slow work, named by everything that decides its result."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from muscleatlas.workflow.digest import canonical_json, digest_of

__all__ = ["Task", "TaskFunction", "task_function"]

TaskFunction: TypeAlias = Callable[[Mapping[str, Any], Mapping[str, Any], Path], Mapping[str, Any]]

_KEY_FORMAT = 1


@dataclass(frozen=True)
class Task:
    """One piece of work whose result can be kept.

    Parameters
    ----------
    name
        What people call it: ``"/muscle/leg/lateral/"``. Errors and progress show it; it isn't part of the key.
    function
        ``"module:callable"``. It is called as ``function(inputs, context, out)``, writes its files below the
        folder ``out`` and returns a JSON mapping.
    inputs
        Everything that decides the result, as JSON.
    code
        Digest of the code that does the work (:func:`muscleatlas.workflow.digest.code_digest`).
    weight
        How much work it is beside the others, for progress; any unit.
    """

    name: str
    function: str
    inputs: Mapping[str, Any]
    code: str = ""
    weight: float = 1.0

    def __post_init__(self) -> None:
        plain = json.loads(canonical_json(self.inputs))
        object.__setattr__(self, "inputs", plain)

    @cached_property
    def key(self) -> str:
        """The name of the result: SHA-256 over function, code and inputs."""
        return digest_of({"format": _KEY_FORMAT, "function": self.function, "code": self.code, "inputs": self.inputs})


def task_function(name: str) -> TaskFunction:
    """Return the callable that ``"module:callable"`` names; its module is imported now."""
    module, _, attribute = name.partition(":")
    function: TaskFunction = getattr(importlib.import_module(module), attribute)
    return function
