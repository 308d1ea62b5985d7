"""The examinations: which there are, and how one structure is put through all of them."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Protocol

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import MuscleatlasError
from muscleatlas.evidence.evidence import Evidence, Failure, Found, united

__all__ = ["EXAMINATIONS", "Examination", "examine_all"]

EXAMINATIONS: tuple[str, ...] = (
    "muscleatlas.evidence.attachments",
    "muscleatlas.evidence.supply",
    "muscleatlas.evidence.actions",
    "muscleatlas.evidence.relations",
    "muscleatlas.evidence.words_of_place",
    "muscleatlas.evidence.measures",
)
"""Modules with a function ``examine(atlas, structure_id)``; what they return is put together in this order."""


class Examination(Protocol):
    """Looks at one structure and returns what it found.

    It may raise a :class:`muscleatlas.errors.MuscleatlasError` where a mesh or a model doesn't allow it: that is told
    as a failure, and the other examinations go on.
    """

    def __call__(self, atlas: Atlas, structure_id: str) -> Found:
        """Return the records of a structure; an empty mapping where there is nothing to examine."""
        ...


def examine_all(atlas: Atlas, structure_id: str, *, examinations: Sequence[str] = EXAMINATIONS) -> Evidence:
    """Return what all examinations find about a structure.

    Raises
    ------
    UnknownNameError
        For an id that no structure has.
    """
    structure = atlas.find(structure_id).structure
    return united(_examined(atlas, structure.id, module) for module in examinations)


def _examined(atlas: Atlas, structure_id: str, module: str) -> Evidence:
    examine: Examination = importlib.import_module(module).examine
    try:
        found = examine(atlas, structure_id)
    except MuscleatlasError as error:
        return Evidence(failures=(Failure(structure_id, module.rpartition(".")[2], str(error)),))
    return Evidence(
        verdicts=tuple(found.get("verdicts", ())),
        contacts=tuple(found.get("contacts", ())),
        measures=tuple(found.get("measures", ())),
        relations=tuple(found.get("relations", ())),
        curves=tuple(found.get("curves", ())),
    )
