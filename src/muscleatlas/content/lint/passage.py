"""A piece of running text, and where each of its letters stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Passage", "Sentence"]

_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z\"“(])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item or a heading.

    Attributes
    ----------
    text
        Plain, its line ends as in the file.
    place
        The file, or the id of a structure or a statement.
    line
        Of the file, from 1; None where there is no file.
    is_prose
        False for headings, and for lists of links, which lead on and say nothing.
    """

    text: str
    place: str
    line: int | None = None
    is_prose: bool = True

    def where(self, offset: int) -> str:
        """Return the place of a letter: ``pages/arm.md:12``, or the id alone."""
        return self.place if self.line is None else f"{self.place}:{self.line + self.text.count(chr(10), 0, offset)}"

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences, each on one line."""
        start = 0
        for end in [*(match.start() for match in _END.finditer(self.text)), len(self.text)]:
            piece = self.text[start:end]
            yield Sentence(" ".join(piece.split()), self.where(start + len(piece) - len(piece.lstrip())))
            start = end
