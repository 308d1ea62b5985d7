"""A rule: what it looks for, why, and how its findings are mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.finding import Finding, Severity
from muscleatlas.content.lint.lore import Lore

__all__ = ["Fault", "Rule"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule sees, before it gets the rule's code; see :class:`Finding`."""

    what: str
    where: str
    value: str = ""
    expected: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes
    ----------
    code
        Stays the same for ever: ``MA104``.
    title
        What is wrong where it finds something, in a few words.
    why
        Why it matters.
    bad, good
        An example of a text that it stops, and of the same text mended.
    mend
        How to mend it.
    check
        Yields what is wrong with the words of one page.
    severity
        Whether its findings are errors.
    """

    code: str
    title: str
    why: str
    bad: str
    good: str
    mend: str
    check: Callable[[Entry, Lore], Iterator[Fault]]
    severity: Severity = "error"

    def findings(self, entry: Entry, lore: Lore) -> Iterator[Finding]:
        """Yield the findings of this rule in one page."""
        for fault in self.check(entry, lore):
            yield Finding(
                code=self.code,
                severity=self.severity,
                where=fault.where,
                structure=entry.id,
                what=fault.what,
                value=fault.value,
                expected=fault.expected,
                hint=fault.hint,
            )
