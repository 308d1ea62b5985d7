"""The join: which parts of a bundle show which structure and which bone, as data beside this file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.errors import BundleError, Faults, KnowledgeError, MuscleatlasError, UnknownNameError
from muscleatlas.yamlfiles import YamlDocument, read_yaml

__all__ = ["Join", "read_join"]

_DATA = Path(__file__).parent / "data"
_SECTIONS = ("structures", "without_mesh", "without_structure", "surroundings", "bones", "tissues", "glass")


@dataclass(frozen=True, slots=True)
class Join:
    """Structures and bones with the parts that show them.

    Attributes
    ----------
    structures
        Part ids by structure id; only of structures that have parts of their own.
    bones
        Part ids by bone term; a term for several bones has those of the terms that are part of it.
    without_mesh
        Why a structure has no part, by structure id.
    without_structure
        Why no structure is shown by a muscle of the bundle, by part id.
    surroundings
        Whose parts show best where a structure lies that has none, by structure id; what is below it in the tree
        lies there too.
    scenery
        Parts that are shown with the bones: discs, labra.
    glass
        Part ids of bones that are seen through in the pictures of a structure and of all below it, because they
        would hide it.
    tissues
        Part ids by term of the tissues; shown with what takes hold of them.
    """

    structures: Mapping[str, tuple[str, ...]]
    bones: Mapping[str, tuple[str, ...]]
    without_mesh: Mapping[str, str]
    scenery: tuple[str, ...] = ()
    glass: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tissues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without_structure: Mapping[str, str] = field(default_factory=dict)
    surroundings: Mapping[str, str] = field(default_factory=dict)


_NOTHING = Join(MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))


def read_join(bundle: Bundle, knowledge: Knowledge, *, folder: Path = _DATA) -> Join:
    """Return the join of a bundle, by its name; a bundle that brings no table of its own is joined by equal names.

    Raises
    ------
    Faults
        Every structure, bone and part of the table that does not exist, with file and line.
    """
    path = folder / f"{bundle.manifest.name}.yaml"
    if not path.is_file():
        return _join_by_name(bundle, knowledge)
    document = read_yaml(path, error=KnowledgeError)
    sections = _sections(document)
    named = _join_by_name(bundle, knowledge) if _says(document, "by_name") else _NOTHING
    shown = {*named.structures, *sections["structures"]}
    faults = [
        *_unknown_keys(document, sections, "structures", "structure", knowledge.structures),
        *_unknown_keys(document, sections, "without_mesh", "structure", knowledge.structures),
        *_unknown_keys(document, sections, "without_structure", "part", bundle.parts),
        *_unknown_keys(document, sections, "surroundings", "structure", knowledge.structures),
        *_unknown_keys(document, sections, "bones", "bone", knowledge.bones),
        *_unknown_keys(document, sections, "tissues", "tissue", knowledge.tissues),
        *_unknown_keys(document, sections, "glass", "structure", knowledge.structures),
        *_unknown_parts(document, sections, bundle),
        *_unknown_glass(document, sections, bundle, knowledge),
        *_unknown_scenery(document, bundle),
        *_wrong_surroundings(document, sections["surroundings"], shown, knowledge),
    ]
    if faults:
        raise Faults(faults, of=path.name)
    structures = MappingProxyType({**named.structures, **_tuples(sections["structures"])})
    bones = _with_wholes({**named.bones, **_tuples(sections["bones"])}, knowledge)
    tissues = _tuples(sections["tissues"])
    reasons = {key: str(reason) for key, reason in sections["without_mesh"].items()}
    return Join(
        scenery=_scenery(document),
        structures=structures,
        bones=bones,
        without_mesh=MappingProxyType(
            {**_otherwise(document, structures, knowledge), **reasons, **_left_out(bundle, structures, knowledge)}
        ),
        glass=_resolved(_tuples(sections["glass"]), {**tissues, **bones}),
        tissues=tissues,
        without_structure=_texts(sections["without_structure"]),
        surroundings=_texts(sections["surroundings"]),
    )


def _says(document: YamlDocument, key: str) -> object:
    return document.value.get(key) if isinstance(document.value, dict) else None


def _otherwise(document: YamlDocument, shown: Mapping[str, tuple[str, ...]], knowledge: Knowledge) -> Mapping[str, str]:
    """Return the reason for everything that nothing shows, if the table gives one for all."""
    reason, of_heads = _says(document, "otherwise"), _says(document, "otherwise_head")
    if reason is None:
        return {}
    tree, reasons = knowledge.tree, dict[str, str]()
    for structure in knowledge.structures:
        if structure in shown or any(below.id in shown for below in tree.descendants(structure)):
            continue
        above = tree.parent(structure)
        whole = above is not None and above.id in shown and of_heads is not None
        reasons[structure] = str(of_heads if whole else reason)
    return reasons


def _left_out(bundle: Bundle, shown: Mapping[str, tuple[str, ...]], knowledge: Knowledge) -> Mapping[str, str]:
    """Return what the source itself says of structures that it left out: its notes that begin with their names."""
    told = (note.partition(": ") for note in bundle.manifest.notes)
    reasons = {name.strip("'"): reason for name, _, reason in told}
    return {name: why for name, why in reasons.items() if name in knowledge.structures and name not in shown}


def _sections(document: YamlDocument) -> dict[str, dict[str, object]]:
    value = document.value
    if not isinstance(value, dict) or any(not isinstance(value.get(name, {}), dict) for name in _SECTIONS):
        raise KnowledgeError("not a join of structures and parts", where=document.name, expected=", ".join(_SECTIONS))
    return {name: dict(value.get(name) or {}) for name in _SECTIONS}  # type: ignore[arg-type]


def _unknown_keys(
    document: YamlDocument, sections: Mapping[str, Mapping[str, object]], section: str, noun: str, known: Iterable[str]
) -> list[MuscleatlasError]:
    names = set(known)
    return [
        UnknownNameError(key, noun=noun, known=names, where=document.where([section, key]))
        for key in sections[section]
        if key not in names
    ]


def _unknown_parts(
    document: YamlDocument, sections: Mapping[str, Mapping[str, object]], bundle: Bundle
) -> list[MuscleatlasError]:
    faults: list[MuscleatlasError] = []
    for section in ("structures", "bones", "tissues"):
        for key, parts in sections[section].items():
            where = document.where([section, key])
            if not isinstance(parts, list) or not parts:
                faults.append(BundleError(f"{key!r} needs a list of parts", where=where, found=repr(parts)))
                continue
            faults += [
                UnknownNameError(str(part), noun="part", known=bundle.parts, where=where)
                for part in parts
                if part not in bundle.parts
            ]
    return faults


def _unknown_glass(
    document: YamlDocument, sections: Mapping[str, Mapping[str, object]], bundle: Bundle, knowledge: Knowledge
) -> list[MuscleatlasError]:
    known = {*knowledge.bones, *knowledge.tissues, *bundle.parts}
    return [
        UnknownNameError(name, noun="bone, tissue or part", known=known, where=document.where(["glass", key]))
        for key, names in _tuples(sections["glass"]).items()
        for name in names
        if name not in known
    ]


def _wrong_surroundings(
    document: YamlDocument, section: Mapping[str, object], shown: Collection[str], knowledge: Knowledge
) -> list[MuscleatlasError]:
    """Return the faults of entries that name no place, or one that nothing shows, or that need no other place."""
    faults: list[MuscleatlasError] = []
    for key, value in section.items():
        place, where = str(value), document.where(["surroundings", key])
        if place not in knowledge.structures:
            faults.append(UnknownNameError(place, noun="structure", known=knowledge.structures, where=where))
        elif not _is_shown(place, shown, knowledge):
            what = f"{key} is to be shown by {place}, which has no part either"
            faults.append(KnowledgeError(what, where=where, expected="the id of a structure with parts"))
        elif key in knowledge.structures and _is_shown(key, shown, knowledge):
            what = f"{key} has parts, and does not need those of {place}"
            faults.append(KnowledgeError(what, where=where, hint="take the line away"))
    return faults


def _is_shown(structure: str, shown: Collection[str], knowledge: Knowledge) -> bool:
    members = knowledge.tree.members(structure)
    return structure in shown or any(_is_shown(member.id, shown, knowledge) for member in members)


def _scenery(document: YamlDocument) -> tuple[str, ...]:
    named = document.value.get("scenery") if isinstance(document.value, dict) else None
    return tuple(map(str, named)) if isinstance(named, list) else ()


def _unknown_scenery(document: YamlDocument, bundle: Bundle) -> list[MuscleatlasError]:
    return [
        UnknownNameError(part, noun="part", known=bundle.parts, where=document.where(["scenery", number]))
        for number, part in enumerate(_scenery(document))
        if part not in bundle.parts
    ]


def _tuples(section: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(map(str, parts)) for key, parts in section.items() if isinstance(parts, list)})


def _texts(section: Mapping[str, object]) -> Mapping[str, str]:
    return MappingProxyType({key: str(text) for key, text in section.items()})


def _with_wholes(bones: Mapping[str, tuple[str, ...]], knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """Return the bones with every term above them added: the metatarsals have the parts of all five."""
    whole: dict[str, tuple[str, ...]] = dict(bones)
    for term_id, parts in bones.items():
        above = knowledge.bones[term_id].parent
        while above is not None:
            if above not in bones:
                whole[above] = tuple(dict.fromkeys((*whole.get(above, ()), *parts)))
            above = knowledge.bones[above].parent
    return MappingProxyType(whole)


def _resolved(
    lists: Mapping[str, tuple[str, ...]], terms: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """Return the lists with the parts of each term in its place; what is no term is a part."""
    return MappingProxyType(
        {key: tuple(part for name in names for part in terms.get(name, (name,))) for key, names in lists.items()}
    )


def _join_by_name(bundle: Bundle, knowledge: Knowledge) -> Join:
    structures = {id_: (f"muscle/{id_}",) for id_ in knowledge.structures if f"muscle/{id_}" in bundle.parts}
    bones = {id_: (f"bone/{id_}",) for id_ in knowledge.bones if f"bone/{id_}" in bundle.parts}
    return Join(MappingProxyType(structures), _with_wholes(bones, knowledge), MappingProxyType({}))
