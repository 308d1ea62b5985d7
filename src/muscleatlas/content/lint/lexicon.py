"""Finding the names of the vocabulary in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from muscleatlas.anatomy.english import plural
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.spoken import spoken_name
from muscleatlas.anatomy.structure import Structure

__all__ = ["Lexicon", "Mention", "Noun", "lexicon_of"]

Noun = Literal["structure", "bone", "tissue", "joint", "nerve", "artery"]

_TOKEN = re.compile(r"[^\W_]+")
_SAME = {"peroneal": "fibular", "peroneus": "fibularis", "peronei": "fibulares", "calcaneum": "calcaneus"}
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text.

    Attributes
    ----------
    ids
        All that have the name.
    start, end
        Where it stands in the text.
    """

    noun: Noun
    ids: tuple[str, ...]
    start: int
    end: int


class Lexicon:
    """Names of several words, found as the longest that fit.

    Parameters
    ----------
    names
        Noun, id and name of everything.
    """

    def __init__(self, names: Iterable[tuple[Noun, str, str]]) -> None:
        found: dict[tuple[str, ...], dict[Noun, list[str]]] = {}
        for noun, identity, name in names:
            ids = found.setdefault(_key(name), {}).setdefault(noun, [])
            if identity not in ids:
                ids.append(identity)
        self._found = found
        self._longest = max(map(len, found), default=0)

    def mentions(self, text: str) -> list[Mention]:
        """Return what is named in a text, in its order; no two overlap."""
        tokens = [(_one(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        told: list[Mention] = []
        place = 0
        while place < len(tokens):
            length = self._length_at(tokens, place)
            if length:
                key = tuple(token for token, _start, _end in tokens[place : place + length])
                span = tokens[place][1], tokens[place + length - 1][2]
                told += [Mention(noun, tuple(ids), *span) for noun, ids in self._found[key].items()]
            place += length or 1
        return told

    def _length_at(self, tokens: list[tuple[str, int, int]], place: int) -> int:
        words = tuple(token for token, _start, _end in tokens[place : place + self._longest])
        return next((length for length in range(len(words), 0, -1) if words[:length] in self._found), 0)


def lexicon_of(knowledge: Knowledge) -> Lexicon:
    """Return every name of the vocabulary and of the structures; abbreviations and whole regions are left out."""
    return Lexicon(_names(knowledge))


def _names(knowledge: Knowledge) -> Iterator[tuple[Noun, str, str]]:
    for place in knowledge.structures.values():
        for name in _names_of(place):
            yield "structure", place.id, name
    for bone in knowledge.bones.values():
        for name in dict.fromkeys([bone.en, bone.en.removesuffix(" bone"), f"{bone.en} bone", bone.la or bone.en]):
            yield "bone", bone.id, name
    for tissue in knowledge.tissues.values():
        yield "tissue", tissue.id, tissue.en
    for joint in knowledge.joints.values():
        for name in dict.fromkeys([joint.en, joint.short, plural(joint.en), plural(joint.short)]):
            yield "joint", joint.id, name
    for nerve in knowledge.nerves.values():
        yield "nerve", nerve.id, nerve.en
    for artery in knowledge.arteries.values():
        yield "artery", artery.id, artery.en


def _names_of(place: Structure) -> Iterator[str]:
    if place.kind in {"region", "body"}:
        return
    names = (place.names.en, place.names.la, *place.names.synonyms, spoken_name(place).removeprefix("the "))
    yield from (name for name in dict.fromkeys(names) if name and len(name) >= _LEAST_LETTERS)


def _key(name: str) -> tuple[str, ...]:
    return tuple(_one(word) for word in _TOKEN.findall(name))


def _one(word: str) -> str:
    folded = word.casefold()
    return _SAME.get(folded, folded)
