"""Words that are nearly a word of anatomy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.prose import describe
from muscleatlas.content.lint.words import words_of

__all__ = ["Spelling", "spelling_of"]

_EVERYDAY = Path(__file__).parent / "data" / "everyday.txt"
_SHORTEST = 6
_LONG = 10
_LEAST_TIMES = 2
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "al", "'s", "’s")


class Spelling:
    """The words that are known.

    Parameters
    ----------
    terms
        Words of anatomy, from names and vocabulary, small letters.
    known
        Every other word that may stand in a text.
    """

    def __init__(self, terms: frozenset[str], known: frozenset[str]) -> None:
        self.terms = terms
        self.known = known

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(term for term in self.terms if len(term) >= _SHORTEST)

    def is_known(self, word: str) -> bool:
        """Whether a word, small letters, or what it is made of, is known."""
        stems = (word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)))
        forms = {form for stem in stems for form in (stem, f"{stem}e", f"{stem}s", f"{stem}y")}
        return bool(forms & self.terms or forms & self.known)

    def nearest(self, word: str) -> str | None:
        """Return the term of anatomy that a word, small letters, is nearly; None for any other word.

        One slip is allowed, two in words of ten letters and more: a letter too many, too few, wrong, or two exchanged.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < _SHORTEST or self.is_known(word):
            return None
        slips = 2 if len(word) >= _LONG else 1
        best = process.extractOne(word, self._ordered, scorer=OSA.distance, score_cutoff=slips)
        return None if best is None else str(best[0])


def spelling_of(knowledge: Knowledge) -> Spelling:
    """Return the words of the knowledge: terms, and words that its texts say of more than one place."""
    terms = frozenset(word for name in _names(knowledge) for word in _parts(name))
    texts = Counter(word for place in knowledge.structures for word in set(_parts(str(describe(knowledge, place)))))
    often = {word for word, times in texts.items() if times >= _LEAST_TIMES}
    everyday = _EVERYDAY.read_text(encoding="utf-8").split()
    return Spelling(terms, frozenset(often | set(everyday)))


def _names(knowledge: Knowledge) -> Iterator[str]:
    for place in knowledge.structures.values():
        yield from (place.names.en, place.names.la or "", *place.names.synonyms, place.title)
    for words in (knowledge.bones, knowledge.tissues, knowledge.nerves, knowledge.arteries, knowledge.joints):
        for term in words.values():
            yield from (term.en, term.la or "")
    for layer in knowledge.layers.values():
        yield from (layer.en, layer.la or "")
    for movement in knowledge.movements.values():
        yield from (movement.en, movement.verb)


def _parts(text: str) -> list[str]:
    return [part for word in words_of(text) for part in re.split("[-'’]", word.casefold())]
