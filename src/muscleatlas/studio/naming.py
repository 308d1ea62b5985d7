"""What the actors of a picture are called, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.structure import Names
from muscleatlas.anatomy.terms import Term
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.studio.cast import Cast
from muscleatlas.studio.overlay import NamedActor

__all__ = ["Naming", "label_text", "names_of_term", "names_on", "terms_by_part"]

_BONE_RANK = 1
_SHORT = {"Musculus": "M.", "Musculi": "Mm.", "Ligamentum": "Lig."}


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of actors by their number.

    Attributes
    ----------
    in_latin, in_english
        Structures that have no name in the language asked for, and so are called by the Latin or English one.
    """

    actors: Mapping[int, NamedActor]
    in_latin: tuple[str, ...]
    in_english: tuple[str, ...]


def names_on(atlas: Atlas, inputs: Mapping[str, Any], cast: Cast, language: str = "en") -> Naming:
    """Return what the muscles and bones of a picture are called; bones give way to muscles.

    Parameters
    ----------
    inputs
        From :func:`muscleatlas.studio.plan.picture_inputs`; the cast is made from them.
    language
        Its code: "en", "la", "ja" …
    """
    found = [
        (actor.number, structure, atlas.knowledge.structures[structure].names, 0)
        for structure, actors in cast.subjects.items()
        for actor in actors
    ]
    found += _bones(atlas, inputs, cast)
    actors, used = {}, {}
    for number, key, names, rank in found:
        text, used[key] = label_text(names, language)
        actors[number] = NamedActor(key, text, rank)
    return Naming(actors, _those_in(used, "la", language), _those_in(used, "en", language))


def _those_in(used: Mapping[str, str], fallback: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(key for key, other in used.items() if other == fallback != language))


def label_text(names: Names, language: str) -> tuple[str, str]:
    """Return a name as it stands in a figure, and the code of its language: the Latin one, failing that the English.

    Examples
    --------
    >>> label_text(Names("Soleus", "Musculus soleus", (), (), {}), "la")
    ('M. soleus', 'la')
    """
    if language == "en":
        return names.en, "en"
    if names.others.get(language):
        return names.others[language][0], language
    if names.la:
        first, _, rest = names.la.partition(" ")
        return (f"{_SHORT[first]} {rest}" if first in _SHORT and rest else names.la), "la"
    return names.en, "en"


def _bones(atlas: Atlas, inputs: Mapping[str, Any], cast: Cast) -> Iterable[tuple[int, str, Names, int]]:
    terms = terms_by_part(atlas)
    both = inputs["sides"] == "both"
    for part, actor in zip(_parts_played(inputs["bones"], atlas.bundle, both_sides=both), cast.bones, strict=True):
        if part in terms:
            term = atlas.knowledge.bones[terms[part]]
            yield actor.number, f"bone:{term.id}", names_of_term(term), _BONE_RANK


def names_of_term(term: Term) -> Names:
    """Return the names of a bone as a figure writes them."""
    return Names(capitalised(term.en), term.la, (), (), term.others)


def _parts_played(parts: Iterable[str], bundle: Bundle, *, both_sides: bool) -> list[str]:
    """Return the part that each actor plays: paired ones take two where both sides are shown."""
    return [part for part in parts for _ in range(2 if both_sides and bundle.parts[part].side == "right" else 1)]


def terms_by_part(atlas: Atlas) -> dict[str, str]:
    """Return the narrowest bone term of each bone's part; of a bone and its regions, the bone."""
    bones = atlas.knowledge.bones

    def breadth(term: str) -> tuple[int, int, str]:
        depth, parent = 0, bones[term].parent
        while parent is not None and parent in bones:
            depth, parent = depth + 1, bones[parent].parent
        return (len(atlas.join.bones[term]), depth, term)

    terms: dict[str, str] = {}
    for term in sorted(atlas.join.bones, key=breadth):
        for part in atlas.join.bones[term]:
            if part.startswith("bone/"):
                terms.setdefault(part, term)
    return terms
