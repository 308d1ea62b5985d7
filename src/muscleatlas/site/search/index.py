"""The search index as classic scripts; ``viewer/INDEX_FORMAT.md`` tells what stands where."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from muscleatlas.site.material import Material
from muscleatlas.site.search.entries import Entry, gather_entries

__all__ = ["INDEX_FORMAT", "KINDS", "RELATIONS", "search_scripts"]

INDEX_FORMAT = 1
KINDS = (
    "body", "region", "group", "muscle", "head", "bone", "tissue", "joint", "movement", "nerve", "root", "artery",
    "page",
)  # fmt: skip
RELATIONS = ("origin", "insertion", "nerve", "root", "action", "artery", "joint", "member", "branch", "also")

Keys = Mapping[tuple[str, str], int]


def search_scripts(material: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the index and the names in further languages, each as its path below the root and its bytes."""
    entries = gather_entries(material)
    keys = {entry.key: number for number, entry in enumerate(entries)}
    index = {
        "format": INDEX_FORMAT,
        "kinds": KINDS,
        "relations": RELATIONS,
        "entries": [_fields(entry, keys) for entry in entries],
    }
    yield "assets/search-index.js", _script("muscleatlasSearch", index)
    names = {"format": INDEX_FORMAT, "languages": _languages(entries)}
    yield "assets/search-names.js", _script("muscleatlasSearchNames", names)


def _fields(entry: Entry, keys: Keys) -> list[object]:
    facts = [
        number for relation, key in entry.facts if key in keys for number in (RELATIONS.index(relation), keys[key])
    ]
    fields: list[object] = [
        KINDS.index(entry.kind),
        entry.name,
        entry.permalink.lstrip("/"),
        keys.get(entry.up, -1) if entry.up else -1,
        "|".join(entry.others),
        "|".join(entry.words),
        facts,
    ]
    return _shortened(fields)


def _languages(entries: Sequence[Entry]) -> dict[str, list[object]]:
    codes = sorted({code for entry in entries for code in entry.languages})
    return {code: _shortened(["|".join(entry.languages.get(code, ())) for entry in entries]) for code in codes}


def _shortened(fields: Sequence[object]) -> list[object]:
    """Return fields without the empty ones at their end."""
    last = max((number for number, each in enumerate(fields) if each not in ("", [], -1)), default=-1)
    return list(fields[: last + 1])


def _script(name: str, value: object) -> bytes:
    return f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()
