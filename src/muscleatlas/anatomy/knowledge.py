"""Everything that is known, read and checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from muscleatlas.anatomy.assemble import assembled_structure
from muscleatlas.anatomy.border import FaultList, Row, read_rows
from muscleatlas.anatomy.compartment_rules import compartment_doubts
from muscleatlas.anatomy.guest_rules import guest_faults
from muscleatlas.anatomy.head_rules import head_doubts, head_faults
from muscleatlas.anatomy.languages import language_faults, named_bones, named_structure, read_languages
from muscleatlas.anatomy.layer_rules import layer_doubts, layer_faults
from muscleatlas.anatomy.name_rules import name_faults
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.partner_rules import partner_doubts, partner_faults
from muscleatlas.anatomy.permalink_rules import permalink_faults
from muscleatlas.anatomy.references import Reference, read_references
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.structure_rules import structure_faults
from muscleatlas.anatomy.terms import Joint, Layer, Movement, Nerve, Term
from muscleatlas.anatomy.tree import Tree
from muscleatlas.anatomy.vocabulary import read_vocabulary
from muscleatlas.errors import Faults, KnowledgeError, MuscleatlasError

__all__ = ["PACKAGED_DATA", "Knowledge", "read_knowledge"]

PACKAGED_DATA = Path(__file__).parent / "data"
"""The knowledge that comes with the package."""

_DEFAULT_VIEWS = "limb"


@dataclass(frozen=True, slots=True, repr=False)
class Knowledge:
    """Structures, their tree, and the vocabulary and references that their statements use.

    Attributes
    ----------
    structures
        By id, in the order of the tree.
    bones, tissues, joints, movements, nerves, arteries, layers
        The vocabulary by id.
    references
        By key, in the order of the file.
    doubts
        What is allowed and yet hardly meant: actions that a head has and its muscle has not, nerves out of the way,
        antagonists and synergists whose actions do not fit, layers that contradict each other.
    """

    tree: Tree
    structures: Mapping[str, Structure]
    bones: Mapping[str, Term]
    tissues: Mapping[str, Term]
    joints: Mapping[str, Joint]
    movements: Mapping[str, Movement]
    nerves: Mapping[str, Nerve]
    arteries: Mapping[str, Term]
    layers: Mapping[str, Layer]
    references: Mapping[str, Reference]
    doubts: tuple[MuscleatlasError, ...] = ()

    def __repr__(self) -> str:
        statements = sum(len(structure.statements) for structure in self.structures.values())
        return f"<Knowledge of {len(self.structures)} structures, {statements} statements>"


def read_knowledge(folder: Path = PACKAGED_DATA) -> Knowledge:
    """Read a knowledge folder: ``structures/*.yaml``, ``vocabulary/*.yaml``, ``names/*.yaml``, ``references.bib``.

    Raises
    ------
    Faults
        With every fault of every file: its place, the value met, the nearest right one.
    """
    faults = FaultList()
    references = read_references(folder / "references.bib", faults)
    vocabulary = read_vocabulary(folder / "vocabulary", faults)
    rows = _read_structures(folder / "structures", faults)
    languages = read_languages(folder / "names", faults)
    faults += [
        *structure_faults(rows),
        *permalink_faults(rows),
        *name_faults(rows),
        *guest_faults(rows),
        *head_faults(rows, vocabulary),
        *partner_faults(rows),
        *layer_faults(rows, vocabulary),
        *language_faults(languages, rows, vocabulary.bones, references),
    ]
    vocabulary = replace(vocabulary, bones=named_bones(vocabulary.bones, languages))
    others = _nameable(rows)
    structures = [
        named_structure(
            assembled_structure(row, vocabulary, references, others=others, view_scheme=scheme, faults=faults),
            languages,
        )
        for row, scheme in zip(rows, _view_schemes(rows), strict=True)
    ]
    if faults:
        raise Faults(faults.worth_telling(), of=f"the knowledge in {folder.as_posix()}")
    tree = Tree(structures, {row.id: tuple(row.entry.children) for row in rows if row.entry.children})
    return Knowledge(
        tree=tree,
        structures={structure.id: structure for structure in tree.walk()},
        bones=vocabulary.bones,
        tissues=vocabulary.tissues,
        joints=vocabulary.joints,
        movements=vocabulary.movements,
        nerves=vocabulary.nerves,
        arteries=vocabulary.arteries,
        layers=vocabulary.layers,
        references=references,
        doubts=(
            *head_doubts(rows),
            *compartment_doubts(rows, vocabulary),
            *partner_doubts(rows, vocabulary),
            *layer_doubts(rows, vocabulary),
        ),
    )


def _read_structures(folder: Path, faults: FaultList) -> list[Row[StructureEntry]]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        faults.append(KnowledgeError("no structures: no *.yaml here", where=folder.as_posix()))
    return [row for file in files for row in read_rows(file, StructureEntry, faults)]


def _nameable(rows: Sequence[Row[StructureEntry]]) -> dict[str, Term]:
    """Return the structures that may be called an antagonist or a synergist, as terms."""
    kinds = ("group", "muscle", "head")
    return {
        row.id: Term(row.id, "structures", row.entry.names.en, row.entry.names.la, kind=row.entry.kind)
        for row in rows
        if row.entry.kind in kinds
    }


def _view_schemes(rows: Sequence[Row[StructureEntry]]) -> list[str]:
    """Return for each entry its own views, or those of the nearest place above that tells."""
    told = {row.id: row.entry.views for row in rows}
    parents = {row.id: row.entry.parent for row in rows}
    return [
        next((views for place in (row.id, *chain_above(row.id, parents)) if (views := told.get(place))), _DEFAULT_VIEWS)
        for row in rows
    ]
