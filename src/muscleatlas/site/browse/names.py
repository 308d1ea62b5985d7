"""The index of names: every English and Latin name, synonym and abbreviation, by its first letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from muscleatlas.anatomy.structure import Structure
from muscleatlas.site.browse.addresses import NAMES
from muscleatlas.site.browse.indexes import index_page
from muscleatlas.site.browse.model import IndexEntry, IndexPage, IndexSection
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.model import Link

__all__ = ["gather_names"]


def gather_names(shelf: Shelf) -> IndexPage:
    """Return the page of all names."""
    entries = sorted((entry for place in shelf.places for entry in _entries(shelf, place)), key=_rank)
    return index_page(
        shelf,
        NAMES,
        kind="names",
        title=_("Muscles from A to Z"),
        subtitle=_("Every name, synonym, Latin term and abbreviation."),
        sections=(
            IndexSection(f"letter-{letter.lower()}", Link(letter, None), tuple(group))
            for letter, group in groupby(entries, key=_letter)
        ),
    )


def _entries(shelf: Shelf, place: Structure) -> Iterator[IndexEntry]:
    """Yield the preferred name, and every other with the preferred one behind it."""
    names, href = place.names, shelf.router(NAMES).page(place.permalink)
    yield IndexEntry(Link(names.en, href))
    latin = (*([names.la] if names.la else []), *names.others.get("la", ()))
    others = ((name, "") for name in (*names.synonyms, *names.abbreviations))
    for name, lang in dict((*others, *((name, "la") for name in latin))).items():
        if name != names.en:
            yield IndexEntry(Link(name, href), names.en, lang)


def _rank(entry: IndexEntry) -> tuple[str, str, str]:
    return _plain(entry.link.label), entry.link.label, entry.note


def _letter(entry: IndexEntry) -> str:
    return _plain(entry.link.label)[:1].upper()


def _plain(name: str) -> str:
    """Return a name as dictionaries sort it: without accents, case and what is no letter at its beginning."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return plain.lstrip("(- ")
