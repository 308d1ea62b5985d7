"""Where a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Citation"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of a statement.

    Attributes
    ----------
    cite
        Key of ``references.bib``.
    how
        "read": the text was open when the statement was written; "recalled": standard knowledge, which the work
        named also holds.
    where
        For "read": the page, chapter or address.
    """

    cite: str
    how: Literal["read", "recalled"]
    where: str | None = None

    def __str__(self) -> str:
        place = f", {self.where}" if self.where else ""
        return f"{self.cite}{place} ({self.how})"
