"""The links of an authored page within its site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from muscleatlas.content.lint.authored import body_tokens
from muscleatlas.content.page import AuthoredPage
from muscleatlas.content.paths import site_path

__all__ = ["Anchor", "anchors"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|$")
_BREAKS = {"softbreak", "hardbreak"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link: what one reads, the address as written, and the permalink that it means."""

    label: str
    address: str
    target: str
    where: str


def anchors(page: AuthoredPage) -> Iterator[Anchor]:
    """Yield the links to other pages of the site; those to files and to other sites are left out."""
    for token in body_tokens(page):
        if token.type == "inline":
            yield from _of_line(page, token.children or [], page.body_line + (token.map or [0])[0])


def _of_line(page: AuthoredPage, tokens: list[Token], line: int) -> Iterator[Anchor]:
    for place, token in enumerate(tokens):
        line += token.type in _BREAKS
        if token.type != "link_open":
            continue
        address = str(token.attrs.get("href", ""))
        if _SCHEME.match(address):
            continue
        target = site_path(unquote(re.split(r"[?#]", address)[0]), base=page.permalink)
        if target.endswith("/"):
            end = next(i for i in range(place, len(tokens)) if tokens[i].type == "link_close")
            label = "".join(one.content for one in tokens[place:end])
            yield Anchor(label, address, target, page.at(line))
