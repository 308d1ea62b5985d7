"""What must hold between the muscles of a group and the nerve that most of them share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from muscleatlas.anatomy.border import Row
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.anatomy.terms import Nerve
from muscleatlas.anatomy.vocabulary import Vocabulary
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["compartment_doubts"]

Rows = Sequence[Row[StructureEntry]]

_LEAST_MUSCLES = 3
_SPEAKS_OF_NERVES = re.compile(r"nerve|suppl|innervat|plexus", re.IGNORECASE)


def compartment_doubts(rows: Rows, vocabulary: Vocabulary) -> list[MuscleatlasError]:
    """Return the muscles that have another nerve than most of their group, where no point speaks of it.

    The point may be the muscle's or the group's own. Branches of one nerve count as one.
    """
    groups = [row for row in rows if row.entry.kind == "group"]
    return [doubt for group in groups for doubt in _exceptions(group, _muscles_below(group.id, rows), vocabulary)]


def _exceptions(group: Row[StructureEntry], muscles: Rows, vocabulary: Vocabulary) -> Iterator[MuscleatlasError]:
    common = _common_nerve(muscles)
    if common is None or _explains(group):
        return
    for muscle in muscles:
        own = [supply.nerve for supply in muscle.entry.nerves.values()]
        if not _explains(muscle) and not any(_of_one_nerve(common, nerve, vocabulary.nerves) for nerve in own):
            yield KnowledgeError(
                f"{muscle.id} has another nerve than most muscles of {group.id}, and no point says so",
                where=muscle.where("nerves"),
                found=", ".join(own),
                expected=f"{common}; or a point of the muscle or the group that speaks of the nerve",
            )


def _muscles_below(group: str, rows: Rows) -> Rows:
    parents = {row.id: row.entry.parent for row in rows}
    return [row for row in rows if row.entry.kind == "muscle" and group in chain_above(row.id, parents)]


def _common_nerve(muscles: Rows) -> str | None:
    """Return the nerve of more than half of the muscles; of three or more muscles only."""
    named = Counter(chain.from_iterable({supply.nerve: 0 for supply in row.entry.nerves.values()} for row in muscles))
    if not named or len(muscles) < _LEAST_MUSCLES:
        return None
    nerve, count = named.most_common(1)[0]
    return nerve if 2 * count > len(muscles) else None


def _explains(row: Row[StructureEntry]) -> bool:
    return any(_SPEAKS_OF_NERVES.search(point.text) for point in row.entry.points.values())


def _of_one_nerve(one: str, other: str, nerves: Mapping[str, Nerve]) -> bool:
    """Whether two nerves are the same, one is a branch of the other, or both leave one nerve (not a plexus)."""
    above = {nerve.id: nerve.parent for nerve in nerves.values()}
    if one == other or one in chain_above(other, above) or other in chain_above(one, above):
        return True
    shared = nerves.get(above.get(one) or "")
    return shared is not None and shared.id == above.get(other) and shared.en.endswith("nerve")
