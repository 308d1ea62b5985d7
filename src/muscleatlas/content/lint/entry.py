"""What is checked: the words of one page, whoever wrote them."""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.lint.passage import Passage
from muscleatlas.content.page import AuthoredPage

__all__ = ["Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a page.

    Attributes
    ----------
    where
        File and line of the permalink, or the id of the structure.
    structure
        The place that has this permalink; None for a page outside the tree.
    title
        As the page has it; None for a page that leaves it to the atlas.
    passages
        Its text.
    page
        The page as its author wrote it; None for the atlas's own.
    """

    where: str
    structure: Structure | None
    title: str | None
    passages: tuple[Passage, ...]
    page: AuthoredPage | None = None

    @property
    def prose(self) -> str:
        """Return the running text, without headings and lists of links."""
        return "\n".join(passage.text for passage in self.passages if passage.is_prose)

    @property
    def id(self) -> str | None:
        """Return the id of the structure, if there is one."""
        return self.structure.id if self.structure else None
