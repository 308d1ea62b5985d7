"""Which pages a build has: places of the tree, authored texts outside it, and addresses that lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.content.page import AuthoredPage
from muscleatlas.errors import UnknownNameError
from muscleatlas.site.links import normalised_permalink

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
    texts = {page.permalink: page for page in authored}
    pages = tuple(
        PlannedPage(structure=id_, permalink=permalink, authored=texts.pop(permalink, None))
        for id_, permalink in _places(knowledge, only)
    )
    outside = _outside_the_tree(knowledge, texts) if only is None else ()
    redirects = () if any(article.permalink == "/" for article in outside) else (("/", pages[0].permalink),)
    return SitePlan(pages, outside, redirects, whole=only is None)


def _places(knowledge: Knowledge, only: str | None) -> Iterator[tuple[str, str]]:
    top = knowledge.tree.root if only is None else _place_at(knowledge, only)
    yield top.id, top.permalink
    for structure in knowledge.tree.descendants(top.id):
        yield structure.id, structure.permalink


def _outside_the_tree(knowledge: Knowledge, texts: dict[str, AuthoredPage]) -> tuple[AuthoredPage, ...]:
    return tuple(texts[permalink] for permalink in sorted(texts))
