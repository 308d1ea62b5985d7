"""A piece of text and the statements that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Paragraph", "Phrase", "joined_paragraph"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence, or a whole one.

    Attributes
    ----------
    statements
        Ids of the statements that it says, in the order of the text.
    """

    text: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Whole sentences in plain text.

    Attributes
    ----------
    statements
        Ids of the statements that it rests on, each once, in the order of the text.
    """

    text: str
    statements: tuple[str, ...]

    def __str__(self) -> str:
        return self.text


def joined_paragraph(sentences: Sequence[Phrase | None]) -> Paragraph | None:
    """Return a paragraph of the sentences that there are; None where there is none."""
    told = [sentence for sentence in sentences if sentence is not None and sentence.text]
    if not told:
        return None
    return Paragraph(" ".join(sentence.text for sentence in told), _once(told))


def _once(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement for phrase in phrases for statement in phrase.statements))
