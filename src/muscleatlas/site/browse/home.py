"""The page that the site opens with: what this is, the body as a map, the regions, all ways in, what is there."""

from __future__ import annotations

from muscleatlas.anatomy.structure import Structure
from muscleatlas.evidence.totals import totals_by_method
from muscleatlas.site.browse.addresses import HOME, SEARCH
from muscleatlas.site.browse.body_map import gather_map
from muscleatlas.site.browse.hub import cards_of, ways_from
from muscleatlas.site.browse.model import HomePage
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.message import ngettext
from muscleatlas.site.model import Image, Link
from muscleatlas.site.notes import model_note
from muscleatlas.site.plan import ABOUT, COVERAGE
from muscleatlas.site.shell import licence_link
from muscleatlas.site.stage import cover_image

__all__ = ["gather_home"]


def gather_home(shelf: Shelf) -> HomePage:
    """Return the home page of a site, or of a part of one."""
    material, router, way = shelf.material, shelf.router(HOME), shelf.way(HOME)
    entrance = material.knowledge.tree.by_permalink(material.plan.entrance)
    below = material.knowledge.tree.members(entrance.id)
    body_map = gather_map(shelf)
    description = _(
        "Muscles from sixteen sides, with origin, insertion, action, nerve and artery, each with its source."
    )
    return HomePage(
        shell=shelf.shell(HOME, title=material.settings.title, description=description),
        title=entrance.title,
        subtitle=description,
        breadcrumb=(),
        search=Link(_("Search"), router.page(SEARCH)),
        entrance=Link(entrance.title, router.page(entrance.permalink), entrance.id),
        body_map=body_map,
        hero=None if body_map else _hero(shelf, entrance),
        cards=cards_of(shelf, HOME, below or (entrance,), kinds=("region",)),
        cards_heading=_("Regions") if any(place.kind == "region" for place in below) else _("In this atlas"),
        ways=ways_from(shelf, HOME),
        totals=_totals(shelf),
        ledger=way(_("What the atlas has, and what is missing"), COVERAGE),
        about=way(_("How far to trust it"), ABOUT),
        credits=material.credits,
        licence=licence_link(material.licence),
        model_note=model_note(material),
        schematic=material.schematic,
    )


def _hero(shelf: Shelf, entrance: Structure) -> Image | None:
    pictures = shelf.material.pictures.get(entrance.id)
    return cover_image(shelf.router(HOME), entrance.permalink, pictures) if pictures else None


def _totals(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Return what there is, counted: a number and what it counts."""
    muscles = sum(place.kind == "muscle" for place in shelf.places)
    statements = sum(len(place.statements) for place in shelf.places)
    pictured = sum(place.id in shelf.material.pictures for place in shelf.places)
    return (
        (f"{muscles:,}", ngettext("muscle", "muscles", muscles)),
        (f"{16 * pictured:,}", _("pictures from named sides")),
        (f"{statements:,}", ngettext("statement with its source", "statements with their sources", statements)),
        *_confirmed(shelf),
    )


def _confirmed(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Return the share of what could be held against the model that it confirms; nothing where nothing was."""
    totals = totals_by_method(shelf.material.evidence.verdicts)
    testable = sum(method.testable for method in totals)
    if not testable:
        return ()
    share = f"{100 * sum(method.outcomes['confirmed'] for method in totals) / testable:.0f} %"
    return ((share, _("confirmed, of what could be held against the model")),)
