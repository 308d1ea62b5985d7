"""Chains of parents: what belongs to what."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["chain_above", "rings"]


def chain_above(child: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the parents of a child, nearest first; a ring is followed once.

    Examples
    --------
    >>> chain_above("ilium", {"ilium": "hip-bone", "hip-bone": None})
    ('hip-bone',)
    """
    above: list[str] = []
    parent = parents.get(child)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = parents.get(parent)
    return tuple(above)


def rings(parents: Mapping[str, str | None]) -> list[tuple[str, ...]]:
    """Return each set of children that are their own ancestors, once, beginning with the first as told.

    Examples
    --------
    >>> rings({"a": "b", "b": "a", "c": "a"})
    [('a', 'b')]
    """
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for child in parents:
        above = chain_above(child, parents)
        if child in above:
            ring = (child, *above[: above.index(child)])
            found.setdefault(frozenset(ring), ring)
    return list(found.values())
