"""What the rules hold texts against: the knowledge, and what is derived from it once for all pages."""

from __future__ import annotations

from functools import cached_property

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.names import NameIndex
from muscleatlas.content.lint.lexicon import Lexicon, lexicon_of
from muscleatlas.content.lint.portraits import Portraits, portraits_of
from muscleatlas.content.lint.spelling import Spelling, spelling_of

__all__ = ["Lore"]


class Lore:
    """The knowledge as the rules need it.

    Parameters
    ----------
    knowledge
        All structures and their vocabulary.
    known_links
        Permalinks beyond those of the tree that links may lead to.
    """

    def __init__(self, knowledge: Knowledge, *, known_links: frozenset[str] = frozenset()) -> None:
        self.knowledge = knowledge
        self.known_links = known_links

    @cached_property
    def names(self) -> NameIndex:
        """Every name of every structure."""
        return NameIndex(self.knowledge.tree.walk())

    @cached_property
    def places(self) -> frozenset[str]:
        """The permalinks of the tree, older ones too."""
        return frozenset(
            permalink for place in self.knowledge.tree.walk() for permalink in (place.permalink, *place.redirects)
        )

    @cached_property
    def permalinks(self) -> frozenset[str]:
        """Every permalink that a link may lead to."""
        return self.places | self.known_links

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every name of the vocabulary, to be found in running text."""
        return lexicon_of(self.knowledge)

    @cached_property
    def portraits(self) -> Portraits:
        """What a text about each structure would speak of."""
        return portraits_of(self.knowledge)

    @cached_property
    def spelling(self) -> Spelling:
        """The words that are known, and those of anatomy among them."""
        return spelling_of(self.knowledge)
