"""Liquid in the body of a page, as Jekyll has it: includes with a bare name, all else in strict mode.

What an include makes is not written into the Markdown. A mark stands for it until the page has been sanitised,
so that our own HTML survives while an author's can do no harm.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TextIO

from liquid import Environment, Mode, RenderContext, StrictUndefined, Token
from liquid.ast import IllegalNode, Node
from liquid.exceptions import LiquidError
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, TOKEN_ILLEGAL, TOKEN_TAG

from muscleatlas.content.faults import unknown
from muscleatlas.content.includes import IncludeCall, include_call, include_faults
from muscleatlas.content.page import AuthoredPage
from muscleatlas.errors import ContentError, Faults

__all__ = ["Include", "MarkedBody", "Placed", "marked_body"]

Include = Callable[[Mapping[str, str]], str]

_INTERNAL_TAGS = {"content", "illegal", "output", "#"}
_ABSENT_TAGS = ("include", "render")


@dataclass(frozen=True, slots=True)
class Placed:
    """What one include made, and the line of the file that called it."""

    html: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class MarkedBody:
    """Markdown in which a mark stands for each include."""

    text: str
    placed: dict[str, Placed]

    def html(self, mark: str) -> str:
        """Return what stands behind a mark; words that only look like one stay as they are."""
        return self.placed[mark].html if mark in self.placed else mark


def marked_body(page: AuthoredPage, *, includes: Mapping[str, Include]) -> MarkedBody:
    """Carry out the Liquid of a page's body.

    Parameters
    ----------
    page
        The page; ``page.title`` and its like can be used in the body.
    includes
        The includes that can be called; each takes its parameters and returns HTML that is taken as it is.

    Raises
    ------
    Faults
        For unknown tags, includes, parameters, variables and filters, and for broken syntax: all that there are.
    """
    environment = _PageEnvironment(page, includes)
    text = ""
    try:
        template = environment.from_string(page.body)
        text = "" if environment.faults else template.render(**_variables(page))
    except LiquidError as error:
        environment.error(error)
    if environment.faults:
        raise Faults(list(environment.faults.values()), of=page.file)
    return MarkedBody(text=text, placed=environment.placed)


def _variables(page: AuthoredPage) -> dict[str, object]:
    own = {"title": page.title, "subheadline": page.subheadline, "permalink": page.permalink, "tags": list(page.tags)}
    return {"page": own, "site": {"baseurl": "", "url": ""}}


class _PageEnvironment(Environment):
    """Liquid for one page: collects its faults instead of stopping at the first."""

    loop_iteration_limit = 10_000
    output_stream_limit = 2_000_000
    local_namespace_limit = 2_000_000

    def __init__(self, page: AuthoredPage, includes: Mapping[str, Include]) -> None:
        self.page = page
        self.includes = includes
        self.placed: dict[str, Placed] = {}
        self.faults: dict[str, ContentError] = {}
        self._mark = "include" + hashlib.sha256(repr(page).encode()).hexdigest()[:32]
        super().__init__(tolerance=Mode.STRICT, undefined=StrictUndefined, strict_filters=True)

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        super().setup_tags_and_filters(extra=extra)
        for name in _ABSENT_TAGS:
            del self.tags[name]
        self.add_tag(_IncludeTag)
        self.add_tag(_UnknownTag)

    def error(self, exc: type[LiquidError] | LiquidError, msg: str | None = None, token: Token | None = None) -> None:
        if isinstance(exc, type):
            exc = exc(msg, token=token)
        where = self.where(exc.token or token)
        message = str(exc.message or "can't be read").removesuffix(".")
        self.add_fault(ContentError(f"Liquid: {message}", where=where))

    def add_fault(self, fault: ContentError) -> None:
        self.faults.setdefault(str(fault), fault)

    def line(self, token: Token | None) -> int:
        if token is None or token.start_index < 0:
            return self.page.body_line
        return self.page.body_line + token.source.count("\n", 0, token.start_index)

    def where(self, token: Token | None) -> str:
        return self.page.at(self.line(token))

    def place(self, call: IncludeCall, line: int) -> str:
        mark = f"{self._mark}n{len(self.placed)}e"
        self.placed[mark] = Placed(self.includes[call.name](call.parameters), call.name, line)
        return mark


class _IncludeNode(Node):
    __slots__ = ("call", "environment", "line")

    def __init__(self, token: Token, call: IncludeCall, environment: _PageEnvironment) -> None:
        super().__init__(token)
        self.call = call
        self.environment = environment
        self.line = environment.line(token)
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002 - liquid's call
        return buffer.write(self.environment.place(self.call, self.line))


class _PageTag(Tag):
    block = False
    env: _PageEnvironment


class _IncludeTag(_PageTag):
    name = "include"

    def parse(self, stream: TokenStream) -> Node:
        token, expression = _tag_and_expression(stream)
        where = self.env.where(token)
        try:
            call = include_call(expression, where=where)
        except ContentError as malformed:
            self.env.add_fault(malformed)
            return IllegalNode(token)
        for fault in include_faults(call, self.env.page, known=self.env.includes, where=where):
            self.env.add_fault(fault)
        return _IncludeNode(token, call, self.env)


class _UnknownTag(_PageTag):
    name = TOKEN_ILLEGAL

    def parse(self, stream: TokenStream) -> Node:
        token, _expression = _tag_and_expression(stream)
        known = set(self.env.tags) - _INTERNAL_TAGS
        nearest = unknown(token.value, noun="Liquid tag", known=known, where=self.env.where(token))
        self.env.add_fault(ContentError(nearest.what, where=nearest.where, hint=nearest.hint))
        return IllegalNode(token)


def _tag_and_expression(stream: TokenStream) -> tuple[Token, str]:
    """Return a tag and the text after its name, and leave the stream at its last token."""
    token = stream.expect(TOKEN_TAG)
    if stream.peek.kind != TOKEN_EXPRESSION:
        return token, ""
    next(stream)
    return token, stream.current.value
