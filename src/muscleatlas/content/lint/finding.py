"""What a rule found, with everything that one needs to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from muscleatlas.errors import ContentError

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a text should not say so.

    Attributes
    ----------
    code
        The rule: ``MA104``.
    severity
        An "error" is wrong; a "hint" might be better.
    where
        File and line of an authored page, else the id of a structure or of a statement.
    structure
        Id of the structure whose page it is; None for a page outside the tree.
    what
        The fault in a few words.
    value
        What the text says.
    expected
        What it should say.
    hint
        The next thing to try.
    """

    code: str
    severity: Severity
    where: str
    structure: str | None
    what: str
    value: str
    expected: str
    hint: str

    def as_error(self) -> ContentError:
        """Return the finding as an error, to stand among others."""
        facts = {"found": self.value or None, "expected": self.expected or None, "hint": self.hint or None}
        return ContentError(f"{self.code} {self.what}", where=self.where, **facts)

    def __str__(self) -> str:
        return str(self.as_error())
