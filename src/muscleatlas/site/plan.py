"""Which pages a build has: places of the tree, authored texts outside it, and addresses that lead elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.content.page import AuthoredPage

__all__ = ["ABOUT", "CREDITS", "NOT_FOUND", "PlannedPage", "SitePlan", "plan_site"]

ABOUT = "/about/"
CREDITS = "/credits/"
NOT_FOUND = "/404.html"


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """The page of a place; ``authored`` is the text that replaces the atlas's own, if somebody wrote one."""

    structure: str
    permalink: str
    authored: AuthoredPage | None


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What a build writes.

    Parameters
    ----------
    pages
        In the order of the tree; the first is where a reader comes in.
    articles
        Authored pages whose permalink no structure has: text alone.
    redirects
        Pairs of permalinks: who opens the first is led to the second.
    whole
        Whether every place of the tree is among the pages.
    """

    pages: tuple[PlannedPage, ...]
    articles: tuple[AuthoredPage, ...]
    redirects: tuple[tuple[str, str], ...]
    whole: bool

    @property
    def built(self) -> frozenset[str]:
        """The permalinks that can be linked to."""
        own = {page.permalink for page in self.pages} | {article.permalink for article in self.articles}
        return frozenset(own | {ABOUT, CREDITS} | {source for source, _target in self.redirects})

    @property
    def entrance(self) -> str:
        """The permalink of the page that the site opens with."""
        return self.pages[0].permalink


def plan_site(knowledge: Knowledge, *, only: str | None = None, authored: Sequence[AuthoredPage] = ()) -> SitePlan:
    """Return the plan of a build.

    Parameters
    ----------
    knowledge
        The tree and its structures.
    only
        A permalink of the tree: that place and all its descendants are built, and nothing else of the tree.
    authored
        Pages that somebody wrote; each replaces the atlas's own page of its permalink. Outside the tree they
        are built as text, and only when the whole tree is.

    Raises
    ------
    UnknownNameError
        If no place has the permalink ``only``.
    """
    tree = knowledge.tree
    top = tree.root if only is None else tree.by_permalink(only)
    texts = {page.permalink: page for page in authored}
    pages = tuple(
        PlannedPage(place.id, place.permalink, texts.get(place.permalink)) for place in (top, *tree.descendants(top.id))
    )
    places = {place.permalink for place in tree.walk()}
    outside = [texts[permalink] for permalink in sorted(texts) if permalink not in places]
    articles = tuple(outside) if only is None else ()
    return SitePlan(pages, articles, _redirects(pages, articles), whole=only is None)


def _redirects(pages: tuple[PlannedPage, ...], articles: tuple[AuthoredPage, ...]) -> tuple[tuple[str, str], ...]:
    """Lead from the site's root to the first page, unless somebody wrote a page for the root."""
    taken = {page.permalink for page in pages} | {article.permalink for article in articles}
    return () if "/" in taken else (("/", pages[0].permalink),)
