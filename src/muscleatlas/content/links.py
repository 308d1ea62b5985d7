"""Links and pictures of an authored text, made to fit the site that is being built."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from muscleatlas.content.page import AuthoredPage
from muscleatlas.content.paths import site_path
from muscleatlas.errors import ContentError, Faults

__all__ = ["Link", "with_site_links"]

Link = Callable[[str], str | None]

_TAG = re.compile(r'<(/?)(\w+)((?:\s+[\w-]+="[^"]*")*)\s*/?>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)


def with_site_links(clean: str, page: AuthoredPage, *, link: Link) -> str:
    """Rewrite the addresses in sanitised HTML; a link that leads to nothing becomes its text.

    Parameters
    ----------
    clean
        HTML as the sanitiser writes it: quoted attributes, nothing left open.
    page
        The page that holds it; links without a first slash start there.
    link
        Takes a permalink (or the path of a file of the site) and returns the address to write, or None if the
        site has no such thing.

    Raises
    ------
    Faults
        For addresses that name a host but no scheme, and pictures of other sites.
    """
    rewriter = _Rewriter(page, link)
    rewritten = _TAG.sub(rewriter.tag, clean)
    if rewriter.faults:
        raise Faults(rewriter.faults, of=page.file)
    return rewritten


class _Rewriter:
    def __init__(self, page: AuthoredPage, link: Link) -> None:
        self.page = page
        self.link = link
        self.faults: list[ContentError] = []
        self._kept: list[bool] = []

    def tag(self, match: re.Match[str]) -> str:
        closing, name, attributes = match.groups()
        if name not in {"a", "img"}:
            return match.group()
        if closing:
            return "</a>" if self._kept.pop() else ""
        values = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}
        return self._anchor(values) if name == "a" else self._picture(values)

    def _anchor(self, values: dict[str, str]) -> str:
        href = self._address(values.get("href", "").strip())
        self._kept.append(href is not None)
        return "" if href is None else _written("a", {**values, "href": href})

    def _picture(self, values: dict[str, str]) -> str:
        source = values.get("src", "").strip()
        if _SCHEME.match(source):
            self._add_fault(source, "the picture {!r} lies on another site", "a picture of this site")
            return ""
        address = self._address(source)
        alt = values.get("alt", "")
        return html.escape(alt) if address is None else _written("img", {**values, "src": address, "alt": alt})

    def _address(self, address: str) -> str | None:
        if address.startswith("//"):
            self._add_fault(address, "the address {!r} has no scheme", repr(f"https:{address}"))
            return None
        if not address or address.startswith("#") or _SCHEME.match(address):
            return address or None
        path, rest = _PARTS.fullmatch(address).groups()  # type: ignore[union-attr]
        target = self.link(site_path(unquote(path), base=self.page.permalink))
        return None if target is None else target + rest

    def _add_fault(self, address: str, what: str, expected: str) -> None:
        line = next((n for n, text in enumerate(self.page.body.split("\n")) if address in text), 0)
        where = self.page.at(self.page.body_line + line)
        self.faults.append(ContentError(what.format(address), where=where, expected=expected))


def _written(name: str, values: dict[str, str]) -> str:
    return f"<{name} " + " ".join(f'{key}="{html.escape(value)}"' for key, value in values.items()) + ">"
