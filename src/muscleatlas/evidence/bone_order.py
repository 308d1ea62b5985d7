"""Which of two bones the origin lies on, by convention: data beside this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.errors import Faults, KnowledgeError, UnknownNameError
from muscleatlas.yamlfiles import YamlDocument, read_yaml

__all__ = ["BoneOrder", "read_bone_order"]

_FILE = Path(__file__).parent / "data" / "bone-order.yaml"


class BoneOrder:
    """Bones in chains from the fixed end to the moving one.

    Parameters
    ----------
    levels
        For each chain the level of each term that it lists; the origin lies on the lower level.
    parents
        The term above each bone, as far as there is one.
    """

    def __init__(self, levels: Mapping[str, Mapping[str, int]], parents: Mapping[str, str | None]) -> None:
        self._levels = levels
        self._parents = parents

    def precedes(self, one: str, other: str) -> bool:
        """Return whether the origin lies on one bone, if the insertion lies on the other."""
        return any(self._below(chain, one, other) for chain in self._levels)

    def reversed_roles(self, role: str, bone: str, opposite: Iterable[str]) -> bool:
        """Return whether a bone stands for the wrong end.

        So it is if some bone of the other end stands on the wrong side of it, and none on the right one.
        """
        others = sorted(set(opposite))
        after = any(self.precedes(bone, other) for other in others)
        before = any(self.precedes(other, bone) for other in others)
        return before and not after if role == "origin" else after and not before

    def is_beside(self, bone: str, others: Iterable[str]) -> bool:
        """Return whether a bone stands on one level with some other."""
        return any(self._beside(chain, bone, other) for chain in self._levels for other in others)

    def _below(self, chain: str, one: str, other: str) -> bool:
        first, second = self._level(chain, one), self._level(chain, other)
        return first is not None and second is not None and first < second

    def _beside(self, chain: str, one: str, other: str) -> bool:
        first = self._level(chain, one)
        return first is not None and first == self._level(chain, other)

    def _level(self, chain: str, bone: str) -> int | None:
        term: str | None = bone
        while term is not None and term not in self._levels[chain]:
            term = self._parents.get(term)
        return None if term is None else self._levels[chain][term]


def read_bone_order(knowledge: Knowledge, *, file: Path = _FILE) -> BoneOrder:
    """Return the order of the bones.

    Raises
    ------
    Faults
        If the file names a bone that does not exist, or one twice in a chain.
    """
    parents = {term.id: term.parent for term in knowledge.bones.values()}
    return BoneOrder(_levels(file, frozenset(parents)), parents)


@lru_cache(maxsize=4)
def _levels(file: Path, known: frozenset[str]) -> Mapping[str, Mapping[str, int]]:
    document = read_yaml(file, error=KnowledgeError)
    chains = document.value.get("chains") if isinstance(document.value, dict) else None
    if not isinstance(chains, dict):
        raise KnowledgeError("no chains of bones", where=document.name, expected="chains: {name: [[bones], …]}")
    faults: list[KnowledgeError | UnknownNameError] = []
    levels = {name: _levels_of(document, name, steps, known, faults) for name, steps in chains.items()}
    if faults:
        raise Faults(faults, of=document.name)
    return levels


def _levels_of(
    document: YamlDocument,
    name: str,
    steps: object,
    known: frozenset[str],
    faults: list[KnowledgeError | UnknownNameError],
) -> dict[str, int]:
    levels: dict[str, int] = {}
    for number, bones in enumerate(steps if isinstance(steps, list) else []):
        for bone in bones:
            where = document.where(["chains", name, number])
            if bone not in known:
                faults.append(UnknownNameError(str(bone), noun="bone", known=known, where=where))
            elif bone in levels:
                faults.append(KnowledgeError(f"{bone!r} stands twice in the chain {name!r}", where=where))
            levels[str(bone)] = number
    return levels
