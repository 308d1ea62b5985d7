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
    in_series
        The chains along which what is put together of several muscles arises and inserts at many levels.
    """

    def __init__(
        self,
        levels: Mapping[str, Mapping[str, int]],
        parents: Mapping[str, str | None],
        *,
        in_series: Iterable[str] = (),
    ) -> None:
        self._levels = levels
        self._parents = parents
        self._in_series = tuple(in_series)

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

    def is_in_series(self, bone: str, others: Iterable[str]) -> bool:
        """Return whether a bone stands on one level with some other, in a chain whose muscles follow one another."""
        own = frozenset(others)
        return any(self._beside(chain, bone, other) for chain in self._in_series for other in own)

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
        If the file names a bone or a chain that does not exist, or a bone twice in a chain.
    """
    parents = {term.id: term.parent for term in knowledge.bones.values()}
    levels, in_series = _read(file, frozenset(parents))
    return BoneOrder(levels, parents, in_series=in_series)


@lru_cache(maxsize=4)
def _read(file: Path, known: frozenset[str]) -> tuple[Mapping[str, Mapping[str, int]], tuple[str, ...]]:
    """Return the levels of each chain, and the chains whose muscles follow one another."""
    document = read_yaml(file, error=KnowledgeError)
    told = document.value if isinstance(document.value, dict) else {}
    chains, series = told.get("chains"), told.get("in_series")
    if not isinstance(chains, dict):
        raise KnowledgeError("no chains of bones", where=document.name, expected="chains: {name: [[bones], …]}")
    faults: list[KnowledgeError | UnknownNameError] = []
    levels = {name: _levels_of(document, name, steps, known, faults) for name, steps in chains.items()}
    in_series = tuple(map(str, series if isinstance(series, list) else ()))
    faults += [
        UnknownNameError(name, noun="chain", known=levels, where=document.where(["in_series"]))
        for name in in_series
        if name not in levels
    ]
    if faults:
        raise Faults(faults, of=document.name)
    return levels, in_series


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
