"""What surrounds every page: its head, its masthead and its foot."""

from __future__ import annotations

from muscleatlas.site.browse.addresses import BROWSE, HOME, SEARCH
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import Router, page_file
from muscleatlas.site.model import Link, Shell, SiteSettings
from muscleatlas.site.plan import ABOUT, COVERAGE, CREDITS, EVIDENCE, NOT_FOUND, SitePlan
from muscleatlas.site.report import report_address

__all__ = ["LICENCE_ADDRESSES", "absolute_address", "gather_shell", "licence_link"]

LICENCE_ADDRESSES = {
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
}
_DESCRIPTION_LENGTH = 160


def gather_shell(
    settings: SiteSettings,
    plan: SitePlan,
    permalink: str,
    *,
    title: str,
    description: str,
    social_image: str | None = None,
    oembed: str | None = None,
) -> Shell:
    """Return what surrounds the page at ``permalink``.

    Parameters
    ----------
    title
        The page's own; the site's is added.
    description
        One or two sentences for search engines; cut at a word.
    social_image
        A picture's path below the site's root; told only where the site has an address.
    oembed
        The path of what tells other sites how to show the page.
    """
    router = Router(permalink, plan.built)
    root = _root(settings, permalink)
    return Shell(
        path=page_file(permalink),
        root=root,
        title=title if title == settings.title else f"{title} · {settings.title}",
        site_title=settings.title,
        description=_shortened(description),
        home=Link(_("Atlas"), root + page_file(plan.entrance)),
        start=root + page_file(HOME),
        browse=Link(_("Browse"), root + page_file(BROWSE)),
        search=Link(_("Search"), root + page_file(SEARCH)),
        about=Link(_("About"), root + page_file(ABOUT)),
        credits=Link(_("Credits"), root + page_file(CREDITS)),
        coverage=Link(_("What the atlas has, and what is missing"), root + page_file(COVERAGE)),
        evidence=Link(_("How far the statements are confirmed"), root + page_file(EVIDENCE)),
        report=_report(settings, permalink),
        canonical=absolute_address(settings, permalink) if permalink in plan.built else None,
        social_image=absolute_address(settings, social_image) if social_image and router.here in plan.built else None,
        oembed=absolute_address(settings, oembed) if oembed else None,
    )


def absolute_address(settings: SiteSettings, path: str) -> str | None:
    """Return the absolute address of a permalink or file; ``None`` for a site without one."""
    return f"{settings.site_url.rstrip('/')}/{path.lstrip('/')}" if settings.site_url else None


def licence_link(licence: str) -> Link:
    """Return a licence with the address of its text, where it is known."""
    return Link(licence, LICENCE_ADDRESSES.get(licence))


def _root(settings: SiteSettings, permalink: str) -> str:
    """Return the way back to the site's root; the page for lost readers is shown under any address."""
    if permalink == NOT_FOUND and settings.site_url:
        return settings.site_url.rstrip("/") + "/"
    return "../" * page_file(permalink).count("/")


def _report(settings: SiteSettings, permalink: str) -> Link | None:
    address = report_address(settings, permalink)
    return Link(_("Report an error on this page"), address) if address else None


def _shortened(text: str) -> str:
    """Return a text of at most 160 characters, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= _DESCRIPTION_LENGTH:
        return plain
    return plain[: _DESCRIPTION_LENGTH - 1].rpartition(" ")[0].rstrip(",;:. ") + "…"
