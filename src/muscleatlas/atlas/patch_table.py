"""Whose attachments the patches of a bundle show: by name, and by a table beside the join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.atlas.join import Join
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.patches import PATCH_KINDS, NamedPatch, Role
from muscleatlas.errors import Faults, KnowledgeError, MuscleatlasError, UnknownNameError
from muscleatlas.yamlfiles import YamlDocument, read_yaml

__all__ = ["PatchTable", "read_patch_table"]

_DATA = Path(__file__).parent / "data"
_ROLES: dict[str, Role] = {"origin": "origin", "insertion": "insertion"}


@dataclass(frozen=True, slots=True)
class PatchTable:
    """Patches by structure id, and the parts that show soft tissues by term id."""

    patches: Mapping[str, tuple[NamedPatch, ...]]
    tissues: Mapping[str, tuple[str, ...]]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    of: Annotated[list[str], Field(min_length=1)]
    role: Role | None = None
    pieces: Annotated[list[int], Field(min_length=1)] | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    patches: dict[str, list[_Entry]] = {}
    tissues: dict[str, list[str]] = {}


def read_patch_table(bundle: Bundle, knowledge: Knowledge, join: Join, *, folder: Path = _DATA) -> PatchTable:
    """Return the table of a bundle; one that brings none has its patches joined by name alone.

    Raises
    ------
    Faults
        Every structure, tissue and part that does not exist, and whatever else is wrong, with file and line.
    """
    path = folder / f"{bundle.manifest.name}-patches.yaml"
    told = _read(path, bundle, knowledge) if path.is_file() else _File()
    patches: dict[str, list[NamedPatch]] = {}
    for part, structure in _by_name(bundle, join):
        if part not in told.patches:
            patches.setdefault(structure, []).append(NamedPatch(part, _ROLES.get(bundle.parts[part].kind)))
    for part, entries in told.patches.items():
        for entry in entries:
            named = NamedPatch(part, entry.role or _ROLES.get(bundle.parts[part].kind), _numbers(entry))
            for structure in entry.of:
                patches.setdefault(structure, []).append(named)
    return PatchTable(
        MappingProxyType({id_: tuple(sorted(found, key=lambda patch: patch.part)) for id_, found in patches.items()}),
        MappingProxyType({term: tuple(parts) for term, parts in told.tissues.items()}),
    )


def _numbers(entry: _Entry) -> tuple[int, ...] | None:
    return None if entry.pieces is None else tuple(entry.pieces)


def _by_name(bundle: Bundle, join: Join) -> Iterable[tuple[str, str]]:
    """Yield each patch with each structure that has a muscle of the same name; a number at the end doesn't count."""
    of_muscle: dict[str, list[str]] = {}
    for structure, parts in join.structures.items():
        for muscle in parts:
            kind, _, slug = muscle.partition("/")
            if kind == "muscle":
                of_muscle.setdefault(slug, []).append(structure)
    for id_, part in bundle.parts.items():
        if part.kind in PATCH_KINDS:
            slug = id_.partition("/")[2]
            plain = slug.rstrip("0123456789").removesuffix("-")
            for structure in of_muscle.get(slug, of_muscle.get(plain, ())):
                yield id_, structure


def _read(path: Path, bundle: Bundle, knowledge: Knowledge) -> _File:
    document = read_yaml(path, error=KnowledgeError)
    try:
        told = _File.model_validate(document.value)
    except ValidationError as errors:
        raise Faults(
            [_fault(document, error["loc"], error["msg"]) for error in errors.errors()], of=path.name
        ) from None
    faults = [*_unknown(document, told, bundle, knowledge)]
    if faults:
        raise Faults(faults, of=path.name)
    return told


def _fault(document: YamlDocument, place: tuple[int | str, ...], told: str) -> MuscleatlasError:
    return KnowledgeError(f"not a table of patches: {told}", where=document.where(list(place)))


def _unknown(document: YamlDocument, told: _File, bundle: Bundle, knowledge: Knowledge) -> Iterable[MuscleatlasError]:
    def missing(name: str, noun: str, known: Iterable[str], *place: int | str) -> Iterable[MuscleatlasError]:
        if name not in known:
            yield UnknownNameError(name, noun=noun, known=known, where=document.where(list(place)))

    for part, entries in told.patches.items():
        yield from missing(part, "part", bundle.parts, "patches", part)
        for number, entry in enumerate(entries):
            for structure in entry.of:
                yield from missing(structure, "structure", knowledge.structures, "patches", part, number, "of")
    for term, parts in told.tissues.items():
        yield from missing(term, "tissue", knowledge.tissues, "tissues", term)
        for part in parts:
            yield from missing(part, "part", bundle.parts, "tissues", term)
