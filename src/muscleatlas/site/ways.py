"""Ways from a page to the others: upwards, sideways, downwards and on."""

from __future__ import annotations

import re

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.site.links import Router
from muscleatlas.site.model import Link, TreeItem

__all__ = ["breadcrumb", "members_heading", "siblings", "siblings_heading", "subtitle", "tree_item", "way_to"]

_MUSCLES_OF = re.compile("(.*)[Mm]uscles of (.*)")
_PLURALS = {"region": "regions", "group": "groups", "muscle": "muscles", "head": "heads"}


def way_to(structure: Structure, router: Router) -> Link:
    """Return the link to a structure's page under its short name."""
    return Link(structure.names.en, router.page(structure.permalink))


def breadcrumb(tree: Tree, structure: Structure, router: Router) -> tuple[Link, ...]:
    """Return the way down from the root to the page itself, which is text."""
    above = tuple(way_to(ancestor, router) for ancestor in reversed(tree.ancestors(structure.id)))
    return (*above, Link(structure.names.en, None))


def siblings(tree: Tree, structure: Structure, router: Router) -> tuple[Link, ...]:
    """Return the other members of the same parent."""
    beside = tree.members(structure.parent) if structure.parent else ()
    return tuple(way_to(sibling, router) for sibling in beside if sibling.id != structure.id)


def siblings_heading(structure: Structure, parent: Structure | None) -> str:
    """Return the words over the siblings: ``More muscles of the leg``, ``More heads of gastrocnemius``."""
    if parent is None:
        return ""
    if structure.kind == "head":
        return f"More heads of {_lowered(parent.names.en)}"
    if structure.kind == "muscle":
        return f"More {_lowered(parent.title)}"
    place = _MUSCLES_OF.fullmatch(parent.title)
    return f"More of {place[2]}" if place else f"More of {parent.names.en}"


def tree_item(tree: Tree, structure: Structure, router: Router) -> TreeItem:
    """Return a structure with everything below it."""
    below = tuple(tree_item(tree, child, router) for child in tree.members(structure.id))
    return TreeItem(way_to(structure, router), structure.kind, below)


def members_heading(members: tuple[Structure, ...]) -> str:
    """Return the words over the members: ``Muscles``, ``Groups and muscles``."""
    kinds = dict.fromkeys(_PLURALS[member.kind] for member in members)
    return " and ".join(kinds).capitalize()


def subtitle(tree: Tree, structure: Structure) -> str:
    """Return what kind of place a page is about, in a few words."""
    parent = tree.parent(structure.id)
    if structure.kind == "head" and parent:
        return f"A head of {_lowered(parent.names.en)}"
    if structure.kind == "muscle" and parent:
        return _membership(parent.title)
    count = sum(below.kind == "muscle" for below in tree.members_below(structure.id))
    return f"{count} {'muscle' if count == 1 else 'muscles'}"


def _membership(title: str) -> str:
    """Return what a member is called, from the title of its group.

    Examples
    --------
    >>> _membership("Deep muscles of the hip"), _membership("Parts of levator ani"), _membership("Gemelli of the hip")
    ('A deep muscle of the hip', 'A part of levator ani', 'One of the gemelli of the hip')
    >>> _membership("Intrinsic muscles of the tongue")
    'An intrinsic muscle of the tongue'
    """
    for plural, singular in (("uscles of ", "uscle of "), ("arts of ", "art of ")):
        if plural in title:
            member = _lowered(title).replace(plural, singular, 1)
            return f"{'An' if member[0] in 'aeiou' else 'A'} {member}"
    return f"One of the {_lowered(title)}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
