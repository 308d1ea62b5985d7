"""Names in further languages: a file for each language, put beside the names that structures and bones have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from muscleatlas.anatomy.border import FaultList, Row, read_whole, unknown_term
from muscleatlas.anatomy.names import plain_name
from muscleatlas.anatomy.schema import LanguageEntry, StructureEntry
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.terms import Term
from muscleatlas.errors import KnowledgeError, MuscleatlasError
from muscleatlas.yamlfiles import YamlDocument

__all__ = ["LANGUAGES", "Language", "language_faults", "named_bones", "named_structure", "read_languages"]

LANGUAGES = {
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "la": "Latin",
    "nl": "Dutch",
    "pt": "Portuguese",
}
"""What the languages are called, by code."""

Rows = Sequence[Row[StructureEntry]]


@dataclass(frozen=True, slots=True)
class Language:
    """The names of a file.

    Attributes
    ----------
    code
        The language, after which the file is called: "de".
    entry
        What the file says.
    """

    code: str
    entry: LanguageEntry
    document: YamlDocument


def read_languages(folder: Path, faults: FaultList) -> tuple[Language, ...]:
    """Read ``<language>.yaml`` of a folder, which need not exist; what is wrong goes to ``faults``."""
    read = [(file.stem, read_whole(file, LanguageEntry, faults)) for file in sorted(folder.glob("*.yaml"))]
    return tuple(Language(code, *found) for code, found in read if found is not None)


def language_faults(
    languages: Sequence[Language], rows: Rows, bones: Collection[str], references: Collection[str]
) -> list[MuscleatlasError]:
    """Return what is wrong with the names: ids that nothing has, and names that stand for two structures."""
    ids = [row.id for row in rows]
    return [
        fault
        for language in languages
        for fault in (
            *_unknown_language(language),
            *_unknown(language, "structures", ids, "structure"),
            *_unknown(language, "bones", bones, "bone"),
            *_unknown_sources(language, references),
            *_shared_names(language),
        )
    ]


def _unknown_language(language: Language) -> Iterator[MuscleatlasError]:
    if language.code not in LANGUAGES:
        what = f"{language.code!r} is no language that we know"
        yield KnowledgeError(what, where=language.document.where(), expected=f"one of {', '.join(LANGUAGES)}")


def _unknown(language: Language, section: str, known: Collection[str], noun: str) -> Iterator[MuscleatlasError]:
    for id_ in getattr(language.entry, section):
        if id_ not in known:
            yield unknown_term(id_, noun=noun, known=known, where=language.document.where([section, id_]))


def _unknown_sources(language: Language, references: Collection[str]) -> Iterator[MuscleatlasError]:
    for source in language.entry.source:
        where = language.document.where(["source"])
        if source.cite not in references:
            yield unknown_term(source.cite, noun="reference", known=references, where=where)
        if source.how == "read" and source.where is None:
            what = f"{source.cite} is cited as read, but not where"
            yield KnowledgeError(what, where=where, expected="where: page, chapter or address")


def _shared_names(language: Language) -> Iterator[MuscleatlasError]:
    """Yield names that another structure has in the same language."""
    owners: dict[str, str] = {}
    for id_, names in language.entry.structures.items():
        for position, name in enumerate(names):
            owner = owners.setdefault(plain_name(name), id_)
            if owner != id_:
                yield KnowledgeError(
                    f"{id_} has the name {name!r}, which {owner} has as well",
                    where=language.document.where(["structures", id_, position]),
                    expected="names that mean one of them only",
                    hint=f"the other is at {language.document.where(['structures', owner])}",
                )


def named_structure(structure: Structure, languages: Sequence[Language]) -> Structure:
    """Return a structure with its names of all languages: those of its own entry first."""
    names = structure.names
    found = {language.code: language.entry.structures.get(structure.id, []) for language in languages}
    return replace(structure, names=replace(names, others=_joined(names.others, found)))


def named_bones(bones: Mapping[str, Term], languages: Sequence[Language]) -> dict[str, Term]:
    """Return the bones with their names of all languages."""
    return {
        id_: replace(
            bone, others=_joined(bone.others, {each.code: each.entry.bones.get(id_, []) for each in languages})
        )
        for id_, bone in bones.items()
    }


def _joined(own: Mapping[str, Sequence[str]], found: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return every name of each language once, in the order of the languages."""
    joined = {code: tuple(dict.fromkeys((*own.get(code, ()), *found.get(code, ())))) for code in sorted({*own, *found})}
    return {code: names for code, names in joined.items() if names}
