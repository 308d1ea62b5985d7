"""The body of an authored page as HTML: Liquid, Markdown, sanitising, links, and then the includes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from muscleatlas.content.links import Link, with_site_links
from muscleatlas.content.liquid import Include, MarkedBody, marked_body
from muscleatlas.content.page import AuthoredPage
from muscleatlas.content.sanitise import sanitised
from muscleatlas.errors import ContentError, Faults

__all__ = ["render_body"]

_MARK = r"include[0-9a-f]{32}n\d+e"
_MARKS = re.compile(_MARK)
_MARK_LINE = re.compile(rf"(?:{_MARK}[ \t]*)+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HTML_TAG = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_PREFORMATTED = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_MARK_ALONE = re.compile(rf"^[ \t]*({_MARK}(?:[ \t]+{_MARK})*)[ \t]*$", re.MULTILINE)


def render_body(page: AuthoredPage, *, includes: Mapping[str, Include], link: Link) -> str:
    """Return the text of a page as HTML that can stand in the site.

    Parameters
    ----------
    page
        The page.
    includes
        Name to function; a function takes the parameters of the include and returns HTML, which is taken as it
        is: whoever gives it escapes what is in it.
    link
        Takes a permalink, ending in a slash (or the path of a file, such as ``/assets/images/x.png``), and returns
        the address to write, or None if the site has no such thing: then only the link's text stays.

    Raises
    ------
    Faults
        For what is wrong in the body, each with its file and line.
    """
    marked = marked_body(page, includes=includes)
    written: str = _MARKDOWN.render(marked.text)
    html = with_site_links(sanitised(written), page, link=link)
    _refuse_misplaced(html, written, marked, page)
    return _MARKS.sub(lambda mark: marked.html(mark.group()), html)


def _refuse_misplaced(html: str, written: str, marked: MarkedBody, page: AuthoredPage) -> None:
    """Refuse includes within a sentence, a link, a table or a code block, where a figure can't stand."""
    bare = _HTML_TAG.sub("\0", _PREFORMATTED.sub("", html))
    alone = Counter(mark for line in _MARK_ALONE.findall(bare) for mark in _MARKS.findall(line))
    anywhere = Counter(_MARKS.findall(html))
    commented = {mark for comment in _COMMENT.findall(written) for mark in _MARKS.findall(comment)}
    wrong = [
        mark
        for mark in marked.placed
        if alone[mark] != anywhere[mark] or (not anywhere[mark] and mark not in commented)
    ]
    if wrong:
        raise Faults([_misplaced(page, marked, mark) for mark in wrong], of=page.file)


def _misplaced(page: AuthoredPage, marked: MarkedBody, mark: str) -> ContentError:
    placed = marked.placed[mark]
    return ContentError(
        f"the include {placed.name!r} stands within something",
        where=page.at(placed.line),
        expected="a line of its own, outside of sentences, tables and code",
    )


def _include_line(state: StateBlock, line: int, _last: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's call
    """Take a line of nothing but includes as a block, which also ends a paragraph before it."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    if state.is_code_block(line) or not _MARK_LINE.fullmatch(text):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = f"\n{text}\n"
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def _alignment_classes(state: StateCore) -> None:
    """Say the alignment of table cells by class, since no style survives."""
    for token in state.tokens:
        style = token.attrs.pop("style", None)
        if isinstance(style, str):
            token.attrs["class"] = "align-" + style.removeprefix("text-align:")


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown.block.ruler.before(
        "fence", "include", _include_line, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.core.ruler.push("alignment", _alignment_classes)
    return markdown


_MARKDOWN = _markdown()
