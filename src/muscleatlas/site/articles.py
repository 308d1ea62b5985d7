"""Pages that are text alone, and pages that only lead on."""

from __future__ import annotations

from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.authored import authored_body
from muscleatlas.site.changes import gather_changes
from muscleatlas.site.links import page_file
from muscleatlas.site.material import Material
from muscleatlas.site.model import Article, Link, Redirect
from muscleatlas.site.plan import ABOUT, CREDITS, NOT_FOUND
from muscleatlas.site.shell import absolute_address, gather_shell, licence_link

__all__ = ["gather_articles", "gather_redirects"]

_OWN = (
    (ABOUT, "about.html", "About this atlas", "How to look at it, how far to trust it, how to use it."),
    (CREDITS, "credits.html", "Credits", "Who made what this atlas is drawn from, and under which licence."),
    (NOT_FOUND, "not-found.html", "No such page", "Nothing has this address."),
)


def gather_articles(material: Material) -> tuple[Article, ...]:
    """Return the site's own texts and the authored ones outside the tree, whose permalinks go before."""
    taken = {page.permalink for page in material.plan.articles}
    authored = (_authored(page, material) for page in material.plan.articles)
    own = (_own(material, *text) for text in _OWN if text[0] not in taken)
    changes = gather_changes(material)
    return (*authored, *own, *([changes] if changes else []))


def gather_redirects(material: Material) -> tuple[Redirect, ...]:
    """Return the pages that lead on: the older permalinks of places."""
    return tuple(_redirect(material, source, target) for source, target in material.plan.redirects)


def _redirect(material: Material, source: str, target: str) -> Redirect:
    site, place = material.settings.title, material.knowledge.tree.by_permalink(target)
    return Redirect(
        path=page_file(source),
        root="../" * page_file(source).count("/"),
        target=material.router(source).page(target) or "",
        title=f"{place.title} · {site}",
        label=f"{place.title} has another address now",
        canonical=absolute_address(material.settings, target),
    )


def _own(material: Material, permalink: str, template: str, title: str, description: str) -> Article:
    return Article(
        shell=gather_shell(material.settings, material.plan, permalink, title=title, description=description),
        template=template,
        title=title,
        subtitle=description,
        breadcrumb=(),
        body_html="",
        credits=material.credits,
        licence=licence_link(material.licence),
        schematic=material.schematic,
    )


def _authored(page: AuthoredPage, material: Material) -> Article:
    router = material.router(page.permalink)
    body, _shown = authored_body(page, router, None)
    title = page.title or material.settings.title
    description = page.subheadline or title
    return Article(
        shell=gather_shell(material.settings, material.plan, page.permalink, title=title, description=description),
        template="article.html",
        title=title,
        subtitle=page.subheadline or "",
        breadcrumb=(Link(material.settings.title, router.page(material.plan.entrance)), Link(title, None)),
        body_html=body,
        credits=material.credits,
        licence=licence_link(material.licence),
    )
