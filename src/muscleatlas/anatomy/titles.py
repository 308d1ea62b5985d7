"""The long titles of places, from their kind and name."""

from __future__ import annotations

from muscleatlas.anatomy.structure import Kind

__all__ = ["title_of"]

_PLACE_WORDS = ("compartment", "layer", "region", "floor", "wall")


def title_of(kind: Kind, name: str) -> str:
    """Return the title of a place's page.

    Examples
    --------
    >>> title_of("group", "Lateral compartment of the leg")
    'Muscles of the lateral compartment of the leg'
    >>> title_of("group", "Quadriceps femoris")
    'Quadriceps femoris'
    """
    is_place = kind == "region" or (kind == "group" and any(word in name.casefold() for word in _PLACE_WORDS))
    return f"Muscles of the {name[:1].lower()}{name[1:]}" if is_place else name
