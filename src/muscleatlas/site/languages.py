"""What places and bones are called in further languages, for the list on their pages."""

from __future__ import annotations

from collections.abc import Mapping

from muscleatlas.anatomy.languages import LANGUAGES
from muscleatlas.site.model import LanguageNames

__all__ = ["language_names"]


def language_names(others: Mapping[str, tuple[str, ...]]) -> tuple[LanguageNames, ...]:
    """Return names by language, in the order of what the languages are called; Latin ones stand elsewhere.

    Examples
    --------
    >>> [each.name for each in language_names({"ja": ("腓骨",), "nl": ("Kuitbeen",), "la": ("Fibula",)})]
    ['Dutch', 'Japanese']
    """
    found = ((LANGUAGES.get(code, code), code, names) for code, names in others.items() if code != "la")
    return tuple(LanguageNames(code, name, names) for name, code, names in sorted(found))
