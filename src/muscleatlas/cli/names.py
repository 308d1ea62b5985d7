"""``muscleatlas names``: which structures have a name like this."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from muscleatlas.errors import UnknownNameError

if TYPE_CHECKING:
    from muscleatlas.anatomy.names import Match
    from muscleatlas.anatomy.structure import Structure

__all__ = ["names"]


def names(
    text: str, *, limit: int = 10, as_json: Annotated[bool, Parameter(name="--json", negative="")] = False
) -> None:
    """Find structures by any of their names.

    English, Latin, synonyms and abbreviations count; spelling needn't be exact. The best match comes first.

    Example: `muscleatlas names "peroneus longus"`

    Parameters
    ----------
    text
        A name or a part of one.
    limit
        How many to list at most.
    as_json
        Write JSON, for programs.
    """
    from muscleatlas.anatomy.names import NameIndex
    from muscleatlas.atlas.known import packaged_knowledge

    knowledge = packaged_knowledge()
    matches = NameIndex(knowledge.tree.walk()).search(text, limit=limit)
    if not matches:
        raise UnknownNameError(text, noun="name", hint="try fewer letters, or the Latin name")
    found = [(match, knowledge.structures[match.structure_id]) for match in matches]
    sys.stdout.write(_as_json(found) if as_json else _as_table(found))


def _as_json(found: list[tuple[Match, Structure]]) -> str:
    records = [
        {
            "id": structure.id,
            "permalink": structure.permalink,
            "kind": structure.kind,
            "name": structure.names.en,
            "matched": match.name,
            "score": round(match.score, 1),
        }
        for match, structure in found
    ]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _as_table(found: list[tuple[Match, Structure]]) -> str:
    rows = [(_told(match, structure), structure.kind, structure.permalink) for match, structure in found]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    return "".join(f"{name:{widths[0]}}  {kind:{widths[1]}}  {permalink}\n" for name, kind, permalink in rows)


def _told(match: Match, structure: Structure) -> str:
    same = match.name == structure.names.en
    return structure.names.en if same else f"{structure.names.en} ({match.name})"
