"""The installed model of motion in the words of the atlas, read once for all tests of a process."""

from __future__ import annotations

from functools import lru_cache

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.evidence.actions import Function, function_of


@lru_cache(maxsize=1)
def function() -> Function:
    return function_of(read_knowledge())
