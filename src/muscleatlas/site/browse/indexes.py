"""Pages that list the terms: bones, joints, movements, nerves and roots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.tree import Tree
from muscleatlas.site.browse.addresses import (
    BONES,
    JOINTS,
    MOVEMENTS,
    NERVES,
    ROOTS,
    bone_permalink,
    joint_permalink,
    movement_permalink,
    nerve_permalink,
    root_permalink,
)
from muscleatlas.site.browse.model import IndexEntry, IndexPage, IndexSection
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.browse.titles import asked_movements
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.i18n.message import ngettext
from muscleatlas.site.model import Link
from muscleatlas.site.shell import licence_link

__all__ = ["gather_indexes", "index_page", "region_of"]

_LEVELS = {"C": "Cervical", "T": "Thoracic", "L": "Lumbar", "S": "Sacral"}


def gather_indexes(shelf: Shelf) -> tuple[IndexPage, ...]:
    """Return the indexes of all terms that the build has pages of."""
    made = {BONES: _bones, JOINTS: _joints, MOVEMENTS: _movements, NERVES: _nerves, ROOTS: _roots}
    return tuple(made[address](shelf) for address in shelf.material.plan.terms.indexes if address in made)


def index_page(
    shelf: Shelf, permalink: str, *, kind: str, title: str, subtitle: str, sections: Iterable[IndexSection]
) -> IndexPage:
    """Return an index with what surrounds it."""
    return IndexPage(
        shell=shelf.shell(permalink, title=title, description=subtitle),
        kind=kind,
        title=title,
        subtitle=subtitle,
        breadcrumb=shelf.breadcrumb(permalink, title),
        sections=tuple(sections),
        credits=shelf.material.credits,
        licence=licence_link(shelf.material.licence),
    )


def region_of(tree: Tree, places: Iterable[Structure]) -> str:
    """Return the region, directly below the body, that most of the places are in; of equals the first."""
    above = [[place, *tree.ancestors(place.id)] for place in places]
    counted = Counter(chain[-2].id for chain in above if len(chain) > 1)
    return counted.most_common(1)[0][0] if counted else tree.root.id


def _bones(shelf: Shelf) -> IndexPage:
    knowledge, said = shelf.material.knowledge, shelf.said
    entries = {}
    for id_ in shelf.material.plan.terms.bones:
        places = {place.id: place for place, _said in said.on_bone(id_)}
        link = replace(shelf.way(BONES)(capitalised(knowledge.bones[id_].en), bone_permalink(id_)), name=f"bone/{id_}")
        entry = IndexEntry(link, _muscles(len(places)))
        entries[entry] = region_of(knowledge.tree, places.values())
    return index_page(
        shelf,
        BONES,
        kind="bones",
        title=_("Muscles by bone"),
        subtitle=_("What attaches to each bone."),
        sections=_by_region(shelf, BONES, entries),
    )


def _joints(shelf: Shelf) -> IndexPage:
    knowledge, terms, way = shelf.material.knowledge, shelf.material.plan.terms, shelf.way(JOINTS)
    asked = asked_movements(knowledge)
    entries = {}
    for id_ in terms.joints:
        places = {place.id: place for place, _said in shelf.said.at_joint(id_)}
        below = tuple(
            IndexEntry(way(capitalised(asked[pair]), movement_permalink(*pair)), _muscles(_doers(shelf, pair)))
            for pair in terms.movements
            if pair[0] == id_
        )
        link = replace(way(capitalised(knowledge.joints[id_].en), joint_permalink(id_)), name=f"joint/{id_}")
        entry = IndexEntry(link, children=below)
        entries[entry] = region_of(knowledge.tree, places.values())
    return index_page(
        shelf,
        JOINTS,
        kind="joints",
        title=_("Muscles by joint"),
        subtitle=_("What moves each joint, and which muscles do it."),
        sections=_by_region(shelf, JOINTS, entries),
    )


def _movements(shelf: Shelf) -> IndexPage:
    knowledge, way = shelf.material.knowledge, shelf.way(MOVEMENTS)
    asked = asked_movements(knowledge)
    pairs = sorted(shelf.material.plan.terms.movements, key=lambda pair: knowledge.movements[pair[1]].en)
    sections = (
        IndexSection(
            id_,
            Link(capitalised(knowledge.movements[id_].en), None),
            tuple(
                IndexEntry(way(capitalised(asked[pair]), movement_permalink(*pair)), _muscles(_doers(shelf, pair)))
                for pair in group
            ),
        )
        for id_, group in groupby(pairs, key=lambda pair: pair[1])
    )
    return index_page(
        shelf,
        MOVEMENTS,
        kind="movements",
        title=_("Muscles by movement"),
        subtitle=_("Which muscles flex, extend, turn, lift or close what."),
        sections=sections,
    )


def _doers(shelf: Shelf, pair: tuple[str, str]) -> int:
    return len({place.id for place, _action in shelf.said.of_movement(*pair)})


def _nerves(shelf: Shelf) -> IndexPage:
    planned, nerves = shelf.material.plan.terms.nerves, shelf.material.knowledge.nerves
    tops = [id_ for id_ in planned if nerves[id_].parent not in planned]
    spinal = [id_ for id_ in tops if nerves[id_].roots]
    groups = (
        (_("Spinal nerves"), "spinal", spinal),
        (_("Cranial nerves"), "cranial", [t for t in tops if t not in spinal]),
    )
    sections = (
        IndexSection(anchor, Link(heading, None), tuple(_nerve_entry(shelf, id_) for id_ in ids))
        for heading, anchor, ids in groups
        if ids
    )
    return index_page(
        shelf,
        NERVES,
        kind="nerves",
        title=_("Muscles by nerve"),
        subtitle=_("What each nerve moves, with its branches below it."),
        sections=sections,
    )


def _nerve_entry(shelf: Shelf, id_: str) -> IndexEntry:
    nerves, planned = shelf.material.knowledge.nerves, shelf.material.plan.terms.nerves
    below = tuple(_nerve_entry(shelf, other) for other in planned if nerves[other].parent == id_)
    count = len({place.id for place, _said in shelf.said.by_nerve(id_)})
    link = shelf.way(NERVES)(capitalised(nerves[id_].en), nerve_permalink(id_))
    return IndexEntry(replace(link, name=f"nerve/{id_}"), _muscles(count) if count else "", children=below)


def _roots(shelf: Shelf) -> IndexPage:
    roots = shelf.material.plan.terms.roots
    sections = (
        IndexSection(level.lower(), Link(_LEVELS.get(level, level), None), tuple(_root_entry(shelf, r) for r in group))
        for level, group in groupby(roots, key=lambda root: root.rstrip("0123456789"))
    )
    return index_page(
        shelf,
        ROOTS,
        kind="roots",
        title=_("Muscles by spinal root"),
        subtitle=_("What each root of the spinal cord moves."),
        sections=sections,
    )


def _root_entry(shelf: Shelf, root: str) -> IndexEntry:
    count = len({place.id for place, _said in shelf.said.from_root(root)})
    return IndexEntry(shelf.way(ROOTS)(root, root_permalink(root)), _muscles(count))


def _by_region(shelf: Shelf, here: str, entries: Mapping[IndexEntry, str]) -> list[IndexSection]:
    """Return entries under the regions that they belong to, in the order of the tree."""
    tree = shelf.material.knowledge.tree
    regions = [place for place in (*tree.children(tree.root.id), tree.root) if place.id in entries.values()]
    return [
        IndexSection(
            region.id,
            shelf.way(here)(region.names.en, region.permalink),
            tuple(entry for entry, where in entries.items() if where == region.id),
        )
        for region in regions
    ]


def _muscles(count: int) -> str:
    return ngettext("%(num)s muscle", "%(num)s muscles", count)
