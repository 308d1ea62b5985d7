"""MA100: a page that cannot be built as it is."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.content.includes import PAGE_INCLUDES
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.finding import Finding
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule
from muscleatlas.content.markdown import render_body
from muscleatlas.errors import Faults, MuscleatlasError

__all__ = ["RULE", "unreadable"]

_OTHER_RULE = "unknown image_id"


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:  # noqa: ARG001 - every rule is called alike
    """Build the body as if all links led somewhere."""
    if entry.page is None:
        return
    includes = dict.fromkeys(PAGE_INCLUDES, lambda _parameters: "")
    try:
        render_body(entry.page, includes=includes, link=lambda address: address)
    except Faults as several:
        yield from (_fault(one) for one in several.faults if not one.what.startswith(_OTHER_RULE))


def unreadable(error: MuscleatlasError) -> Iterator[Finding]:
    """Yield the findings of a page whose front matter cannot be read."""
    for one in error.faults if isinstance(error, Faults) else (error,):
        fault = _fault(one)
        yield Finding("MA100", "error", fault.where, None, fault.what, fault.value, fault.expected, fault.hint)


def _fault(error: MuscleatlasError) -> Fault:
    return Fault(error.what, error.where or "", error.found or "", error.expected or "", error.hint or "")


RULE = Rule(
    code="MA100",
    title="A page that cannot be built as it is",
    why="The build stops at such a page. It is told here together with all the rest.",
    bad="`{% include galery %}`",
    good="`{% include gallery %}`",
    mend="Do what the finding says. This rule cannot be silenced.",
    check=_check,
)
