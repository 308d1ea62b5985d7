"""The head of a page: YAML between two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from muscleatlas.errors import ContentError

__all__ = ["PageParts", "split_page"]

_FENCE = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True)
class PageParts:
    """The two parts of a page, each with the line of the file (from 1) that it starts on."""

    matter: str
    matter_line: int
    body: str
    body_line: int


def split_page(text: str, *, where: str) -> PageParts:
    """Split a page into front matter and body.

    Parameters
    ----------
    text
        The page; a byte order mark and any line ends are taken.
    where
        The file, for messages.

    Raises
    ------
    ContentError
        If the page does not start with front matter, or it has no end.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[start]):
        raise ContentError(
            "the page has no front matter",
            where=f"{where}:{start + 1}",
            found=repr(lines[start]),
            expected="'---', then 'permalink: /…/', then '---'",
            hint="a file that is no page can be hidden by a name that starts with '_'",
        )
    end = next((n for n in range(start + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    if end is None:
        raise ContentError(
            "the front matter has no end", where=f"{where}:{start + 1}", expected="a second line of '---' after it"
        )
    return PageParts(
        matter="\n".join(lines[start + 1 : end]) + "\n",
        matter_line=start + 2,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
    )
