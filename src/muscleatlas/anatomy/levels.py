"""Vertebrae and ribs that are named by number, several of one kind said as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from muscleatlas.anatomy.english import listed
from muscleatlas.anatomy.merging import ORDINALS

__all__ = ["merged_levels"]

_LEVEL = re.compile(r"(?:(?P<numbers>.+) )?(?P<kind>(?:cervical|thoracic|lumbar) vertebra|rib)(?:e|s)?")
_NUMBER = "|".join(ORDINALS)
_SHORTEST_RANGE = 3


def merged_levels(names: Sequence[str]) -> list[str]:
    """Return names with all levels of a kind said as one, where the first of them stood; other names stay.

    Parameters
    ----------
    names
        Without articles.

    Examples
    --------
    >>> merged_levels(["first to third lumbar vertebrae", "sacrum", "second and fourth lumbar vertebrae"])
    ['first to fourth lumbar vertebrae', 'sacrum']
    >>> merged_levels(["seventh to twelfth ribs", "third to sixth ribs"])
    ['third to twelfth ribs']
    """
    levels: dict[str, set[int]] = {}
    for name in names:
        kind, numbers = _parsed(name)
        levels.setdefault(kind, set()).update(numbers)
    return [_told(kind, numbers) for kind, numbers in levels.items()]


def _parsed(name: str) -> tuple[str, set[int]]:
    """Return the kind and the numbers; a name that is no level is a kind of its own, all of a kind are every number."""
    found = _LEVEL.fullmatch(name)
    if found is None:
        return name, set()
    if found["numbers"] is None:
        return found["kind"], set(range(len(ORDINALS)))
    words = re.findall(rf"\b(?:{_NUMBER})\b", found["numbers"])
    if re.sub(rf"\b(?:{_NUMBER})\b|\b(?:to|and)\b|[ ,]", "", found["numbers"]):
        return name, set()
    ranks = [ORDINALS.index(word) for word in words]
    return found["kind"], set(range(ranks[0], ranks[-1] + 1)) if " to " in found["numbers"] else set(ranks)


def _told(kind: str, numbers: set[int]) -> str:
    if not numbers:
        return kind
    noun = kind if len(numbers) == 1 else f"{kind}e" if kind.endswith("vertebra") else f"{kind}s"
    if len(numbers) == len(ORDINALS):
        return noun
    return f"{listed([word for run in _runs(sorted(numbers)) for word in _words(run)])} {noun}"


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    yield run


def _words(run: Sequence[int]) -> list[str]:
    words = [ORDINALS[number] for number in run]
    return [f"{words[0]} to {words[-1]}"] if len(words) >= _SHORTEST_RANGE else words
