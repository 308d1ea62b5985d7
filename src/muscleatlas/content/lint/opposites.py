"""Words of direction and size that exclude each other."""

from __future__ import annotations

import re

__all__ = ["OPPOSITES", "directions_in"]

_PAIRS = (
    ("anterior", "posterior"),
    ("lateral", "medial"),
    ("superficial", "deep"),
    ("superior", "inferior"),
    ("upper", "lower"),
    ("left", "right"),
    ("major", "minor"),
    ("maximus", "minimus"),
    ("longus", "brevis"),
    ("internal", "external"),
    ("internus", "externus"),
    ("long", "short"),
    ("dorsal", "plantar"),
    ("dorsal", "palmar"),
    ("flexor", "extensor"),
    ("abductor", "adductor"),
    ("radial", "ulnar"),
    ("hand", "foot"),
    ("arm", "thigh"),
    ("forearm", "leg"),
)
OPPOSITES: dict[str, frozenset[str]] = {
    word: frozenset(other for pair in _PAIRS if word in pair for other in pair if other != word)
    for word in sorted({word for pair in _PAIRS for word in pair})
}
"""By word those that exclude it."""

_WORD = re.compile(r"[a-z]+")


def directions_in(text: str) -> frozenset[str]:
    """Return the words of direction and size in a text.

    Examples
    --------
    >>> sorted(directions_in("Lateral compartment of the leg"))
    ['lateral', 'leg']
    """
    return frozenset(word for word in _WORD.findall(text.casefold()) if word in OPPOSITES)
