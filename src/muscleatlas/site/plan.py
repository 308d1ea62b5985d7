"""Which pages a build has: places of the tree, authored texts outside it, and addresses that lead elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.page import AuthoredPage

__all__ = [
    "ABOUT",
    "COVERAGE",
    "CREDITS",
    "NOT_FOUND",
    "PlannedPage",
    "SitePlan",
    "bone_permalink",
    "joint_permalink",
    "plan_site",
]

ABOUT = "/about/"
CREDITS = "/credits/"
COVERAGE = "/coverage/"
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
    unused
        Authored pages of older permalinks, where the page that they lead to has a text of its own.
    redirects
        Pairs of permalinks: who opens the first is led to the second.
    whole
        Whether every place of the tree is among the pages.
    bones, joints
        Ids of the terms that have a page of their own: those that facts name; only where the whole tree is built.
    """

    pages: tuple[PlannedPage, ...]
    articles: tuple[AuthoredPage, ...]
    unused: tuple[AuthoredPage, ...]
    redirects: tuple[tuple[str, str], ...]
    whole: bool
    bones: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()

    @property
    def built(self) -> frozenset[str]:
        """The permalinks that can be linked to."""
        own = {page.permalink for page in self.pages} | {article.permalink for article in self.articles}
        terms = {*map(bone_permalink, self.bones), *map(joint_permalink, self.joints)}
        return frozenset(own | terms | {ABOUT, COVERAGE, CREDITS} | {source for source, _target in self.redirects})

    @property
    def entrance(self) -> str:
        """The permalink of the page that the site opens with."""
        return self.pages[0].permalink


def bone_permalink(id_: str) -> str:
    """Return the address of a bone's page."""
    return f"/bone/{id_}/"


def joint_permalink(id_: str) -> str:
    """Return the address of a joint's page."""
    return f"/joint/{id_}/"


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
        redirects=(
            *_from_the_root(top, articles),
            *((old, place.permalink) for place in places for old in place.redirects),
        ),
        whole=only is None,
        bones=_bones(knowledge) if only is None else (),
        joints=_joints(knowledge) if only is None else (),
    )


def _bones(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the bones that facts name, and the widest terms above them, in the order of the vocabulary."""
    named = {
        attachment.on.id
        for structure in knowledge.structures.values()
        for attachment in (*structure.origins, *structure.insertions)
        if attachment.on.vocabulary == "bones"
    }
    widest = {_widest(knowledge, id_) for id_ in named}
    return tuple(id_ for id_ in knowledge.bones if id_ in named | widest)


def _widest(knowledge: Knowledge, id_: str) -> str:
    above = knowledge.bones[id_].parent
    return id_ if above is None else _widest(knowledge, above)


def _joints(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the joints that facts name, in the order of the vocabulary."""
    named = {action.joint.id for structure in knowledge.structures.values() for action in structure.actions}
    return tuple(id_ for id_ in knowledge.joints if id_ in named)


def _text(place: Structure, texts: Mapping[str, AuthoredPage]) -> AuthoredPage | None:
    """Return what somebody wrote for a place; a text of its present permalink goes before those of older ones."""
    return next((texts[permalink] for permalink in (place.permalink, *place.redirects) if permalink in texts), None)


def _from_the_root(top: Structure, articles: Sequence[AuthoredPage]) -> tuple[tuple[str, str], ...]:
    """Lead from the site's root to the first page, unless somebody wrote a page for the root."""
    return () if "/" in {article.permalink for article in articles} else (("/", top.permalink),)
