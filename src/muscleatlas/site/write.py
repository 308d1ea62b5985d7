"""From page models to the bytes of files: the pages, the style sheet, and nothing that was not asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TypeAlias
from xml.sax.saxutils import escape

from markupsafe import Markup

from muscleatlas.errors import OutputError
from muscleatlas.site.browse.gather import FindingPage
from muscleatlas.site.browse.model import CardsPage, HomePage, IndexPage, TablePage, TermPage, WaysPage
from muscleatlas.site.carrying import ICON_SIZES, core_list, icon, manifest, robots
from muscleatlas.site.environment import template
from muscleatlas.site.evidence_page import EvidencePage
from muscleatlas.site.i18n.catalogue import browser_scripts
from muscleatlas.site.i18n.marking import with_keys
from muscleatlas.site.model import Article, Ledger, PlacePage, Redirect, Site

__all__ = ["CONTENT_POLICY", "Page", "render_page", "render_redirect", "render_site"]

Page: TypeAlias = PlacePage | FindingPage | Article | EvidencePage | Ledger

CONTENT_POLICY = Markup(
    "default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'self' file:; "
    "script-src 'self' file:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self' file:"
)
"""What a page may load: files of its own site. ``'self'`` covers a server; on the disk a page has no origin
that ``'self'`` could mean in every browser, so ``file:`` says it there (a served page can't reach ``file:``).
No script of ours connects to anything; ``connect-src`` is for what reads ``robots.txt`` through the page."""

_TEMPLATES = {
    PlacePage: "place.html",
    EvidencePage: "evidence.html",
    Ledger: "ledger.html",
    CardsPage: "browse-cards.html",
    HomePage: "home.html",
    IndexPage: "browse-index.html",
    TablePage: "browse-table.html",
    TermPage: "term.html",
    WaysPage: "browse-ways.html",
}
_STATIC_FILES = ("mark.svg",)
_TOUCH_ICON = 180
"""What a page itself names, in px; the others stand in the manifest."""

_SCRIPTS = ("early.js", "site.js", "finder.js", "labels.js")
"""Bundled from ``viewer/`` when the package was built or installed."""

_STYLE_SHEETS = (
    "tokens", "ground", "masthead", "tools", "finder", "nameplate", "schematic", "stage", "no-mesh", "labels", "sides",
    "sheet", "facts", "attachments", "curves", "measures", "evidence", "text", "ledger", "members", "browse",
    "home", "wayfinding", "take", "embed", "layout", "print",
)  # fmt: skip
"""In the order in which the rules go before each other; one file of the site is made of them."""


def render_site(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site's text as its path below the root and its bytes; pictures come elsewhere."""
    texts: dict[str, bytes] = {}
    for path, content in _texts(site):
        texts[path] = content
        yield path, content
    entrance = next((page.shell for page in site.finding if isinstance(page, HomePage)), site.pages[0].shell)
    yield "assets/core.js", core_list(texts, entrance=entrance.path)
    yield "manifest.webmanifest", manifest(entrance)
    mark = _static("mark.svg").decode()
    yield from ((f"assets/icon-{size}.png", icon(mark, size)) for size in (_TOUCH_ICON, *ICON_SIZES))
    yield from site.files
    if site.addresses:
        yield "sitemap.xml", _sitemap(site.addresses)
        yield "robots.txt", robots(site.address)


def _texts(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield pages, style sheets and scripts: what decides the edition of the site."""
    ledgers = (site.ledger,) if site.ledger else ()
    evidence = (site.evidence,) if site.evidence else ()
    texts: tuple[Page, ...] = (*site.pages, *site.finding, *site.articles, *ledgers, *evidence)
    for page in texts:
        yield page.shell.path, render_page(page)
    for embed in site.embeds:
        yield embed.path, _rendered("embed.html", page=embed)
    for redirect in site.redirects:
        yield redirect.path, render_redirect(redirect)
    for name in _STATIC_FILES:
        yield f"assets/{name}", _static(name)
    for name in _SCRIPTS:
        yield f"assets/{name}", _script(name)
    yield "worker.js", _script("worker.js")
    yield "assets/site.css", b"\n".join(_static(f"css/{name}.css") for name in _STYLE_SHEETS)
    yield from browser_scripts(site.names)
    yield from site.search


def _static(name: str) -> bytes:
    return files("muscleatlas.site").joinpath("static", name).read_bytes()


def _script(name: str) -> bytes:
    """Return a bundled script.

    Raises
    ------
    OutputError
        If this checkout's scripts were never bundled.
    """
    try:
        return _static(f"viewer/{name}")
    except FileNotFoundError:
        raise OutputError(
            "the scripts of the site aren't bundled",
            where=f"static/viewer/{name}",
            hint="run `make viewer` in the checkout, or install the package anew",
        ) from None


def render_page(page: Page) -> bytes:
    """Return a page as UTF-8 HTML."""
    name = page.template if isinstance(page, Article) else _TEMPLATES[type(page)]
    return _rendered(name, page=page)


def render_redirect(redirect: Redirect) -> bytes:
    """Return a page that leads on at once, and offers the link to whoever isn't led."""
    return _rendered("redirect.html", redirect=redirect)


def _rendered(name: str, **values: object) -> bytes:
    return with_keys(template(name).render(**values, content_policy=CONTENT_POLICY)).encode()


def _sitemap(addresses: tuple[str, ...]) -> bytes:
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{opening}{entries}</urlset>\n".encode()
