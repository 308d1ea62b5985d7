"""Small pieces of English grammar: lists, numbers, verbs, ordinals."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = [
    "base_form",
    "capitalised",
    "listed",
    "listed_phrases",
    "number_word",
    "plainly_listed",
    "plural",
    "uncapitalised",
]

# fmt: off
_NUMBERS = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_PLURALS = {
    "phalanx": "phalanges",
    "vertebra": "vertebrae",
    "body": "bodies",
    "interosseous": "interossei",
    "septum": "septa",
    "fascia": "fasciae",
    "aponeurosis": "aponeuroses",
    "ramus": "rami",
    "branch": "branches",
    "nerve": "nerves",
    "skin": "skin",
    "tarsus": "tarsi",
}
_PROPER = ("FMA", "TA2")


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """Return items as a list within a sentence; semicolons part items that hold commas (other than in brackets).

    Examples
    --------
    >>> listed(["the tibia", "the fibula", "the talus"])
    'the tibia, the fibula and the talus'
    >>> listed(["a, b", "c"])
    'a, b; and c'
    """
    if len(items) < 2:
        return "".join(items)
    if any("," in bare or ";" in bare for bare in map(_without_brackets, items)):
        return f"{'; '.join(items[:-1])}; {last} {items[-1]}"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plainly_listed(items: Sequence[str], *, last: str = "and") -> str:
    """Return items as a list without semicolons, for items that begin with an article or another word that parts them.

    Examples
    --------
    >>> plainly_listed(["the tibia", "the talus, navicular and cuboid", "the hip"])
    'the tibia, the talus, navicular and cuboid and the hip'
    """
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def listed_phrases(phrases: Sequence[str], *, preposition: str) -> str:
    """Return phrases with their preposition; where they hold lists of their own, each with it, to keep them apart.

    Examples
    --------
    >>> listed_phrases(["the tibia", "the fibula"], preposition="from")
    'from the tibia and the fibula'
    >>> listed_phrases(["the head and neck of the fibula", "the tibia"], preposition="from")
    'from the head and neck of the fibula, and from the tibia'
    """
    is_nested = any(" and " in phrase or "," in phrase for phrase in phrases)
    if len(phrases) < 2 or not is_nested:
        return f"{preposition} {listed(phrases)}"
    told = [f"{preposition} {phrase}" for phrase in phrases]
    return ", and ".join(told) if len(told) < 3 else f"{'; '.join(told[:-1])}; and {told[-1]}"


def number_word(number: int) -> str:
    """Return a whole number from 0 to 99 in words; beyond, in digits.

    Examples
    --------
    >>> number_word(2), number_word(66)
    ('two', 'sixty-six')
    """
    if number < len(_NUMBERS):
        return _NUMBERS[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_NUMBERS[ones]}" if ones else "")


def base_form(verb: str) -> str:
    """Return the plural form of a verb in the third person singular; an adverb before it stays.

    Examples
    --------
    >>> base_form("laterally rotates"), base_form("flexes"), base_form("steadies")
    ('laterally rotate', 'flex', 'steady')
    """
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("xes", "sses", "ches", "shes")):
        return verb[:-2]
    return verb.removesuffix("s")


def plural(noun: str) -> str:
    """Return the plural of a noun.

    Examples
    --------
    >>> plural("phalanx"), plural("toe"), plural("process"), plural("vertebrae")
    ('phalanges', 'toes', 'processes', 'vertebrae')
    """
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun in _PLURALS.values():
        return noun
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _without_brackets(text: str) -> str:
    """Return a text without what stands in brackets, also in brackets within brackets."""
    bare = re.sub(r"\([^()]*\)", "", text)
    return bare if bare == text else _without_brackets(bare)


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it was.

    Examples
    --------
    >>> capitalised("nerve to levator ani")
    'Nerve to levator ani'
    """
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Return a name as it stands within a sentence."""
    return text if text.startswith(_PROPER) else text[:1].lower() + text[1:]
