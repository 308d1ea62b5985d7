"""MA103: a word of direction that contradicts the place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.faults import listed
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.opposites import OPPOSITES, directions_in
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_MEMBERSHIP = re.compile(
    r"\b(?:lies? in|lies? within|belongs? to|is (?:a )?(?:part|member|one) of|are (?:part|members) of|found in|"
    r"muscles? of|compartment is|located in|sits? in)\b(?P<of>[^.;,]*)",
    re.IGNORECASE,
)
_COMPARTMENT = re.compile(
    r"\b(?P<words>(?:(?:superficial|deep|anterior|posterior|lateral|medial) )+)(?:part of (?:the )?)?"
    r"(?P<words2>(?:anterior |posterior |lateral |medial )?)(?:compartment|group|layer)s?\b",
    re.IGNORECASE,
)


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    if entry.structure is None:
        return
    names = _lineage_words(entry.structure, lore, own_only=True)
    for label, text, where in _labels(entry):
        yield from _contradicted(directions_in(text), names, f"the {label} {text!r}", where)
    lineage = _lineage_words(entry.structure, lore, own_only=False)
    for where, words in _said_to_lie_in(entry):
        yield from _contradicted(words, lineage, "the text", where)


def _labels(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield what stands in the front matter: kind, text and place."""
    if entry.title:
        yield "title", entry.title, entry.where
    if entry.page:
        for image in entry.page.images:
            for text in dict.fromkeys(filter(None, (image.image_title, image.image_alt))):
                yield "picture's text", text, entry.page.at(image.line)


def _said_to_lie_in(entry: Entry) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words of the compartments of which a text says that its subject lies there."""
    for passage in entry.passages:
        first = next(passage.sentences(), None) if passage.is_prose else None
        told = _MEMBERSHIP.search(first.text) if first else None
        compartment = _COMPARTMENT.search(told["of"]) if told else None
        if first and compartment:
            yield first.where, directions_in(compartment["words"] + compartment["words2"])
            return


def _lineage_words(place: Structure, lore: Lore, *, own_only: bool) -> frozenset[str]:
    """Return the directions in the names of a place, or also of all that it belongs to and all that belongs to it."""
    tree = lore.knowledge.tree
    hosts = [tree.get(host) for host in place.also_in]
    places = [place] if own_only else [place, *tree.ancestors(place.id), *hosts, *tree.members_below(place.id)]
    above = [place, *tree.ancestors(place.id)] if own_only else places
    own = [name for one in places for name in (one.names.en, one.title, *one.names.synonyms, one.permalink)]
    return directions_in(" ".join([*own, *(one.names.en for one in above)]))


def _contradicted(words: frozenset[str], known: frozenset[str], what: str, where: str) -> Iterator[Fault]:
    for word in sorted(words - known):
        opposite = sorted(OPPOSITES[word] & known)
        if opposite:
            yield Fault(
                f"{what} says {word!r}, the tree says {listed(opposite)!r}",
                where=where,
                value=word,
                expected=listed([repr(one) for one in opposite]),
                hint="mend the word, or the permalink if the page is meant for another place",
            )


RULE = Rule(
    code="MA103",
    title="A word of direction that contradicts the tree",
    why="Lateral for medial, anterior for posterior: the reader looks at the wrong side of the bone, and the surgeon "
    "too.",
    bad="Under `/muscle/leg/lateral/`: `title: Muscles of the medial compartment of the leg`",
    good="Under `/muscle/leg/lateral/`: `title: Muscles of the lateral compartment of the leg`",
    mend="Mend the word. If the words are right and the page stands in the wrong place, mend its permalink.",
    check=_check,
)
