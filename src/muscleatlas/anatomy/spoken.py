"""The names of structures as one says them within a sentence."""

from __future__ import annotations

import re

from muscleatlas.anatomy.english import uncapitalised
from muscleatlas.anatomy.structure import Structure

__all__ = ["conjugated", "is_plural", "members_noun", "possessive", "pronoun", "spoken_name", "spoken_within"]

_PLACES = (
    r"\b(of|in) (foot|leg|thigh|hip|hand|arm|forearm|sole|back|neck|head|shoulder|tongue|auricle|nose|mouth|"
    r"soft palate|eye)\b"
)
_ENGLISH = re.compile(
    r"(?:^|\b)(?:muscles?|diaphragm|sphincter|constrictor|pterygoid|perineal|interosseous)$"
    r"|.(?: oblique| rectus| arytenoid| crico-arytenoid)$"
)
"""Names that are English words, so that they take an article: "the superior rectus", but "rectus femoris"."""
_SAID_BY = {"hand": "hand", "foot": "foot|sole"}
"""Words that tell of the hand or the foot already."""
_PLURAL_TITLE = re.compile(r"^(?:[\w()-]+ ){0,3}(?:muscles|parts|heads|layers|gemelli)\b", re.IGNORECASE)
_PLURAL_NAME = re.compile(
    r"^(?:[\w-]+ ){0,2}(?:parts|heads|fibres|interspinales|intertransversarii|levatores|rotatores)\b", re.IGNORECASE
)


def is_plural(structure: Structure) -> bool:
    """Whether one says "they" of a structure: "the plantar interossei"."""
    is_named_so = (structure.names.la or "").startswith(("Musculi ", "Rotatores "))
    return bool(_PLURAL_NAME.match(structure.names.en)) or (
        is_named_so and not structure.names.en.endswith(("us", "is"))
    )


def pronoun(structure: Structure) -> str:
    """Return "It" or "They"."""
    return "They" if is_plural(structure) else "It"


def possessive(structure: Structure) -> str:
    """Return "its" or "their"."""
    return "their" if is_plural(structure) else "its"


def conjugated(stem: str, structure: Structure) -> str:
    """Return a verb as it follows the name of a structure: "run" or "runs", "are" or "is"."""
    if stem == "be":
        return "are" if is_plural(structure) else "is"
    return stem if is_plural(structure) else f"{stem}s"


def spoken_name(structure: Structure) -> str:
    """Return the name within a sentence, with its article where it takes one.

    "Lumbricals of foot" becomes "the lumbricals of the foot", "Long head of biceps femoris" gets its article,
    "Soleus" none; a compartment is named by its title, "the lateral compartment of the leg".
    """
    if structure.kind in {"region", "group"} and structure.title.startswith("Muscles of "):
        return structure.title.removeprefix("Muscles of ")
    name = re.sub(_PLACES, r"\1 the \2", uncapitalised(structure.names.en))
    head, of, whole = name.partition(" of ")
    is_english = bool(_ENGLISH.search(head)) or (structure.kind == "head" and bool(of))
    if structure.kind == "head" and (_ENGLISH.search(whole) or _PLURAL_NAME.match(whole)):
        name = f"{head} of the {whole}"
    takes_article = structure.kind in {"region", "body"} or is_plural(structure) or is_english
    return f"the {name}" if takes_article else name


def spoken_within(structure: Structure, whole: str) -> str:
    """Return the name as one says it where the hand or the foot is the subject already.

    "Abductor digiti minimi of the hand" is "abductor digiti minimi" among "hypothenar muscles of the hand".
    """
    name = spoken_name(structure)
    known = [place for place, words in _SAID_BY.items() if re.search(rf"\b(?:{words})\b", whole)]
    return next((name.removesuffix(f" of the {place}") for place in known), name)


def members_noun(structure: Structure) -> str | None:
    """Return what the members of a place are called: "muscles of the lateral compartment of the leg".

    None where the title does not speak of several.
    """
    return uncapitalised(structure.title).removeprefix("the ") if _PLURAL_TITLE.match(structure.title) else None
