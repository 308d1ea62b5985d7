"""The names of structures as one says them within a sentence."""

from __future__ import annotations

import re

from muscleatlas.anatomy.english import uncapitalised
from muscleatlas.anatomy.structure import Structure

__all__ = ["is_plural", "members_noun", "spoken_name"]

_PLACES = (
    r"\b(of|in) (foot|leg|thigh|hip|hand|arm|forearm|sole|back|neck|head|shoulder|tongue|auricle|nose|mouth|"
    r"soft palate|eye)\b"
)
_ENGLISH = re.compile(
    r"(?:^|\b)(?:muscles?|diaphragm|sphincter|constrictor|pterygoid|perineal|interosseous)$"
    r"|.(?: oblique| rectus| arytenoid| crico-arytenoid)$"
)
"""Names that are English words, so that they take an article: "the superior rectus", but "rectus femoris"."""
_PLURAL_TITLE = re.compile(r"^(?:[\w()-]+ ){0,3}(?:muscles|parts|heads|layers|gemelli)\b", re.IGNORECASE)


def is_plural(structure: Structure) -> bool:
    """Whether one says "they" of a structure: "the plantar interossei"."""
    is_named_so = (structure.names.la or "").startswith(("Musculi ", "Rotatores "))
    return is_named_so and not structure.names.en.endswith(("us", "is"))


def spoken_name(structure: Structure) -> str:
    """Return the name within a sentence, with its article where it takes one.

    "Lumbricals of foot" becomes "the lumbricals of the foot", "Long head of biceps femoris" gets its article,
    "Soleus" none; a compartment is named by its title, "the lateral compartment of the leg".
    """
    if structure.kind in {"region", "group"} and structure.title.startswith("Muscles of "):
        return structure.title.removeprefix("Muscles of ")
    name = re.sub(_PLACES, r"\1 the \2", uncapitalised(structure.names.en))
    head, of, _ = name.partition(" of ")
    is_english = bool(_ENGLISH.search(head)) or (structure.kind == "head" and bool(of))
    takes_article = structure.kind in {"region", "body"} or is_plural(structure) or is_english
    return f"the {name}" if takes_article else name


def members_noun(structure: Structure) -> str | None:
    """Return what the members of a place are called: "muscles of the lateral compartment of the leg".

    None where the title does not speak of several.
    """
    return uncapitalised(structure.title).removeprefix("the ") if _PLURAL_TITLE.match(structure.title) else None
