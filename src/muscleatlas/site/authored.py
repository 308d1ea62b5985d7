"""The text of an authored page, with what its includes show taken from the page's own stage."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from muscleatlas.content.markdown import render_body
from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.environment import template
from muscleatlas.site.i18n.message import without_marks
from muscleatlas.site.links import Router
from muscleatlas.site.model import Stage

__all__ = ["authored_body"]

_HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")


def authored_body(page: AuthoredPage, router: Router, stage: Stage | None) -> tuple[str, frozenset[str]]:
    """Return the text as HTML that is safe to stand in a page, and the names of the includes it shows.

    Parameters
    ----------
    page
        As it was read.
    router
        Makes its links relative; a link to what isn't built becomes text.
    stage
        What ``page-image`` and ``gallery`` show; without one they show nothing.
    """
    shown: set[str] = set()
    includes = {name: _include(name, stage, shown) for name in ("gallery", "page-image")}
    page = replace(page, body=without_marks(page.body))
    html = render_body(page, includes=includes, link=_link(router))
    return _HEADING.sub(_one_level_down, html), frozenset(shown)


def _include(name: str, stage: Stage | None, shown: set[str]) -> Callable[[Mapping[str, str]], str]:
    def show(_parameters: Mapping[str, str]) -> str:
        if stage is None or name in shown:
            return ""
        shown.add(name)
        return template(f"included-{name}.html").render(stage=stage)

    return show


def _link(router: Router) -> Callable[[str], str | None]:
    def link(address: str) -> str | None:
        return router.file(address.lstrip("/")) if address.startswith("/assets/") else router.page(address)

    return link


def _one_level_down(heading: re.Match[str]) -> str:
    """Keep the page's title the only heading of the first level."""
    return f"{heading.group(1)}{int(heading.group(2)) + 1}"
