"""Checking pages of a few lines against the packaged knowledge, which is read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.spoken import spoken_name
from muscleatlas.content.lint.authored import authored_entry
from muscleatlas.content.lint.catalogue import rule_of
from muscleatlas.content.lint.check import check_entry
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.finding import Finding
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.own import own_entries
from muscleatlas.content.lint.passage import Passage
from muscleatlas.content.parse import parse_page

FILE = "pages/page.md"
BODY_LINE = 5


@cache
def knowledge() -> Knowledge:
    return read_knowledge()


@cache
def lore() -> Lore:
    return Lore(knowledge(), known_links=frozenset({"/about/"}))


@cache
def own() -> dict[str, Entry]:
    """Return the atlas's own pages by structure."""
    return {str(entry.id): entry for entry in own_entries(knowledge())}


def page_entry(structure: str, body: str, *, title: str = "", head: str = "") -> Entry:
    """Return a page at the permalink of a structure; with a title its body begins in line 5, and so it does without."""
    permalink = structure if structure.startswith("/") else knowledge().structures[structure].permalink
    third = f"title: '{title}'" if title else "tags: none"
    text = f"---\npermalink: {permalink}\n{third}\n{head}---\n{body}"
    return authored_entry(knowledge(), parse_page(text, name="page.md", file=FILE))


def findings(structure: str, body: str, *, title: str = "", head: str = "") -> list[Finding]:
    """Return everything that all rules find in a page."""
    return list(check_entry(page_entry(structure, body, title=title, head=head), lore()))


def found(code: str, structure: str, body: str, *, title: str = "", head: str = "") -> list[str]:
    """Return place and value of what one rule finds in a page: ``"5: the the"``."""
    entry = page_entry(structure, body, title=title, head=head)
    return [_told(finding) for finding in rule_of(code).findings(entry, lore())]


def swapped(one: Entry, other: Entry) -> tuple[bool, bool]:
    """Return for two pages whether each is noticed when it has the text of the other."""
    rule = rule_of("MA101")
    first, second = replace(one, passages=other.passages), replace(other, passages=one.passages)
    return any(rule.findings(first, lore())), any(rule.findings(second, lore()))


def masked(entry: Entry) -> Entry:
    """Return a page without the names of its structure and of that structure's parts: "this muscle" stands for them."""
    place, tree = entry.structure, knowledge().tree
    assert place is not None
    parent = tree.parent(place.id)
    bearers = [place, *tree.descendants(place.id), *([parent] if parent and place.kind == "head" else [])]
    names = {spoken_name(place)}
    for bearer in bearers:
        names |= {bearer.names.en, bearer.title, bearer.names.la or "", *bearer.names.synonyms}
        names |= {bearer.names.en.split(" of ")[0]} if bearer.kind == "head" else set()
    longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in longest_first), re.IGNORECASE)
    return with_texts(entry, [pattern.sub("this muscle", passage.text) for passage in entry.passages])


def with_texts(entry: Entry, texts: Sequence[str]) -> Entry:
    return replace(entry, passages=tuple(Passage(text, entry.where) for text in texts))


def _told(finding: Finding) -> str:
    return f"{finding.where.removeprefix(FILE + ':')}: {finding.value}"
