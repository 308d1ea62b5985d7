"""Authored pages as the rules see them: Markdown and Liquid taken away, lines kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.passage import Passage
from muscleatlas.content.page import AuthoredPage

__all__ = ["authored_entry", "body_tokens"]

_LIQUID = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.DOTALL)
_VISIBLE = {"text", "code_inline"}
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def authored_entry(knowledge: Knowledge, page: AuthoredPage) -> Entry:
    """Return an authored page."""
    return Entry(
        where=page.at(page.permalink_line),
        structure=_place(knowledge, page.permalink),
        title=page.title,
        passages=tuple(_passages(page)),
        page=page,
    )


def body_tokens(page: AuthoredPage) -> list[Token]:
    """Return the Markdown of a page as tokens; Liquid leaves only its line ends."""
    return _MARKDOWN.parse(_LIQUID.sub(lambda tag: "\n" * tag.group().count("\n"), page.body))


def _place(knowledge: Knowledge, permalink: str) -> Structure | None:
    places = knowledge.tree.walk()
    return next((place for place in places if permalink in {place.permalink, *place.redirects}), None)


def _passages(page: AuthoredPage) -> Iterator[Passage]:
    around = ""
    for token in body_tokens(page):
        if token.type in {"heading_open", "paragraph_open"}:
            around = token.type
        if token.type == "inline" and (text := _plain(token.children or [])).strip():
            line = page.body_line + (token.map or [0])[0]
            is_prose = around != "heading_open" and not _is_links_alone(token.children or [])
            yield Passage(text, page.file, line, is_prose)


def _plain(tokens: list[Token]) -> str:
    """Return what one reads, each line of the file as a line."""
    return "".join(
        token.content if token.type in _VISIBLE else "\n" if token.type in {"softbreak", "hardbreak"} else ""
        for token in tokens
    )


def _is_links_alone(tokens: list[Token]) -> bool:
    """Whether nothing stands beside the links of a paragraph."""
    depth, beside = 0, ""
    for token in tokens:
        depth += token.nesting if token.type in {"link_open", "link_close"} else 0
        beside += token.content if depth == 0 and token.type in _VISIBLE else ""
    return not any(map(str.isalnum, beside))
