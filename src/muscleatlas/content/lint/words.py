"""Words of a text, brought to one form: so that "flexes", "flexor" and "femoral" meet "flexion" and "femur"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from muscleatlas.anatomy.names import plain_name

__all__ = ["SAY_NOTHING", "root_of", "roots_of", "words_of"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[CTLS](?:\d{1,2}|o)\b")

SAY_NOTHING = frozenset((Path(__file__).parent / "data" / "say-nothing.txt").read_text(encoding="utf-8").split())
"""Words that any description of any muscle may hold."""


# fmt: off
_SAME = {
    "peroneal": "fibular", "peroneus": "fibularis", "peronei": "fibularis", "femur": "femor", "femoral": "femor",
    "tibia": "tibi", "tibial": "tibi", "fibula": "fibul", "fibular": "fibul", "humerus": "humer", "humeral": "humer",
    "radius": "radi", "radial": "radi", "ulna": "uln", "ulnar": "uln", "scapula": "scapul", "scapular": "scapul",
    "calcaneus": "calcane", "calcaneal": "calcane", "calcaneum": "calcane", "achilles": "calcane", "heel": "calcane",
    "ilium": "ili", "iliac": "ili", "ischium": "ischi", "ischial": "ischi", "pubis": "pub", "pubic": "pub",
    "patella": "patell", "patellar": "patell", "sternum": "stern", "sternal": "stern", "clavicle": "clavic",
    "clavicular": "clavic", "mandible": "mandib", "mandibular": "mandib", "maxilla": "maxill", "maxillary": "maxill",
    "sacrum": "sacr", "sacral": "sacr", "coccyx": "coccyg", "coccygeal": "coccyg", "hyoid": "hyoid",
    "phalanx": "phalang", "phalanges": "phalang", "phalangeal": "phalang", "vertebra": "vertebr",
    "vertebrae": "vertebr", "vertebral": "vertebr", "extends": "extens", "extend": "extens", "extending": "extens",
    "lifts": "elev", "lift": "elev", "raises": "elev", "raise": "elev", "elevates": "elev", "elevation": "elev",
    "lowers": "depress", "lower": "lower", "depresses": "depress", "thumb": "pollic", "pollicis": "pollic",
    "hallucis": "halluc", "hallux": "halluc", "knees": "knee", "eye": "eye", "eyeball": "eye", "ankles": "ankle",
    "steadies": "stabil", "stabilises": "stabil", "stabilizes": "stabil", "stabilisation": "stabil",
    "turns": "rotat", "turn": "rotat", "jaw": "mandib", "shin": "tibi", "thighbone": "femor", "spine": "spin",
    "spinous": "spin", "spinal": "spin", "tendinous": "tendon", "tendon": "tendon", "tendons": "tendon",
}
# fmt: on
_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ates", "ators", "ator", "ors", "or", "es", "ed", "s")
_SHORTEST_ROOT = 4


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are written, hyphens and apostrophes within them kept."""
    return _WORD.findall(text)


@lru_cache(maxsize=50_000)
def root_of(word: str) -> str:
    """Return the form under which like words meet.

    Examples
    --------
    >>> root_of("flexes") == root_of("flexion") == root_of("flexor")
    True
    >>> root_of("femoral") == root_of("femur")
    True
    """
    folded = word.casefold()
    if folded in _SAME:
        return _SAME[folded]
    plain = plain_name(folded) or folded
    for ending in _ENDINGS:
        stem = plain.removesuffix(ending)
        if stem != plain and len(stem) >= _SHORTEST_ROOT:
            return stem
    return plain


def roots_of(text: str) -> list[str]:
    """Return the roots of the words that tell something, in the order of the text."""
    return [root_of(part) for word in words_of(text) for part in word.split("-") if part.casefold() not in SAY_NOTHING]
