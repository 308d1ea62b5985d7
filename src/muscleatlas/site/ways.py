"""Ways from a page to the others: upwards, sideways, downwards and on."""

from __future__ import annotations

import re

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.site.i18n.message import Message, ngettext
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.names import named
from muscleatlas.site.links import Router
from muscleatlas.site.model import Link, TreeItem

__all__ = ["breadcrumb", "members_heading", "siblings", "siblings_heading", "subtitle", "tree_item", "way_to"]

_MUSCLES_OF = re.compile("(.*)[Mm]uscles of (.*)")


def way_to(structure: Structure, router: Router) -> Link:
    """Return the link to a structure's page under its short name."""
    return Link(structure.names.en, router.page(structure.permalink), structure.id)


def breadcrumb(tree: Tree, structure: Structure, router: Router) -> tuple[Link, ...]:
    """Return the way down from the root to the page itself, which is text."""
    above = tuple(way_to(ancestor, router) for ancestor in reversed(tree.ancestors(structure.id)))
    return (*above, Link(structure.names.en, None, structure.id))


def siblings(tree: Tree, structure: Structure, router: Router) -> tuple[Link, ...]:
    """Return the other members of the same parent."""
    beside = tree.members(structure.parent) if structure.parent else ()
    return tuple(way_to(sibling, router) for sibling in beside if sibling.id != structure.id)


def siblings_heading(structure: Structure, parent: Structure | None) -> str:
    """Return the words over the siblings: ``More muscles of the leg``, ``More heads of gastrocnemius``."""
    if parent is None:
        return ""
    if structure.kind == "head":
        return _("More heads of %(muscle)s", muscle=named(parent.id, _lowered(parent.names.en)))
    if structure.kind == "muscle":
        return _("More %(members)s", members=named(parent.id, _lowered(parent.title)))
    place = _MUSCLES_OF.fullmatch(parent.title)
    return _("More of %(place)s", place=named(parent.id, place[2] if place else parent.names.en))


def tree_item(tree: Tree, structure: Structure, router: Router) -> TreeItem:
    """Return a structure with everything below it."""
    below = tuple(tree_item(tree, child, router) for child in tree.members(structure.id))
    return TreeItem(way_to(structure, router), structure.kind, below)


def members_heading(members: tuple[Structure, ...]) -> str:
    """Return the words over the members: ``Muscles``, ``Groups and muscles``."""
    first, *others = dict.fromkeys(member.kind for member in members) or [""]
    if not others:
        return _members()[first] if first else ""
    return _("%(these)s and %(those)s", these=_members()[first], those=_further_members()[others[0]])


def _members() -> dict[str, Message]:
    return {"region": _("Regions"), "group": _("Groups"), "muscle": _("Muscles"), "head": _("Heads")}


def _further_members() -> dict[str, Message]:
    return {"region": _("regions"), "group": _("groups"), "muscle": _("muscles"), "head": _("heads")}


def subtitle(tree: Tree, structure: Structure) -> str:
    """Return what kind of place a page is about, in a few words."""
    parent = tree.parent(structure.id)
    if structure.kind == "head" and parent:
        return _("A head of %(muscle)s", muscle=named(parent.id, _lowered(parent.names.en)))
    if structure.kind == "muscle" and parent:
        return _membership(parent)
    count = sum(below.kind == "muscle" for below in tree.members_below(structure.id))
    return ngettext("%(num)s muscle", "%(num)s muscles", count)


def _membership(parent: Structure) -> str:
    """Return what a member of a group is called, from the title of the group.

    Some titles speak of their members in a way that only English has: those stay English.
    """
    place = _MUSCLES_OF.fullmatch(parent.title)
    if place and not place[1]:
        return _("A muscle of %(place)s", place=named(parent.id, place[2]))
    return _member(parent.title)


def _member(title: str) -> str:
    """Return what a member is called, from the title of its group.

    Examples
    --------
    >>> _member("Deep muscles of the hip"), _member("Parts of levator ani"), _member("Gemelli of the hip")
    ('A deep muscle of the hip', 'A part of levator ani', 'One of the gemelli of the hip')
    >>> _member("Intrinsic muscles of the tongue")
    'An intrinsic muscle of the tongue'
    """
    for plural, singular in (("uscles of ", "uscle of "), ("arts of ", "art of ")):
        if plural in title:
            member = _lowered(title).replace(plural, singular, 1)
            return f"{'An' if member[0] in 'aeiou' else 'A'} {member}"
    return f"One of the {_lowered(title)}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
