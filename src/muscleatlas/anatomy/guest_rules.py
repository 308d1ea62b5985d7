"""What must hold between a structure and the further groups that count it among their members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from muscleatlas.anatomy.border import Row, unknown_term
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.errors import KnowledgeError, MuscleatlasError

__all__ = ["guest_faults"]

Rows = Sequence[Row[StructureEntry]]

_HOSTS = ("region", "group")
_GUESTS = ("group", "muscle")


def guest_faults(rows: Rows) -> list[MuscleatlasError]:
    """Return what is wrong with ``also_in``: hosts that can't have guests, or have them anyway, and rings."""
    by_id = {row.id: row for row in rows}
    return [*(fault for row in rows for fault in _wrong_hosts(row, by_id)), *_guest_rings(rows)]


def _wrong_hosts(row: Row[StructureEntry], by_id: Mapping[str, Row[StructureEntry]]) -> Iterator[MuscleatlasError]:
    hosts = {id_: other for id_, other in by_id.items() if other.entry.kind in _HOSTS}
    above = (row.id, *chain_above(row.id, {id_: other.entry.parent for id_, other in by_id.items()}))
    if row.entry.also_in and row.entry.kind not in _GUESTS:
        what = f"{row.id} is a {row.entry.kind}, and can't be a member of a second group"
        yield KnowledgeError(what, where=row.where("also_in"), expected="also_in at a group or a muscle")
    for position, host in enumerate(row.entry.also_in):
        where = row.where("also_in", position)
        if host in by_id and host not in hosts:
            kind = by_id[host].entry.kind
            what = f"{row.id} is also in {host}, which is a {kind}"
            yield KnowledgeError(what, where=where, expected="the id of a region or a group")
        elif host not in hosts:
            yield unknown_term(host, noun="region or group", known=hosts, where=where)
        elif host in above:
            yield KnowledgeError(f"{row.id} is in {host} already, by its place in the tree", where=where)
        elif host in row.entry.also_in[:position]:
            yield KnowledgeError(f"{row.id} lists {host!r} twice", where=where)


def _guest_rings(rows: Rows) -> Iterator[MuscleatlasError]:
    """Yield the places that would be members of their own members; each ring is told at its ``also_in`` once."""
    parents = {row.id: row.entry.parent for row in rows}
    wider = {row.id: tuple(filter(None, (row.entry.parent, *row.entry.also_in))) for row in rows}
    for row in rows:
        for position, host in enumerate(row.entry.also_in):
            if row.id in _all_above(host, wider) and host not in (row.id, *chain_above(row.id, parents)):
                what = f"{row.id} is also in {host}, which is a member of {row.id} itself"
                yield KnowledgeError(what, where=row.where("also_in", position))


def _all_above(start: str, wider: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return a place and everything that counts it as a member, through any number of steps."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        place = ahead.pop()
        if place not in found:
            found.add(place)
            ahead += wider.get(place, ())
    return found
