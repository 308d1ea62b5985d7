"""MA105: a word that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_TWICE = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_MAY_BE_TWICE = frozenset({"that", "had"})


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:  # noqa: ARG001 - every rule is called alike
    for passage in entry.passages:
        for twice in _TWICE.finditer(passage.text):
            if twice[1].casefold() not in _MAY_BE_TWICE:
                yield Fault(
                    f"the word {twice[1]!r} stands twice",
                    where=passage.where(twice.start()),
                    value=" ".join(twice.group().split()),
                    expected=twice[1],
                    hint="take one away",
                )


RULE = Rule(
    code="MA105",
    title="A word that stands twice",
    why="A doubled word is what is left of a sentence that was changed halfway; the rest of it is worth a second look.",
    bad="It ends on the the calcaneus.",
    good="It ends on the calcaneus.",
    mend="Take one away, and read the sentence again.",
    check=_check,
)
