"""Catalogues of messages, and the scripts that are made of them for the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from muscleatlas.site.i18n.names import NamesByLanguage

__all__ = ["INTERFACE_LANGUAGES", "NAME_LANGUAGES", "browser_scripts", "read_catalogue", "translations"]

INTERFACE_LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français", "it": "Italiano"}
"""Languages of the interface, by code, each in its own words; English is what the pages are written in."""

NAME_LANGUAGES = {
    "en": "English",
    "la": "Latina",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "ja": "日本語",
    "nl": "Nederlands",
    "pt": "Português",
}
"""Languages of names, by code, each in its own words."""

Translation = str | list[str]
"""One text, or the singular and the plural."""


@cache
def read_catalogue(language: str) -> Catalog:
    """Return the catalogue of a language."""
    file = files("muscleatlas.site.i18n").joinpath("messages", f"{language}.po")
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def translations(language: str) -> dict[str, Translation]:
    """Return the translation of each message by its key, in the order of the keys."""
    found: dict[str, Translation] = {}
    for entry in read_catalogue(language):
        if entry.id and entry.string:
            key = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
            found[key] = entry.string if isinstance(entry.string, str) else list(entry.string)
    return dict(sorted(found.items()))


def browser_scripts(names: NamesByLanguage) -> Iterator[tuple[str, bytes]]:
    """Yield the scripts of all languages: the path below the site's root, and the bytes."""
    for language in INTERFACE_LANGUAGES:
        if language != "en":
            yield f"assets/i18n/{language}.js", _script("muscleatlasMessages", language, translations(language))
    for language, found in names.items():
        yield f"assets/names/{language}.js", _script("muscleatlasNames", language, found)


def _script(variable: str, language: str, values: Mapping[str, Translation]) -> bytes:
    """Return a classic script, so that it loads from the disk as well."""
    told = json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"(self.{variable} ||= {{}}).{language} = {told};\n".encode()
