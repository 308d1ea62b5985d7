"""The works that statements rest on, read from a BibTeX file by a small strict reader.

Understood is what such a file needs: entries ``@kind{key, field = {text} or "text" or number, …}`` and comments
that begin with ``%``. Macros, ``@string`` and joined strings are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from muscleatlas.anatomy.border import shown_path
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["Reference", "read_references"]

_KEY = re.compile(r"@(\w+)\s*\{\s*([^\s,{}]+)\s*,?")
_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=\s*")
_ACCENTS = {"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "c": "\u0327", "=": "\u0304"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One work.

    Attributes
    ----------
    key
        What statements cite it by.
    kind
        "book", "article" …
    fields
        Field name to text, free of BibTeX's braces and accents.
    """

    key: str
    kind: str
    fields: Mapping[str, str]

    @property
    def title(self) -> str:
        """The title of the work."""
        return self.fields["title"]

    @property
    def year(self) -> str:
        """The year of this edition; empty for what changes all the time, as websites do."""
        year = self.fields.get("year", "")
        return year if year[:1].isdigit() else ""

    @property
    def people(self) -> str:
        """Authors, or else editors, family names first: "Moore, Dalley and Agur"."""
        written = self.fields.get("author") or self.fields.get("editor") or ""
        families = [person.partition(",")[0].strip() for person in written.split(" and ") if person.strip()]
        return " and ".join([", ".join(families[:-1]), families[-1]]) if len(families) > 1 else "".join(families)

    @property
    def short(self) -> str:
        """People and year: "Standring 2020"."""
        return f"{self.people or self.title} {self.year}".strip()

    @property
    def link(self) -> str | None:
        """Where it can be found on the web."""
        return f"https://doi.org/{self.fields['doi']}" if "doi" in self.fields else self.fields.get("url")

    def __str__(self) -> str:
        editors = " (ed.)" if "author" not in self.fields and "editor" in self.fields else ""
        people = "" if self.title.startswith(self.people) else f"{self.people}{editors}"
        edition = f"{_ordinal(self.fields['edition'])} edition" if "edition" in self.fields else ""
        place = self.fields.get("journal") or self.fields.get("publisher") or ""
        return " ".join(f"{part}." for part in (people, self.title, edition, place, self.year) if part)


def read_references(path: Path, faults: list[MuscleatlasError]) -> dict[str, Reference]:
    """Read every work of a BibTeX file by its key; what is wrong with it goes to ``faults``."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        faults.append(KnowledgeError("can't be read", where=shown_path(path), found=fault.strerror))
        return {}
    works: dict[str, Reference] = {}
    for start, end in _entries(_without_comments(text)):
        where = f"{shown_path(path)}:{text.count(chr(10), 0, start) + 1}"
        try:
            work = _reference(_without_comments(text)[start:end])
        except ValueError as fault:
            faults.append(KnowledgeError(str(fault), where=where))
            continue
        if work.key in works:
            faults.append(KnowledgeError(f"the key {work.key!r} is given twice", where=where))
        works[work.key] = work
    return works


def _without_comments(text: str) -> str:
    """Blank out comment lines, so that every place keeps its line."""
    return "\n".join("" if line.lstrip().startswith("%") else line for line in text.split("\n"))


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each entry begins and ends."""
    start = text.find("@")
    while start >= 0:
        end = _closing(text, text.find("{", start))
        yield start, end
        start = text.find("@", end)


def _closing(text: str, opening: int) -> int:
    """Return the place after the brace that closes the one at ``opening``, or the end of the text."""
    depth = 0
    for place in range(max(opening, 0), len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0 and opening >= 0:
            return place + 1
    return len(text)


def _reference(entry: str) -> Reference:
    head = _KEY.match(entry)
    if head is None or not entry.endswith("}") or entry.count("{") != entry.count("}"):
        raise ValueError(f"not a complete BibTeX entry: {entry.strip()[:40]!r}")
    fields = dict(_fields(entry[head.end() : -1], head[2]))
    if not fields.get("title"):
        raise ValueError(f"the work {head[2]!r} has no title")
    return Reference(head[2], head[1].lower(), fields)


def _fields(text: str, key: str) -> Iterator[tuple[str, str]]:
    place = 0
    seen: set[str] = set()
    while text[place:].strip(" \t\n,"):
        name = _FIELD.match(text, place)
        if name is None:
            raise ValueError(f"the work {key!r} has something that is no field: {text[place:].strip()[:40]!r}")
        if name[1].lower() in seen:
            raise ValueError(f"the work {key!r} gives the field {name[1]!r} twice")
        seen.add(name[1].lower())
        value, place = _field_value(text, name.end(), key)
        yield name[1].lower(), value


def _field_value(text: str, start: int, key: str) -> tuple[str, int]:
    """Return the plain text of a field and the place after its comma."""
    if text[start : start + 1] == "{":
        end = _closing(text, start)
        raw = text[start + 1 : end - 1]
    elif found := re.compile(r'"([^"]*)"|([0-9]+)').match(text, start):
        end = found.end()
        raw = found[1] if found[1] is not None else found[2]
    else:
        raise ValueError(f'the work {key!r} has a field that is neither {{text}}, "text" nor a number')
    after = re.compile(r"\s*(,|$)").match(text, end)
    if after is None:
        raise ValueError(f"the work {key!r} lacks a comma after {raw[:40]!r}")
    return _plain(raw), after.end()


def _plain(raw: str) -> str:
    r"""Return BibTeX text as plain text: ``Jos{\'e}`` becomes "José"."""
    import unicodedata

    accented = re.sub(r"\\(['`\"^~=c])\s*\{?\\?([A-Za-z])\}?", lambda found: found[2] + _ACCENTS[found[1]], raw)
    bare = re.sub(r"\\([&%_$#])", r"\1", accented).replace("--", "\u2013")
    return unicodedata.normalize("NFC", " ".join(re.sub(r"[{}]", "", bare).split()))


def _ordinal(number: str) -> str:
    if not number.isdigit():
        return number
    suffix = "th" if number[-2:] in {"11", "12", "13"} else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{suffix}"
