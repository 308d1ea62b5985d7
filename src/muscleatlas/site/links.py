"""Addresses: from permalinks to files, and from one page to another.

A permalink is absolute within the site and ends with a slash: ``/muscle/leg/lateral/``. A page of it is the
file ``muscle/leg/lateral/index.html``. Links are relative and name the file, so that they work from a server
under any base path, and from the disk.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote

__all__ = ["Router", "normalised_permalink", "page_file", "picture_file", "relative_path"]

_AT_SITE_ROOT = "assets/"


def page_file(permalink: str) -> str:
    """Return the file of a permalink, below the site's root.

    Examples
    --------
    >>> page_file("/muscle/leg/lateral/"), page_file("/"), page_file("/404.html")
    ('muscle/leg/lateral/index.html', 'index.html', '404.html')
    """
    below = permalink.lstrip("/")
    return below if below.endswith(".html") else f"{below}index.html"


def picture_file(permalink: str, path: str) -> str:
    """Return where a picture of a page lies, below the site's root.

    What begins with ``assets/`` lies there for the whole site; everything else below the page's own folder.

    Examples
    --------
    >>> picture_file("/muscle/leg/", "pictures/hero-640.avif")
    'muscle/leg/pictures/hero-640.avif'
    >>> picture_file("/muscle/leg/", "assets/images/muscles/gif/Leg.gif")
    'assets/images/muscles/gif/Leg.gif'
    """
    return path if path.startswith(_AT_SITE_ROOT) else permalink.lstrip("/") + path


def relative_path(source: str, target: str) -> str:
    """Return the way from one file of the site to another, ready for ``href`` and ``src``.

    Examples
    --------
    >>> relative_path("muscle/leg/index.html", "muscle/leg/lateral/index.html")
    'lateral/index.html'
    >>> relative_path("muscle/index.html", "assets/images/Leg Lateral.png")
    '../assets/images/Leg%20Lateral.png'
    """
    here, there = _folders(source), _segments(target)
    same = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        same += 1
    return quote("/".join([*[".."] * (len(here) - same), *there[same:]]) or ".")


@cache
def _folders(file: str) -> tuple[str, ...]:
    return _segments(file.rpartition("/")[0])


@cache
def _segments(path: str) -> tuple[str, ...]:
    """Return the names on the way to a file; links are many, so that each way is taken apart once."""
    return tuple(name for name in posixpath.normpath(path).split("/") if name not in {"", "."})


def normalised_permalink(permalink: str) -> str:
    """Return a permalink with its first and last slash.

    Examples
    --------
    >>> normalised_permalink("muscle/leg")
    '/muscle/leg/'
    """
    inner = permalink.strip("/")
    return f"/{inner}/" if inner else "/"


@dataclass(frozen=True, slots=True)
class Router:
    """Links as one page sees them.

    Parameters
    ----------
    here
        The permalink of the page that links.
    built
        The permalinks of all pages of this build; a link to any other becomes text.
    moved
        Permalinks that lead elsewhere: a link to one goes to its page at once.
    """

    here: str
    built: Collection[str]
    moved: Mapping[str, str] = field(default_factory=dict)

    def page(self, permalink: str) -> str | None:
        """Return the ``href`` of a page, with the fragment it came with; ``None`` where it isn't built."""
        address, mark, fragment = permalink.partition("#")
        target = address if address in self.built else normalised_permalink(address)
        target = self.moved.get(target, target)
        if target not in self.built:
            return None
        return self.file(page_file(target)) + mark + fragment

    def file(self, path: str) -> str:
        """Return the way to a file, given below the site's root."""
        return relative_path(page_file(self.here), path)

    def picture(self, permalink: str, path: str) -> str:
        """Return the way to a picture of the page at ``permalink``."""
        return self.file(picture_file(permalink, path))
