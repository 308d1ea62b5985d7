"""Which pages a build has: places of the tree, what they name, authored texts, and addresses that lead elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.browse.named import NamedTerms, named_terms

__all__ = [
    "ABOUT",
    "CHANGES",
    "COVERAGE",
    "CREDITS",
    "EVIDENCE",
    "NOT_FOUND",
    "PlannedPage",
    "SitePlan",
    "plan_site",
]

ABOUT = "/about/"
CREDITS = "/credits/"
COVERAGE = "/coverage/"
EVIDENCE = "/evidence/"
CHANGES = "/changes/"
NOT_FOUND = "/404.html"


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """The page of a place; ``authored`` is the text that replaces the atlas's own, if somebody wrote one."""

    structure: str
    permalink: str
    authored: AuthoredPage | None


@dataclass(frozen=True)
class SitePlan:
    """What a build writes.

    Parameters
    ----------
    pages
        In the order of the tree, the topmost place first.
    articles
        Authored pages whose permalink no structure has: text alone.
    unused
        Authored pages of older permalinks, where the page that they lead to has a text of its own.
    redirects
        Pairs of permalinks: who opens the first is led to the second.
    whole
        Whether every place of the tree is among the pages.
    terms
        What the built places name: bones, joints, movements, nerves and roots; each has a page of its own.
    surroundings
        By id of a place that no mesh shows: the place whose pictures its page shows.
    beside
        Places without a page in this build, whose pictures others show as their surroundings.
    """

    pages: tuple[PlannedPage, ...]
    articles: tuple[AuthoredPage, ...]
    unused: tuple[AuthoredPage, ...]
    redirects: tuple[tuple[str, str], ...]
    whole: bool
    terms: NamedTerms = field(default_factory=NamedTerms)
    surroundings: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[PlannedPage, ...] = ()

    @cached_property
    def built(self) -> frozenset[str]:
        """The permalinks that can be linked to."""
        own = {page.permalink for page in self.pages} | {article.permalink for article in self.articles}
        found = {*self.terms.permalinks, *self.terms.indexes, ABOUT, CHANGES, COVERAGE, CREDITS, EVIDENCE}
        return frozenset(own | found | {source for source, _target in self.redirects})

    @cached_property
    def structures(self) -> frozenset[str]:
        """The ids of the places that have a page."""
        return frozenset(page.structure for page in self.pages)

    @property
    def drawn_places(self) -> tuple[PlannedPage, ...]:
        """The places whose pictures this build may need."""
        return (*self.pages, *self.beside)

    @property
    def drawn_bones(self) -> tuple[str, ...]:
        """Ids of the bones with pictures: those of a whole site; a part shows what is said of bones, in words."""
        return self.terms.bones if self.whole else ()

    @property
    def entrance(self) -> str:
        """The permalink of the topmost place."""
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
        Pages that somebody wrote; each replaces the atlas's own page of its permalink, present or older. Outside
        the tree they are built as text, and only when the whole tree is.

    Raises
    ------
    UnknownNameError
        If no place has the permalink ``only``.
    """
    tree = knowledge.tree
    top = tree.root if only is None else tree.by_permalink(only)
    texts = {page.permalink: page for page in authored}
    places = (top, *tree.descendants(top.id))
    pages = tuple(PlannedPage(place.id, place.permalink, _text(place, texts)) for place in places)
    known = {permalink for place in tree.walk() for permalink in (place.permalink, *place.redirects)}
    articles = tuple(texts[permalink] for permalink in sorted(texts) if permalink not in known and only is None)
    used = [page.authored for page in pages]
    older = [texts[permalink] for place in places for permalink in place.redirects if permalink in texts]
    return SitePlan(
        pages=pages,
        articles=articles,
        unused=tuple(text for text in older if text not in used),
        redirects=tuple((old, place.permalink) for place in places for old in place.redirects),
        whole=only is None,
        terms=named_terms(knowledge, places),
    )


def _text(place: Structure, texts: Mapping[str, AuthoredPage]) -> AuthoredPage | None:
    """Return what somebody wrote for a place; a text of its present permalink goes before those of older ones."""
    return next((texts[permalink] for permalink in (place.permalink, *place.redirects) if permalink in texts), None)
