"""What a sentence claims of whom: its clauses, their subject, and the words that say what kind of claim it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lexicon import Mention
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.passage import Sentence

__all__ = ["Claim", "claims", "holders_of"]

_CUT = re.compile(r";\s+(?!(?:and )?(?:from|on) )|(?<=[a-z)])(?<!\ball),?\s+(?:but|while|whereas)\s+", re.IGNORECASE)
_OWN = re.compile(
    r"\b(it|its|they|their|this (?:muscle|tendon|head)|the (?:whole |entire )?(?:muscle|tendon|belly|head))\b"
    r"|\b(heads?|fibres|bell(?:y|ies)|parts?|slips?|tendons?)\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:[,;]|\band|\bwhile)(?: the)? $")
_JOINT = re.compile(r", | and ")
_PART = re.compile(r" (?:heads?|parts?|portions?|fibres|bell(?:y|ies)|slips?)\b")
_START = re.compile(
    r"(?:the |both |all )?(?:[\w-]+ )?(?:(?:heads?|parts?|tendons?|fibres|bell(?:y|ies)) of )?(?:the )?", re.I
)
_PRONOUN = re.compile(r"\s*(?:it|they|this muscle|the muscle)\b", re.IGNORECASE)
_LIMITED = re.compile(r"\b(all but|except|unlike|neither|nor|not|never|rarely|sometimes|instead|opponents?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a sentence with a subject and what is said of it.

    Attributes
    ----------
    subjects
        Ids of those of whom it is said.
    verb
        The words by which it was recognised.
    said
        What follows them.
    """

    subjects: tuple[str, ...]
    verb: re.Match[str]
    said: str
    sentence: Sentence


def claims(entry: Entry, lore: Lore, *, verbs: re.Pattern[str]) -> Iterator[Claim]:
    """Yield the claims of a page that are made with certain verbs, and whose subject can be told.

    Parameters
    ----------
    verbs
        What kind of claim is sought: ``arises from``. What follows up to the next of them, or to the end of the
        clause, is what is said.
    """
    for passage in entry.passages:
        last: tuple[str, ...] = (entry.id,) if entry.id else ()
        for sentence in passage.sentences() if passage.is_prose else ():
            subject = last
            for clause in _CUT.split(sentence.text):
                for number, (verb, before, said) in enumerate(_pieces(clause, verbs)):
                    subject = _subjects(before, lore, last=subject) if number == 0 else _changed(before, lore, subject)
                    if subject and not _LIMITED.search(clause):
                        yield Claim(subject, verb, _of_same(said, lore), sentence)
            last = _subject_of(sentence, lore) or last


def holders_of(subjects: tuple[str, ...], lore: Lore) -> list[Structure]:
    """Return the structures whose facts bear on a claim: the subjects and all below them; of a head its muscle too."""
    tree = lore.knowledge.tree
    held: dict[str, Structure] = {}
    for subject in subjects:
        place = tree.get(subject)
        above = [one for one in tree.ancestors(subject) if place.kind == "head" and one.kind in {"muscle", "head"}]
        held |= {one.id: one for one in (place, *tree.members_below(subject), *above)}
    return list(held.values())


def _pieces(clause: str, verbs: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    found = list(verbs.finditer(clause))
    for place, verb in enumerate(found):
        start = found[place - 1].end() if place else 0
        end = found[place + 1].start() if place + 1 < len(found) else len(clause)
        yield verb, clause[start : verb.start()], clause[verb.end() : end]


def _subjects(before: str, lore: Lore, *, last: tuple[str, ...]) -> tuple[str, ...]:
    """Return of whom something is said, from the words before the verb."""
    named = () if _PRONOUN.match(before) else _structures(before, lore)
    if named:
        return named
    if _PRONOUN.match(before):
        return last
    return last if not before.strip(" ,.") or before.strip(" ,") in {"and", "it", "they"} or _OWN.search(before) else ()


def _of_same(said: str, lore: Lore) -> str:
    """Return what is said up to the next subject: "on the tibia, biceps femoris on the fibula" has two."""
    others = (one.start for one in _wholes(said, lore) if _NEXT.search(said[: one.start]))
    return said[: min(others, default=len(said))]


def _changed(between: str, lore: Lore, subject: tuple[str, ...]) -> tuple[str, ...]:
    """Return of whom a further verb speaks: of a structure that stands right before it, else of the same as before."""
    return _structures(_JOINT.split(between)[-1], lore) or subject


def _subject_of(sentence: Sentence, lore: Lore) -> tuple[str, ...]:
    """Return the structure that a sentence begins with; that is who the next one calls "it"."""
    first = _wholes(sentence.text, lore)[:1]
    return first[0].ids if first and _START.fullmatch(sentence.text[: first[0].start]) else ()


def _structures(text: str, lore: Lore) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for mention in _wholes(text, lore) for one in mention.ids))


def _wholes(text: str, lore: Lore) -> list[Mention]:
    """Return where a text names structures; "its superior oblique part" names none, though a muscle is called so."""
    named = [mention for mention in lore.lexicon.mentions(text) if mention.noun == "structure"]
    return [mention for mention in named if not _PART.match(text, mention.end)]
