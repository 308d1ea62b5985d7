"""Bring every message of the interface into the catalogues, and take out those that nobody uses any more.

::

    python tools/write_messages.py [--check]

New ones come in empty: the tests tell which, until somebody has translated them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.anatomy.languages import LANGUAGES
from muscleatlas.site.i18n.catalogue import INTERFACE_LANGUAGES
from muscleatlas.studio.view import SCHEMES, views_of

__all__ = ["Key", "catalogue_file", "main", "used_messages", "written"]

Key = str | tuple[str, str]
"""The English text, or its singular and its plural."""

ROOT = Path(__file__).parents[1]
SITE = ROOT / "src" / "muscleatlas" / "site"
SOURCES: tuple[tuple[Path, str, str, dict[str, str]], ...] = (
    (SITE / "templates", "*.html", "jinja2.ext:babel_extract", {"trimmed": "true", "encoding": "utf-8"}),
    (SITE, "**/*.py", "python", {}),
    (ROOT / "viewer" / "src", "**/*.ts", "javascript", {"encoding": "utf-8"}),
)
LEGENDS = (
    "Attachment; not told whether origin or insertion", "Bone", "Bone, seen through", "Cartilage", "Insertion",
    "Insertion, computed from contact", "Neighbouring muscles", "Origin", "Origin, computed from contact", "Tendon",
)  # fmt: skip
"""What the studio writes beside colours that no structure wears."""

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def used_messages() -> dict[Key, tuple[str, ...]]:
    """Return every message of the interface with the files that it comes from."""
    found: dict[Key, set[str]] = {}
    for place, key in (*_written_in_sources(), *_closed_lists()):
        found.setdefault(key, set()).add(place)
    plurals = {key[0] for key in found if isinstance(key, tuple)}
    return {
        key: tuple(sorted(found[key]))
        for key in sorted(found, key=lambda key: key if isinstance(key, str) else key[0])
        if key not in plurals
    }


def _written_in_sources() -> Iterator[tuple[str, Key]]:
    for folder, pattern, method, options in SOURCES:
        for file in sorted(folder.glob(pattern)):
            content = io.BytesIO(file.read_bytes())
            for _line, key, _comments, _context in extract(method, content, KEYWORDS, (), options):
                yield file.relative_to(ROOT).as_posix(), key if isinstance(key, str) else (key[0], key[1])


def _closed_lists() -> Iterator[tuple[str, Key]]:
    """Yield words that templates take from data: names of views, movements, languages, how a source was used."""
    for scheme in SCHEMES.values():
        yield from (("views", view.name) for view in views_of(scheme))
    yield from (("movements", movement.en) for movement in read_knowledge().movements.values())
    yield from (("languages", name) for name in LANGUAGES.values())
    yield from (("sources", how) for how in ("read", "recalled"))
    yield from (("legends", label) for label in LEGENDS)


def catalogue_file(language: str) -> Path:
    """Return where the catalogue of a language stands."""
    return SITE / "i18n" / "messages" / f"{language}.po"


def written(language: str) -> str:
    """Return a catalogue as it should stand: every message that is used, with the translation that it has."""
    file = catalogue_file(language)
    old = read_po(io.BytesIO(file.read_bytes()), locale=language) if file.is_file() else Catalog(locale=language)
    new = Catalog(locale=language, project="muscleatlas", fuzzy=False, header_comment="# Messages of the interface.")
    for key, places in used_messages().items():
        earlier = old.get(key if isinstance(key, str) else key[0])
        new.add(key, string=earlier.string if earlier else None, locations=[(place, 0) for place in places])
    buffer = io.BytesIO()
    write_po(buffer, new, width=100, sort_output=True, include_lineno=False, omit_header=True)
    return (
        f"# Messages of the interface: {INTERFACE_LANGUAGES[language]}.\n{_header(new)}\n{buffer.getvalue().decode()}"
    )


def _header(catalogue: Catalog) -> str:
    """Return the part of the header that says something, without the clock."""
    plural = f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};"
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n"Plural-Forms: {plural}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    )


def main(arguments: list[str]) -> int:
    """Write the catalogues, or tell which ones don't stand as they should."""
    stale = 0
    for language in INTERFACE_LANGUAGES:
        if language == "en":
            continue
        file, text = catalogue_file(language), written(language)
        if "--check" not in arguments:
            file.write_text(text, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != text:
            print(
                f"{file.relative_to(ROOT)} lacks messages, or has some too many: run `python {sys.argv[0]}`",
                file=sys.stderr,
            )
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
