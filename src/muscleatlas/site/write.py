"""From page models to the bytes of files: the templates, the style sheet, and nothing that was not asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape as xml_escape

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from muscleatlas.site.model import Article, PlacePage, Redirect, Site

__all__ = ["CONTENT_POLICY", "render_page", "render_site"]

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' file:",
        "media-src 'self' file:",
        "style-src 'self' file:",
        "script-src 'self' file:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""What a page may load: files of its own site. ``'self'`` covers a server; on the disk a page has no origin
that ``'self'`` could mean in every browser, so ``file:`` says it there (a served page can't reach ``file:``)."""

_STATIC_FILES = ("mark.svg", "site.css", "site.js")


def render_site(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site's text as its path below the root and its bytes; pictures come elsewhere."""
    for page in site.pages:
        yield page.shell.path, render_page(page)
    for article in site.articles:
        yield article.shell.path, render_page(article)
    for redirect in site.redirects:
        yield redirect.path, _render_redirect(redirect)
    for name in _STATIC_FILES:
        yield f"assets/{name}", files("muscleatlas.site").joinpath("static", name).read_bytes()
    if site.addresses:
        yield "sitemap.xml", _sitemap(site.addresses)


def render_page(page: PlacePage | Article) -> bytes:
    """Return a page as UTF-8 HTML."""
    name = page.template if isinstance(page, Article) else "place.html"
    return _environment().get_template(name).render(page=page, content_policy=Markup(CONTENT_POLICY)).encode()


def _render_redirect(redirect: Redirect) -> bytes:
    template = _environment().get_template("redirect.html")
    text = template.render(
        content_policy=Markup(CONTENT_POLICY), root=redirect.root, target=redirect.target, title=redirect.title
    )
    return text.encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("muscleatlas.site", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["breakable"] = _breakable
    return environment


def _breakable(name: str) -> Markup:
    """Return a name of a view that may break behind its hyphens, in a narrow cell."""
    return Markup("-<wbr>").join(escape(piece) for piece in name.split("-"))


def _sitemap(addresses: tuple[str, ...]) -> bytes:
    entries = "".join(f"<url><loc>{xml_escape(address)}</loc></url>\n" for address in addresses)
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{opening}{entries}</urlset>\n".encode()
