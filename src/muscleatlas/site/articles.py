"""Pages that are text alone, and pages that only lead on."""

from __future__ import annotations

from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.authored import authored_body
from muscleatlas.site.links import Router, page_file
from muscleatlas.site.model import Article, Link, Redirect, SiteSettings
from muscleatlas.site.plan import ABOUT, CREDITS, NOT_FOUND, SitePlan
from muscleatlas.site.shell import gather_shell, licence_link

__all__ = ["gather_articles", "gather_redirects"]

_OWN = (
    (ABOUT, "about.html", "About this atlas", "How to look at it, how far to trust it, how to use it."),
    (CREDITS, "credits.html", "Credits", "Who made what this atlas is drawn from, and under which licence."),
    (NOT_FOUND, "not-found.html", "No such page", "Nothing has this address."),
)


def gather_articles(
    plan: SitePlan, settings: SiteSettings, *, credits: tuple[str, ...], licence: str
) -> tuple[Article, ...]:
    """Return the site's own texts and the authored ones outside the tree, whose permalinks go before."""
    authored = tuple(_authored(page, plan, settings, credits, licence) for page in plan.articles)
    taken = {page.permalink for page in plan.articles}
    own = tuple(
        Article(
            shell=gather_shell(settings, plan, permalink, title=title, description=description),
            template=template,
            title=title,
            subtitle=description,
            breadcrumb=(),
            body_html="",
            credits=credits,
            licence=licence_link(licence),
        )
        for permalink, template, title, description in _OWN
        if permalink not in taken
    )
    return (*authored, *own)


def gather_redirects(plan: SitePlan, settings: SiteSettings) -> tuple[Redirect, ...]:
    """Return the pages that lead on."""
    return tuple(
        Redirect(
            path=page_file(source),
            root="../" * page_file(source).count("/"),
            target=Router(source, plan.built).page(target) or "",
            title=settings.title,
        )
        for source, target in plan.redirects
    )


def _authored(
    page: AuthoredPage, plan: SitePlan, settings: SiteSettings, credits: tuple[str, ...], licence: str
) -> Article:
    body, _shown = authored_body(page, Router(page.permalink, plan.built), None)
    title = page.title or settings.title
    return Article(
        shell=gather_shell(settings, plan, page.permalink, title=title, description=page.subheadline or title),
        template="article.html",
        title=title,
        subtitle=page.subheadline or "",
        breadcrumb=(Link(settings.title, Router(page.permalink, plan.built).page(plan.entrance)), Link(title, None)),
        body_html=body,
        credits=credits,
        licence=licence_link(licence),
    )
