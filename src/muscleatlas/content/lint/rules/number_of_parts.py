"""MA102: a number of muscles or parts that the tree does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.anatomy.english import number_word
from muscleatlas.anatomy.relations import muscles_of
from muscleatlas.anatomy.spoken import members_noun
from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.faults import listed
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.passage import Sentence
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_MOST = 99
_NUMBERS = {number_word(number): number for number in range(1, _MOST + 1)} | {
    str(number): number for number in range(1, _MOST + 1)
}
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NOUN = r"(?P<kind>(?:[a-z]+ )?)(?P<noun>muscles|heads|bellies|parts|groups|compartments|layers)"
_HOLDS = re.compile(
    r"^(?P<subject>.*?)\b(?:has|have|holds?|contains?|comprises?|includes?|consists? of|(?:is|are) made (?:up )?of|"
    rf"(?:is|are) composed of)(?: only| the)? (?P<number>{_NUMBER}) {_NOUN}\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"\bone of (?:the|its)(?: muscle's)? (?P<number>{_NUMBER}) {_NOUN}\b(?P<of>[^.,;]*)", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?:it|they|the (?:muscle|group|compartment|region|layer))\s*$", re.IGNORECASE)


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    place = entry.structure
    if place is None:
        return
    for passage in entry.passages:
        for sentence in passage.sentences() if passage.is_prose else ():
            yield from _of_whole(sentence, place, lore)
            yield from _of_above(sentence, place, lore)


def _of_whole(sentence: Sentence, place: Structure, lore: Lore) -> Iterator[Fault]:
    """Check "the compartment holds three muscles"."""
    told = _HOLDS.search(sentence.text)
    if (
        told
        and not told["kind"]
        and (_PRONOUN.match(told["subject"].strip()) or _is_named(told["subject"], place, lore))
    ):
        yield from _wrong(told, sentence, _counts(place, told["noun"].casefold(), lore), place)


def _of_above(sentence: Sentence, place: Structure, lore: Lore) -> Iterator[Fault]:
    """Check "it is one of the four muscles of the anterior compartment"."""
    told = _ONE_OF.search(sentence.text)
    above = [*lore.knowledge.tree.ancestors(place.id), *(lore.knowledge.tree.get(host) for host in place.also_in)]
    if not told or not above:
        return
    phrase = f"{told['kind']}{told['noun']}{told['of']}".casefold()
    titled = [one for one in above if phrase == members_noun(one)]
    named = [one for one in above if told["of"] and not told["kind"] and _is_named(told["of"], one, lore)]
    holders = titled or named or ([] if told["of"].strip() or told["kind"] else above[:1])
    counts = {count for one in holders for count in _counts(one, told["noun"].casefold(), lore)}
    if holders:
        yield from _wrong(told, sentence, counts, holders[0])


def _wrong(told: re.Match[str], sentence: Sentence, counts: set[int], place: Structure) -> Iterator[Fault]:
    number = _NUMBERS[told["number"].casefold()]
    if counts and number not in counts:
        yield Fault(
            f"{place.names.en!r} has another number of {told['noun']}",
            where=sentence.where,
            value=f"{told['number']} {told['noun']}",
            expected=f"{listed([number_word(count) for count in sorted(counts)])} (members and muscles in the tree)",
            hint="mend the number, or the tree",
        )


def _counts(place: Structure, noun: str, lore: Lore) -> set[int]:
    """Return every number that one may count: direct members, all muscles, parts that the facts name."""
    members = lore.knowledge.tree.members(place.id)
    if noun == "muscles":
        return {len(muscles_of(lore.knowledge, place.id)), sum(member.kind == "muscle" for member in members)} - {0}
    if noun in {"groups", "compartments", "layers"}:
        return {sum(member.kind in {"group", "region"} for member in members)} - {0}
    stated = {one.of for one in (*place.origins, *place.insertions) if one.of}
    return {len(members), len(muscles_of(lore.knowledge, place.id)), len(stated)} - {0, 1}


def _is_named(text: str, place: Structure, lore: Lore) -> bool:
    """Whether a text, without its article, is a name of a place."""
    plain = re.sub(r"^(?:of |in )?(?:the )?", "", text.strip(), flags=re.IGNORECASE)
    title = place.title.removeprefix("Muscles of the ")
    names = (place.names.en, title, *place.names.synonyms)
    found = [mention for mention in lore.lexicon.mentions(plain) if mention.end - mention.start == len(plain)]
    return plain.casefold() in {name.casefold() for name in names} or any(place.id in one.ids for one in found)


RULE = Rule(
    code="MA102",
    title="A number of muscles or parts that the tree does not have",
    why="Readers count. A page that says three and lists two has lost a muscle, or gained one.",
    bad="The lateral compartment of the leg holds three muscles.",
    good="The lateral compartment of the leg holds two muscles.",
    mend="Mend the number. Where the text counts otherwise on purpose (a muscle that many texts count in), name what "
    "is counted, or silence the rule with that reason.",
    check=_check,
)
