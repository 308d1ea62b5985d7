"""What must hold between the addresses of places: their form, and that each leads to one place only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from muscleatlas.anatomy.border import Row, quoted
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["permalink_faults"]

Rows = Sequence[Row[StructureEntry]]

_FORM = re.compile(r"/muscle/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_EXPECTED = "/muscle/…/ of small letters, digits and hyphens: /muscle/leg/fibularislongus/"


def permalink_faults(rows: Rows) -> list[MuscleatlasError]:
    """Return the permalinks, present and older, that are of another form or lead to two places."""
    return [*_wrong_forms(rows), *_same_permalinks(rows), *_taken_redirects(rows)]


def _wrong_forms(rows: Rows) -> Iterator[MuscleatlasError]:
    for row in rows:
        if not _FORM.fullmatch(row.entry.permalink):
            yield KnowledgeError(
                f"{row.id} has a permalink that is not of the right form",
                where=row.where("permalink"),
                found=quoted(row.entry.permalink),
                expected=_EXPECTED,
            )
        for position, redirect in enumerate(row.entry.redirects):
            if not _FORM.fullmatch(redirect):
                yield KnowledgeError(
                    f"{row.id} has an older permalink that is not of the right form",
                    where=row.where("redirects", position),
                    found=quoted(redirect),
                    expected=_EXPECTED,
                )


def _same_permalinks(rows: Rows) -> Iterator[MuscleatlasError]:
    first: dict[str, Row[StructureEntry]] = {}
    for row in rows:
        other = first.setdefault(row.entry.permalink, row)
        if other is not row:
            yield KnowledgeError(
                f"{row.id} has the same permalink as {other.id}",
                where=row.where(),
                found=quoted(row.entry.permalink),
                hint=f"the other is at {other.where()}",
            )


def _taken_redirects(rows: Rows) -> Iterator[MuscleatlasError]:
    """Yield older permalinks that are the address of a page, or lead to another one already."""
    pages = {row.entry.permalink: row for row in reversed(rows)}
    first: dict[str, Row[StructureEntry]] = {}
    for row in rows:
        for position, redirect in enumerate(row.entry.redirects):
            where = row.where("redirects", position)
            if redirect in pages:
                what = f"{row.id} has the older permalink {redirect!r}, which is the page of {pages[redirect].id}"
                yield KnowledgeError(what, where=where, hint=f"the page is at {pages[redirect].where('permalink')}")
            elif redirect in first:
                what = f"{row.id} has the older permalink {redirect!r}, which leads to {first[redirect].id} already"
                yield KnowledgeError(what, where=where, hint=f"the other is at {first[redirect].where('redirects')}")
            first.setdefault(redirect, row)
