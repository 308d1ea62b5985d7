"""What was published of the size of muscles: read from ``data/volumes.yaml``, and checked there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from muscleatlas.errors import Faults, SourceError
from muscleatlas.yamlfiles import YamlDocument, read_yaml

__all__ = ["COMPUTED", "PUBLISHED", "READ", "RECALLED", "Figure", "PublishedSizes", "published_sizes"]

READ, RECALLED, COMPUTED = "read", "recalled", "computed"
"""How a figure is known: seen where the table says; from memory of the paper; by calculation from such figures."""

PUBLISHED = Path(__file__).parent / "data" / "volumes.yaml"
"""The packaged table."""

_MM3_PER_CM3 = 1000.0
_SECTIONS = ("read_in", "volumes_cm3", "shared_cm3", "belly_lengths_mm")
_FORM = "[value above 0, source, read or recalled]"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value (mm³ or mm), the key of its publication, and how it is known."""

    value: float
    source: str
    how: str


@dataclass(frozen=True, slots=True)
class PublishedSizes:
    """Volumes in mm³ and lengths of bellies in mm, by structure."""

    volumes_mm3: Mapping[str, Figure]
    bellies_mm: Mapping[str, Figure]


def published_sizes(path: Path = PUBLISHED) -> PublishedSizes:
    """Return the published sizes; of heads that were measured as one, each one's share.

    Raises
    ------
    Faults
        With every entry that is no figure with its source, is said to be read but not where, or is given twice.
    """
    document = read_yaml(path, error=SourceError, name=path.name)
    faults = list(_faults(document))
    if faults:
        raise Faults(faults, of=path.name)
    table: Any = document.value
    volumes = {name: _figure(entry, _MM3_PER_CM3) for name, entry in table["volumes_cm3"].items()}
    for entry in table["shared_cm3"].values():
        volumes |= _shares(entry)
    return PublishedSizes(volumes, {name: _figure(entry, 1.0) for name, entry in table["belly_lengths_mm"].items()})


def _figure(entry: Any, unit: float) -> Figure:
    value, source, how = entry
    return Figure(unit * value, source, how)


def _shares(entry: Any) -> dict[str, Figure]:
    whole = _figure(entry["whole"], _MM3_PER_CM3)
    weights = {head: force * fibre for head, (force, fibre) in entry["heads"].items()}
    total = sum(weights.values())
    return {head: Figure(whole.value * weight / total, whole.source, COMPUTED) for head, weight in weights.items()}


def _faults(document: YamlDocument) -> Iterator[SourceError]:
    table: Any = document.value
    missing = [name for name in _SECTIONS if not isinstance(table, dict) or not isinstance(table.get(name), dict)]
    if missing:
        yield SourceError(
            "sections are missing", where=document.name, found=", ".join(missing), expected="a mapping each"
        )
        return
    for section in ("volumes_cm3", "belly_lengths_mm"):
        for name, entry in table[section].items():
            yield from _figure_faults(document, (section, name), entry)
    for group, entry in table["shared_cm3"].items():
        yield from _group_faults(document, group, entry)


def _group_faults(document: YamlDocument, group: str, entry: Any) -> Iterator[SourceError]:
    path = ("shared_cm3", group)
    if not isinstance(entry, dict) or set(entry) != {"whole", "after", "heads"} or not isinstance(entry["heads"], dict):
        yield SourceError("not a shared volume", where=document.where(path), expected="whole, after and heads")
        return
    yield from _figure_faults(document, (*path, "whole"), entry["whole"])
    yield from _figure_faults(document, (*path, "after"), [1, *_listed(entry["after"])])
    table: Any = document.value
    for head, weights in entry["heads"].items():
        where = document.where((*path, "heads", head))
        if not (isinstance(weights, list) and len(weights) == 2 and all(map(_is_size, weights))):
            yield SourceError(
                f"no share of {head!r}", where=where, found=repr(weights), expected="[force, fibre length]"
            )
        if head in table["volumes_cm3"]:
            yield SourceError(f"two volumes of {head!r}", where=where, hint="leave one of them out")


def _figure_faults(document: YamlDocument, path: tuple[str, ...], entry: Any) -> Iterator[SourceError]:
    where, parts = document.where(path), _listed(entry)
    told = len(parts) == 3 and _is_size(parts[0]) and isinstance(parts[1], str) and parts[2] in (READ, RECALLED)
    table: Any = document.value
    if not told:
        yield SourceError(f"no figure for {path[-1]!r}", where=where, found=repr(entry), expected=_FORM)
    elif parts[2] == READ and parts[1] not in table["read_in"]:
        yield SourceError(f"{parts[1]!r} is read, but not said where", where=where, hint="name the place under read_in")


def _listed(entry: Any) -> list[Any]:
    return entry if isinstance(entry, list) else []


def _is_size(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
