"""Examinations as tasks: one for each structure, so that only what changed is examined again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Partner, Placement, Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.atlas.known import packaged_knowledge
from muscleatlas.bundle.bundle import read_bundle
from muscleatlas.evidence.evidence import evidence_to_json
from muscleatlas.evidence.examinations import EXAMINATIONS, examine_all
from muscleatlas.workflow.digest import code_digest, digest_of, library_versions
from muscleatlas.workflow.task import Task

__all__ = ["CODE_BEHIND_EVIDENCE", "atlas_on", "evidence_tasks", "examine_structure", "task_name"]

_EXAMINE = "muscleatlas.evidence.tasks:examine_structure"
CODE_BEHIND_EVIDENCE = ("frames.py", "geometry", "bundle", "atlas", "evidence", "studio/view.py")
_LIBRARIES_OF_MOTION = ("mujoco", "myo-sim")


def evidence_tasks(atlas: Atlas, structure_ids: Iterable[str] | None = None) -> tuple[Task, ...]:
    """Return a task for each of these structures, or for all of them, in the order of the tree.

    A task's key holds what its structure and those below it state, the meshes, and the vocabulary.
    """
    wanted = list(atlas.knowledge.structures) if structure_ids is None else list(structure_ids)
    code = code_digest(*CODE_BEHIND_EVIDENCE)
    ground = {
        "bundle": atlas.bundle.digest,
        "vocabulary": _vocabulary_digest(atlas.knowledge),
        "libraries": library_versions(_LIBRARIES_OF_MOTION),
        "examinations": EXAMINATIONS,
    }
    return tuple(
        Task(task_name(id_), _EXAMINE, {**ground, "structure": id_, "stated": _stated(atlas, id_)}, code=code)
        for id_ in wanted
    )


def task_name(structure_id: str) -> str:
    """Return what the task of a structure is called."""
    return f"evidence of {structure_id}"


def examine_structure(inputs: Mapping[str, Any], context: Mapping[str, Any], _out: Path) -> dict[str, Any]:
    """Put one structure through all examinations; ``context["bundle"]`` is the folder of the bundle."""
    atlas = atlas_on(context["bundle"])
    return evidence_to_json(examine_all(atlas, inputs["structure"], examinations=inputs["examinations"]))


@lru_cache(maxsize=1)
def atlas_on(bundle_folder: str) -> Atlas:
    """Return the atlas on the bundle in a folder; that of the last one is kept, so that a process reads it once."""
    bundle, knowledge = read_bundle(Path(bundle_folder)), packaged_knowledge()
    return Atlas(knowledge, bundle, read_join(bundle, knowledge))


def _stated(atlas: Atlas, structure_id: str) -> str:
    """Return a digest over the structure and those above and below it in the tree: names, statements, place."""
    tree = atlas.knowledge.tree
    around = (*tree.ancestors(structure_id), tree.get(structure_id), *tree.descendants(structure_id))
    return digest_of([_plain(structure) for structure in around])


def _plain(structure: Structure) -> dict[str, Any]:
    """Return a structure as JSON; its names in further languages, partners and layers are no evidence."""
    own = {name: getattr(structure, name) for name in ("id", "kind", "parent", "also_in", "view_scheme")}
    examined = (statement for statement in structure.statements if not isinstance(statement, Partner | Placement))
    statements = [[type(statement).__name__, _told(statement)] for statement in examined]
    return {**own, "en": structure.names.en, "statements": statements}


def _told(statement: Any) -> dict[str, Any]:
    """Return what a statement says, terms by their ids; its sources are no evidence."""
    told = {name: getattr(statement, name) for name in statement.__dataclass_fields__ if name != "sources"}
    return {name: getattr(value, "id", value) for name, value in told.items()}


def _vocabulary_digest(knowledge: Knowledge) -> str:
    kinds = (
        knowledge.bones,
        knowledge.tissues,
        knowledge.joints,
        knowledge.movements,
        knowledge.nerves,
        knowledge.arteries,
    )
    return digest_of([[_term(term) for term in kind.values()] for kind in kinds])


def _term(term: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(term).items() if name != "others"}
