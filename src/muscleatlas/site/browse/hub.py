"""The hub of all ways to find something, the page of the search, and the regions with their pictures."""

from __future__ import annotations

from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.site.browse.addresses import (
    BONES,
    BROWSE,
    JOINTS,
    MOVEMENTS,
    NAMES,
    NERVES,
    REGIONS,
    ROOTS,
    SEARCH,
)
from muscleatlas.site.browse.model import CardsPage, Way, WaysPage
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.message import ngettext
from muscleatlas.site.links import Router
from muscleatlas.site.model import Card, TreeItem
from muscleatlas.site.shell import licence_link
from muscleatlas.site.stage import aspect_class, cover_image, is_sided
from muscleatlas.site.ways import way_to

__all__ = ["cards_of", "gather_hub", "gather_regions", "gather_search", "ways_from"]


def ways_from(shelf: Shelf, here: str) -> tuple[Way, ...]:
    """Return all ways to find something, as the page at ``here`` sees them."""
    terms, way = shelf.material.plan.terms, shelf.way(here)
    muscles = sum(place.kind == "muscle" for place in shelf.places)
    told = (
        (NAMES, _("By name"), _("A to Z, with synonyms, Latin and abbreviations"), _many(muscles)),
        (REGIONS, _("By region"), _("From the head to the foot, with pictures"), ""),
        (BONES, _("By bone"), _("What attaches to the fibula?"), _bones(len(terms.bones))),
        (JOINTS, _("By joint"), _("What moves the knee, and how?"), _joints(len(terms.joints))),
        (MOVEMENTS, _("By movement"), _("Which muscles evert the foot?"), _movements(len(terms.movements))),
        (NERVES, _("By nerve"), _("What does the tibial nerve move?"), _nerves(len(terms.nerves))),
        (ROOTS, _("By spinal root"), _("What does S1 move?"), _roots(len(terms.roots))),
    )
    there = terms.indexes
    return tuple(Way(way(label, to), text, count) for to, label, text, count in told if to in there)


def gather_hub(shelf: Shelf) -> WaysPage:
    """Return the page that all indexes hang on."""
    return _ways_page(shelf, BROWSE, _("Browse"), _("Seven ways to a muscle."), has_finder=False)


def gather_search(shelf: Shelf) -> WaysPage:
    """Return the page of the search, with the ways that need no script."""
    told = _("A name in any language, an abbreviation, a bone, a nerve, a root, a movement.")
    return _ways_page(shelf, SEARCH, _("Search"), told, has_finder=True)


def _ways_page(shelf: Shelf, permalink: str, title: str, subtitle: str, *, has_finder: bool) -> WaysPage:
    return WaysPage(
        shell=shelf.shell(permalink, title=title, description=subtitle),
        title=title,
        subtitle=subtitle,
        breadcrumb=shelf.breadcrumb(permalink, title),
        has_finder=has_finder,
        ways=ways_from(shelf, permalink),
        credits=shelf.material.credits,
        licence=licence_link(shelf.material.licence),
    )


def gather_regions(shelf: Shelf) -> CardsPage:
    """Return the regions, each with its picture and everything in it."""
    title, subtitle = _("Muscles by region"), _("From the head to the foot, group by group.")
    tree = shelf.material.knowledge.tree
    entrance = tree.by_permalink(shelf.material.plan.entrance)
    below = tree.members(entrance.id) if entrance.kind in ("body", "region") else ()
    return CardsPage(
        shell=shelf.shell(REGIONS, title=title, description=subtitle),
        title=title,
        subtitle=subtitle,
        breadcrumb=shelf.breadcrumb(REGIONS, title),
        cards=cards_of(shelf, REGIONS, below or (entrance,), kinds=("region", "group", "muscle")),
        cards_heading=_("Regions"),
        credits=shelf.material.credits,
        licence=licence_link(shelf.material.licence),
    )


def cards_of(shelf: Shelf, here: str, places: tuple[Structure, ...], *, kinds: tuple[str, ...]) -> tuple[Card, ...]:
    """Return places as cards, with those below them that are of some kinds."""
    router, tree = shelf.router(here), shelf.material.knowledge.tree
    return tuple(_card(shelf, _item(tree, place, router, kinds), place, router) for place in places)


def _item(tree: Tree, place: Structure, router: Router, kinds: tuple[str, ...]) -> TreeItem:
    below = tuple(_item(tree, child, router, kinds) for child in tree.members(place.id) if child.kind in kinds)
    return TreeItem(way_to(place, router), place.kind, below)


def _card(shelf: Shelf, item: TreeItem, place: Structure, router: Router) -> Card:
    pictures = shelf.material.pictures.get(place.id)
    return Card(
        item=item,
        latin=place.names.la or "",
        image=cover_image(router, place.permalink, pictures) if pictures else None,
        aspect_class=aspect_class(pictures) if pictures else "",
        sided=is_sided(pictures) if pictures else False,
    )


def _many(count: int) -> str:
    return ngettext("%(num)s muscle", "%(num)s muscles", count)


def _bones(count: int) -> str:
    return ngettext("%(num)s bone", "%(num)s bones", count)


def _joints(count: int) -> str:
    return ngettext("%(num)s joint", "%(num)s joints", count)


def _movements(count: int) -> str:
    return ngettext("%(num)s movement", "%(num)s movements", count)


def _nerves(count: int) -> str:
    return ngettext("%(num)s nerve", "%(num)s nerves", count)


def _roots(count: int) -> str:
    return ngettext("%(num)s root", "%(num)s roots", count)
