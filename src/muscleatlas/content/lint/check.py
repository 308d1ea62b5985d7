"""Checking texts: the atlas's own pages, or authored ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.content.lint.authored import authored_entry
from muscleatlas.content.lint.catalogue import RULES
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.finding import Finding
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.own import own_entries
from muscleatlas.content.lint.rules.unreadable import RULE as UNREADABLE
from muscleatlas.content.lint.rules.unreadable import unreadable
from muscleatlas.content.page import AuthoredPage
from muscleatlas.content.read import faults_between, page_files, read_page
from muscleatlas.errors import ContentError, Faults

__all__ = ["check_entry", "check_files", "check_own", "check_pages"]


def check_own(knowledge: Knowledge) -> tuple[Finding, ...]:
    """Check the pages that the atlas writes from its facts."""
    return _checked(own_entries(knowledge), Lore(knowledge))


def check_pages(
    knowledge: Knowledge, pages: Sequence[AuthoredPage], *, known_links: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Check authored pages.

    Parameters
    ----------
    knowledge
        What their words are held against.
    pages
        As they were read.
    known_links
        Permalinks beyond the tree and the pages that links may lead to.
    """
    links = frozenset([*known_links, *(page.permalink for page in pages)])
    entries = (authored_entry(knowledge, page) for page in pages)
    return _checked(entries, Lore(knowledge, known_links=links)) if pages else ()


def check_files(knowledge: Knowledge, paths: Sequence[Path], *, known_links: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Check the authored pages in folders and files; one that can't be read doesn't hide the others.

    Raises
    ------
    UsageError
        If a path leads to no page.
    """
    pages: list[AuthoredPage] = []
    broken: list[Finding] = []
    for folder, file in dict.fromkeys(pair for path in paths for pair in _pages_at(path)):
        try:
            pages.append(read_page(file, folder=folder))
        except (ContentError, Faults) as error:
            broken += unreadable(error)
    broken += [finding for fault in faults_between(pages) for finding in unreadable(fault)]
    return (*broken, *check_pages(knowledge, pages, known_links=known_links))


def check_entry(entry: Entry, lore: Lore) -> Iterator[Finding]:
    """Yield the findings of all rules in one page, but for those that its author has silenced."""
    silenced = entry.page.silenced if entry.page else {}
    for rule in RULES:
        if rule is UNREADABLE or rule.code not in silenced:
            yield from rule.findings(entry, lore)


def _checked(entries: Iterable[Entry], lore: Lore) -> tuple[Finding, ...]:
    return tuple(finding for entry in entries for finding in check_entry(entry, lore))


def _pages_at(path: Path) -> Iterator[tuple[Path, Path]]:
    if path.is_file():
        yield path.parent, path
    else:
        yield from ((path, file) for file in page_files(path))
