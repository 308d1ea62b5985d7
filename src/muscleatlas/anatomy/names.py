"""Finding a structure under any of its names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from muscleatlas.anatomy.structure import Structure
from muscleatlas.errors import UnknownNameError, UsageError

__all__ = ["Match", "NameIndex", "plain_name"]

_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l"})
_LEAST_SCORE = 60.0
_LEAST_SCORE_OF_ABBREVIATION = 80.0
_LONGEST_ABBREVIATION = 4
_EMPTY_WORDS = frozenset({"muscle", "muscles", "musculus", "musculi", "m", "mm", "the", "of"}) | frozenset(
    {"musculo", "musculos", "muscolo", "muscoli"}
)


def plain_name(name: str) -> str:
    """Return what is left of a name without case, accents, ligatures, punctuation and words that say nothing.

    Examples
    --------
    >>> plain_name("Musculus fibularis longus") == plain_name("the Fibularis-longus muscle")
    True
    >>> plain_name("Peronæus") == plain_name("peroneus")
    True
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES))
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    words = re.findall(r"[^\W_]+", re.sub("[ao]e", "e", letters))
    return " ".join([word for word in words if word not in _EMPTY_WORDS] or words)


@dataclass(frozen=True, slots=True)
class Match:
    """A name that resembles what was searched.

    Attributes
    ----------
    score
        100 for the same name, 0 for nothing in common.
    """

    structure_id: str
    name: str
    score: float


class NameIndex:
    """Every name of every structure.

    Parameters
    ----------
    structures
        In the order of the tree; of two equally good matches the first comes first.
    """

    def __init__(self, structures: Iterable[Structure]) -> None:
        self._preferred: dict[str, list[str]] = {}
        self._others: dict[str, list[str]] = {}
        self._written: list[tuple[str, str]] = []
        self._permalinks: dict[str, str] = {}
        for structure in structures:
            self._add(structure)

    def _add(self, structure: Structure) -> None:
        names = structure.names
        for name in (names.en, names.la, structure.id, structure.title):
            if name:
                _note(self._preferred, name, structure.id)
        permalinks = (structure.permalink, *structure.redirects)
        for name in (*names.all, *(permalink.strip("/").rpartition("/")[2] for permalink in permalinks)):
            _note(self._others, name, structure.id)
        self._written += [(name, structure.id) for name in names.all]
        self._permalinks |= dict.fromkeys(permalinks, structure.id)

    def find(self, text: str, *, where: str | None = None) -> str:
        """Return the id of the structure that has this name.

        Case, accents, ligatures, "muscle" and "musculus" do not matter; preferred names go before synonyms.

        Parameters
        ----------
        text
            Any name, abbreviation, id or permalink.
        where
            The file and line that use the name, for the message.

        Raises
        ------
        UnknownNameError
            If nothing has that name; it carries the nearest ones.
        UsageError
            If several structures have it.
        """
        if text.startswith("/"):
            return self._by_permalink(text, where)
        plain = plain_name(text)
        found = self._preferred.get(plain) or self._others.get(plain) or []
        if len(found) > 1:
            found = self._as_written(text, found) or found
        if len(found) > 1:
            raise UsageError(f"{text!r} names more than one structure", where=where, found=", ".join(found))
        if not found:
            hint = f"`muscleatlas names {text!r}` lists all that are like it"
            raise UnknownNameError(text, noun="muscle", known=self._long_names(), where=where, hint=hint)
        return found[0]

    def _as_written(self, text: str, ids: list[str]) -> list[str]:
        """Return those that have the very name, as "Muscle brachial" is none of the "brachial muscles"."""
        having = {structure_id for name, structure_id in self._written if name.casefold() == text.casefold()}
        return [structure_id for structure_id in ids if structure_id in having]

    def _by_permalink(self, permalink: str, where: str | None) -> str:
        whole = f"{permalink.rstrip('/')}/"
        if whole not in self._permalinks:
            raise UnknownNameError(permalink, noun="permalink", known=self._permalinks, where=where)
        return self._permalinks[whole]

    def _long_names(self) -> list[str]:
        return [name for name, _structure_id in self._written if len(name) > _LONGEST_ABBREVIATION]

    def search(self, text: str, *, limit: int = 10) -> tuple[Match, ...]:
        """Return the structures whose names resemble a text, the best first, each once under its best name.

        Parameters
        ----------
        limit
            The greatest number of matches.
        """
        from rapidfuzz import fuzz

        plain = plain_name(text)
        best: dict[str, Match] = {}
        for name, structure_id in self._written:
            is_long = len(name) > _LONGEST_ABBREVIATION
            likeness = fuzz.WRatio if is_long else fuzz.ratio
            score = float(likeness(plain, plain_name(name)))
            if score >= (_LEAST_SCORE if is_long else _LEAST_SCORE_OF_ABBREVIATION) and (
                structure_id not in best or score > best[structure_id].score
            ):
                best[structure_id] = Match(structure_id, name, score)
        return tuple(sorted(best.values(), key=lambda match: -match.score)[:limit])


def _note(index: dict[str, list[str]], name: str, structure_id: str) -> None:
    ids = index.setdefault(plain_name(name), [])
    if structure_id not in ids:
        ids.append(structure_id)
