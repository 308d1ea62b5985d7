"""Which structure a text describes, judged by its words and the facts of all structures.

Each structure has a portrait: the words of its facts, names and points. A text is likely to describe the structure
whose portrait explains its words best. What a word tells is measured in bits: a word that every portrait has tells
nothing, one that a single portrait has tells much.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import (
    Action,
    Attachment,
    BloodSupply,
    Innervation,
    Partner,
    Placement,
    Statement,
    Structure,
)
from muscleatlas.content.lint.words import roots_of

__all__ = ["Likeness", "Portraits", "portraits_of"]

_NAME_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well a text fits a structure.

    Attributes
    ----------
    bits
        How much more likely the words are in a text about it than in a text about anything, as a binary logarithm.
    """

    structure: str
    bits: float


class Portraits:
    """The portraits of all structures.

    Parameters
    ----------
    words
        By structure the roots of its words, counted.

    References
    ----------
    Ponte and Croft 1998 (``ponte1998``): a text is ranked by the likelihood that a model of words made of each
    document gives it, mixed with a model of all documents (Jelinek-Mercer smoothing, half and half).
    """

    def __init__(self, words: Mapping[str, Counter[str]]) -> None:
        spread = Counter(word for own in words.values() for word in own)
        total = spread.total()
        self._gains: dict[str, dict[str, float]] = {}
        for structure, own in words.items():
            size = sum(math.sqrt(count) for count in own.values())
            for word, count in own.items():
                gain = math.log2(1 + math.sqrt(count) / size * total / spread[word])
                self._gains.setdefault(word, {})[structure] = gain
        self._order = {structure: place for place, structure in enumerate(words)}

    def likenesses(self, text: str) -> tuple[Likeness, ...]:
        """Return the structures that share words with a text, the likeliest first."""
        bits: dict[str, float] = {}
        for word, weight in _weights(text).items():
            for structure, gain in self._gains.get(word, {}).items():
                bits[structure] = bits.get(structure, 0.0) + weight * gain
        ranked = sorted(bits, key=lambda structure: (-bits[structure], self._order[structure]))
        return tuple(Likeness(structure, bits[structure]) for structure in ranked)

    def telling_words(self, text: str, *, of: str, rather_than: str | None, limit: int = 6) -> list[str]:
        """Return the roots of a text that speak most for one structure and against another."""
        weights = _weights(text)
        gains = {
            word: weight * (self._gains[word].get(of, 0.0) - self._gains[word].get(rather_than or "", 0.0))
            for word, weight in weights.items()
            if word in self._gains
        }
        return sorted((word for word in gains if gains[word] > 0), key=lambda word: (-gains[word], word))[:limit]


def _weights(text: str) -> dict[str, float]:
    """Return the roots of a text; one that is said twice doesn't tell twice as much."""
    return {word: 1 + math.log(count) for word, count in Counter(roots_of(text)).items()}


def portraits_of(knowledge: Knowledge) -> Portraits:
    """Return the portraits of all structures, made of what is stated; no page's text is used."""
    return Portraits({place.id: Counter(roots_of(" ".join(_words(knowledge, place)))) for place in _all(knowledge)})


def _all(knowledge: Knowledge) -> Iterator[Structure]:
    return iter(knowledge.structures.values())


def _words(knowledge: Knowledge, place: Structure) -> Iterator[str]:
    for statement in place.statements:
        yield from _stated(statement)
    for _ in range(_NAME_WEIGHT):
        yield from (place.names.en, place.names.la or "", *place.names.synonyms, place.title)
    parent = knowledge.tree.parent(place.id)
    yield parent.title if parent else ""
    if place.kind not in {"muscle", "head"}:
        yield from _shared(knowledge, place)


def _stated(statement: Statement) -> tuple[str, ...]:
    if isinstance(statement, Attachment):
        return statement.on.en, statement.site, statement.of or "", statement.note or ""
    if isinstance(statement, Action):
        movement = f"{statement.movement.en} {statement.movement.verb} {statement.movement.adverb or ''}"
        return movement, statement.joint.en, statement.joint.moves, statement.part or "", statement.note or ""
    if isinstance(statement, Innervation):
        return statement.nerve.en, " ".join(statement.roots), statement.of or "", statement.varies or ""
    if isinstance(statement, Partner):
        return ()  # the names of others would draw texts to whoever works with them
    if isinstance(statement, Placement):
        return statement.layer.en, statement.of or "", statement.note or ""
    return (statement.artery.en,) if isinstance(statement, BloodSupply) else (statement.text,)


def _shared(knowledge: Knowledge, place: Structure) -> Iterator[str]:
    """Yield what a text about a region or a group would take from its members."""
    for member in knowledge.tree.members(place.id):
        yield from (member.names.en, member.title)
    for muscle in knowledge.tree.members_below(place.id):
        if muscle.kind == "muscle":
            yield muscle.names.en
            yield from (f"{action.movement.en} {action.joint.en}" for action in muscle.actions[:2])
            yield from (supply.nerve.en for supply in muscle.nerves)
