"""Pages of movements, nerves and roots: the muscles concerned, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from muscleatlas.anatomy.english import capitalised, listed
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.structure import Action, Attachment, Innervation, Structure
from muscleatlas.anatomy.terms import Nerve
from muscleatlas.site.browse.addresses import (
    MOVEMENTS,
    NERVES,
    ROOTS,
    joint_permalink,
    movement_permalink,
    nerve_permalink,
    root_permalink,
)
from muscleatlas.site.browse.model import MuscleRow, MuscleTable, TablePage, TermGroup, TermLine
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.browse.titles import asked_movements, movement_noun, nerve_title, root_title
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.message import ngettext
from muscleatlas.site.model import Link
from muscleatlas.site.shell import licence_link

__all__ = ["gather_tables", "muscle_table"]

_MOST_MOVEMENTS = 12
_NOTE = (
    "Which muscles stand here follows from the statements on their pages, where the sources are told. "
    "People differ. This is no medical advice."
)
_Said = (
    Sequence[tuple[Structure, Action]]
    | Sequence[tuple[Structure, Attachment]]
    | Sequence[tuple[Structure, Innervation]]
)


def gather_tables(shelf: Shelf) -> tuple[TablePage, ...]:
    """Return the pages of all movements, nerves and roots that the built places name."""
    terms = shelf.material.plan.terms
    return (
        *(_movement(shelf, *pair) for pair in terms.movements),
        *(_nerve(shelf, shelf.material.knowledge.nerves[id_]) for id_ in terms.nerves),
        *(_root(shelf, root) for root in terms.roots),
    )


def muscle_table(shelf: Shelf, heading: Link, said: _Said, *, anchor: str = "muscles", note: str = "") -> MuscleTable:
    """Return those that statements are about, each once, in the order in which they come."""
    places: dict[str, tuple[Structure, list[Action | Attachment | Innervation]]] = {}
    for place, statement in said:
        places.setdefault(place.id, (place, []))[1].append(statement)
    rows = tuple(shelf.cells.row(place, statements) for place, statements in places.values())
    return MuscleTable(anchor, heading, note, rows)


def _movement(shelf: Shelf, joint_id: str, movement_id: str) -> TablePage:
    knowledge, permalink = shelf.material.knowledge, movement_permalink(joint_id, movement_id)
    joint, movement = knowledge.joints[joint_id], knowledge.movements[movement_id]
    asked, way = asked_movements(knowledge), shelf.way(permalink)
    table = muscle_table(shelf, Link(_("Side by side"), None), shelf.said.of_movement(joint_id, movement_id))
    others = [pair for pair in shelf.material.plan.terms.movements if pair[0] == joint_id and pair[1] != movement_id]
    opposite = (joint_id, movement.opposite or "")

    def lines(pairs: Iterable[tuple[str, str]]) -> tuple[TermLine, ...]:
        return tuple(TermLine(way(capitalised(asked[pair]), movement_permalink(*pair)), "", "") for pair in pairs)

    return _page(
        shelf,
        permalink,
        kind="movement",
        title=f"Muscles that {asked[joint_id, movement_id]}",
        subtitle=_counted(capitalised(movement_noun(joint, movement)), table.rows),
        between=((_("Movements"), MOVEMENTS),),
        around=(
            TermGroup(
                Link(_("Where"), None), (TermLine(way(capitalised(joint.en), joint_permalink(joint_id)), "", ""),)
            ),
            TermGroup(Link(_("The opposite"), None), lines(pair for pair in others if pair == opposite)),
            TermGroup(Link(_("Also there"), None), lines(pair for pair in others if pair != opposite)),
        ),
        tables=(table,),
    )


def _nerve(shelf: Shelf, nerve: Nerve) -> TablePage:
    nerves, permalink = shelf.material.knowledge.nerves, nerve_permalink(nerve.id)
    parents = {id_: each.parent for id_, each in nerves.items()}
    planned, way = shelf.material.plan.terms.nerves, shelf.way(permalink)
    branches = [id_ for id_ in planned if nerve.id in chain_above(id_, parents)]

    def lines(ids: Iterable[str]) -> tuple[TermLine, ...]:
        return tuple(TermLine(way(capitalised(nerves[id_].en), nerve_permalink(id_)), "", "") for id_ in ids)

    roots = tuple(TermLine(way(root, root_permalink(root)), "", "") for root in nerve.roots)
    tables = (_supplied(shelf, nerves[id_], itself=nerve, here=permalink) for id_ in (nerve.id, *branches))
    told = tuple(table for table in tables if table.rows)
    return _page(
        shelf,
        permalink,
        kind="nerve",
        title=nerve_title(nerve.en),
        subtitle=_counted(capitalised(nerve.en), [row for table in told for row in table.rows]),
        latin=nerve.la or "",
        between=((_("Nerves"), NERVES),),
        around=(
            TermGroup(Link(_("Comes from"), None), lines(chain_above(nerve.id, parents))),
            TermGroup(Link(_("Roots"), None), roots),
            TermGroup(Link(_("Branches"), None), lines(id_ for id_ in branches if parents[id_] == nerve.id)),
        ),
        tables=told,
    )


def _supplied(shelf: Shelf, nerve: Nerve, *, itself: Nerve, here: str) -> MuscleTable:
    """Return what a nerve supplies without its branches, as a table on its own page or on that of a nerve above."""
    name = capitalised(nerve.en)
    heading = Link(name, None) if nerve.id == itself.id else shelf.way(here)(name, nerve_permalink(nerve.id))
    return muscle_table(shelf, heading, shelf.said.by_nerve(nerve.id), anchor=f"by-{nerve.id}")


def _root(shelf: Shelf, root: str) -> TablePage:
    permalink, said = root_permalink(root), shelf.said.from_root(root)
    way, planned = shelf.way(permalink), shelf.material.plan.terms.roots
    by_nerve: dict[str, list[tuple[Structure, Innervation]]] = {}
    for place, supply in said:
        by_nerve.setdefault(supply.nerve.id, []).append((place, supply))
    nerves = {id_: pairs[0][1].nerve for id_, pairs in by_nerve.items()}
    tables = tuple(
        muscle_table(shelf, way(capitalised(nerves[id_].en), nerve_permalink(id_)), pairs, anchor=f"by-{id_}")
        for id_, pairs in by_nerve.items()
    )
    position = planned.index(root)
    beside = [*planned[max(0, position - 1) : position], *planned[position + 1 : position + 2]]
    return _page(
        shelf,
        permalink,
        kind="root",
        title=root_title(root),
        subtitle=_counted(f"Spinal root {root}", [row for table in tables for row in table.rows]),
        between=((_("Roots"), ROOTS),),
        around=(
            TermGroup(Link(_("By way of"), None), tuple(TermLine(table.heading, "", "") for table in tables)),
            TermGroup(Link(_("Most often in"), None), _movements_of(shelf, said, permalink)),
            TermGroup(
                Link(_("Next to it"), None),
                tuple(TermLine(way(other, root_permalink(other)), "", "") for other in beside),
            ),
        ),
        tables=tables,
    )


def _movements_of(shelf: Shelf, said: Sequence[tuple[Structure, Innervation]], here: str) -> tuple[TermLine, ...]:
    """Return the movements that most of the muscles do, with how many, those of many first."""
    asked, way = asked_movements(shelf.material.knowledge), shelf.way(here)
    doers: dict[tuple[str, str], set[str]] = {}
    for place, _supply in said:
        for action in place.actions:
            doers.setdefault((action.joint.id, action.movement.id), set()).add(place.id)
    first = sorted(doers, key=lambda pair: -len(doers[pair]))[:_MOST_MOVEMENTS]
    return tuple(
        TermLine(way(capitalised(asked[pair]), movement_permalink(*pair)), "", _muscles(len(doers[pair])))
        for pair in first
    )


def _counted(name: str, rows: Sequence[MuscleRow]) -> str:
    """Return what a page is about, with how many muscles it shows; heads that stand alone count as well."""
    count = len({row.cells.id for row in rows})
    return f"{name}: {count} {'muscle' if count == 1 else 'muscles'}"


def _page(
    shelf: Shelf,
    permalink: str,
    *,
    kind: str,
    title: str,
    subtitle: str,
    between: tuple[tuple[str, str], ...],
    around: Iterable[TermGroup],
    tables: tuple[MuscleTable, ...],
    latin: str = "",
) -> TablePage:
    material = shelf.material
    names = listed(list(dict.fromkeys(row.cells.link.label for table in tables for row in table.rows)))
    return TablePage(
        shell=shelf.shell(permalink, title=title, description=f"{title}: {names}." if names else f"{title}."),
        kind=kind,
        title=title,
        subtitle=subtitle,
        latin=latin,
        breadcrumb=shelf.breadcrumb(permalink, title, *between),
        around=tuple(group for group in around if group.lines),
        tables=tables,
        credits=material.credits,
        licence=licence_link(material.licence),
        model_note=_NOTE,
    )


def _muscles(count: int) -> str:
    return ngettext("%(num)s muscle", "%(num)s muscles", count)
