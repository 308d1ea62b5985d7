"""Check that every link inside a built site leads somewhere: to a file of it, and to an anchor in that file.

::

    python tools/check_site.py site

Whatever an element loads counts as a link: pictures and their sizes, films, scripts, style sheets. So do the
addresses in the index for finding. Addresses on the web are left.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

__all__ = ["Page", "broken_links", "main", "read_page"]

_COMMENT_OR_CODE = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s(id|href|src|srcset|poster|action|data-labels|content)="([^"]*)"')
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^<>\"]|\"[^\"]*\")*)>")
_OF_THE_WEB = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_REFRESH = re.compile(r"\d+; url=(.*)")
_FOLDER_PAGE = "index.html"


@dataclass(slots=True)
class Page:
    """What a page has that others can lead to, and where it leads itself."""

    anchors: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def read_page(html: str) -> Page:
    """Return the anchors and links of a page; what is escaped in it is read as it is meant."""
    page = Page()
    for tag, attributes in _TAG.findall(_COMMENT_OR_CODE.sub(_opening, html)):
        for name, value in _ATTRIBUTE.findall(attributes):
            text = unescape(value) if "&" in value else value
            if name == "id":
                page.twice.extend({text} & page.anchors)
                page.anchors.add(text)
            else:
                page.links.update(_targets(tag, name, text))
    return page


def _opening(found: re.Match[str]) -> str:
    """Return of a script or style sheet what it loads, of a comment nothing."""
    return found[1] or ""


def _targets(tag: str, name: str, value: str) -> Iterable[str]:
    if name == "srcset":
        return (each.split()[0] for each in value.split(",") if each.strip())
    if name == "content":
        refresh = _REFRESH.fullmatch(value) if tag == "meta" else None
        return (refresh[1],) if refresh else ()
    return (value,)


def broken_links(site: Path) -> Iterator[str]:
    """Tell each link that leads nowhere, and each anchor that a page has twice, as ``page: what``."""
    pages = {path: read_page((site / path).read_text(encoding="utf-8")) for path in _files(site, "*.html")}
    for path, page in pages.items():
        yield from (f"{path}: the anchor {anchor!r} stands there twice" for anchor in sorted(set(page.twice)))
        yield from _broken(site, path, sorted(page.links), pages)
    for path in _files(site, "assets/search-index.js"):
        yield from _broken(site, path, _addresses_found(site / path), pages, base="")


def _files(site: Path, pattern: str) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob(pattern))


def _broken(
    site: Path, path: str, targets: Iterable[str], pages: Mapping[str, Page], *, base: str | None = None
) -> Iterator[str]:
    """Tell which links of a file lead nowhere; they begin at its folder, or at ``base``."""
    folder = posixpath.dirname(path) if base is None else base
    for target in targets:
        if not target or _OF_THE_WEB.match(target):
            continue
        address, _, anchor = target.partition("#")
        file = posixpath.normpath(posixpath.join(folder, unquote(address.partition("?")[0]))) if address else path
        if not _is_file(site, file):
            yield f"{path}: the link {target!r} leads to no file"
        elif anchor and file in pages and unquote(anchor) not in pages[file].anchors:
            yield f"{path}: the link {target!r} leads to no anchor of {file}"


@cache
def _is_file(site: Path, path: str) -> bool:
    return not path.startswith("..") and (site / path).is_file()


def _addresses_found(index: Path) -> list[str]:
    """Return the pages that the index for finding leads to, as links below the site's root."""
    record = json.loads(index.read_text(encoding="utf-8").partition("=")[2].rstrip(";\n"))
    pages = (entry[2].partition("#") for entry in record["entries"] if len(entry) > 2)
    return sorted({f"{address}{_FOLDER_PAGE}{mark}{anchor}" for address, mark, anchor in pages if address})


def main(arguments: list[str]) -> int:
    """Check the named sites; print what is wrong, and return the exit code."""
    faults = [fault for site in arguments for fault in broken_links(Path(site))]
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
