"""What a page shows of a verdict: a word, the reason, the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.site.i18n.message import Message

__all__ = ["VerdictMark"]


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """The mark beside a statement.

    ``outcome`` is "confirmed", "not-confirmable" or "contradicted", ``word`` says it in words; ``numbers`` are pairs
    of what was measured and the size with its unit; ``view`` is the anchor of the picture that shows it best, with
    its name, or ``None``.
    """

    outcome: str
    word: Message
    reason: str
    numbers: tuple[tuple[str, str], ...]
    view: tuple[str, str] | None
    explanation: str
