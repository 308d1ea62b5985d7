"""Whether two terms of the vocabulary mean the same place, or one holds the other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.terms import Joint, Nerve, Term

__all__ = ["is_related"]

_NUMBERS = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|to|and)\b ?"
)
_RANGE = re.compile(r"\b(?:to|and)\b")


def is_related(one: str, other: str, terms: Mapping[str, Term] | Mapping[str, Joint] | Mapping[str, Nerve]) -> bool:
    """Whether two ids of one vocabulary are the same, or one is a part or a branch of the other."""
    parents = {identity: term.parent for identity, term in terms.items()}
    if one == other or one in chain_above(other, parents) or other in chain_above(one, parents):
        return True
    names = [terms[identity].en for identity in (one, other) if identity in terms]
    return len(names) == 2 and any(map(_RANGE.search, names)) and _family(names[0]) == _family(names[1])


def _family(name: str) -> str:
    """Return what several bones are called, whichever of them are meant: "cervical vertebr"."""
    return re.sub(r"a?e?s?$", "", _NUMBERS.sub("", name))
