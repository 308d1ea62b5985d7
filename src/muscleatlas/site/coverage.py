"""The ledger: what the atlas has of each structure, what it lacks and why, and what of the bundle it does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from muscleatlas.anatomy.gaps import companion_gaps
from muscleatlas.anatomy.structure import Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import Join
from muscleatlas.bundle.manifest import Part, Source
from muscleatlas.site.plan import SitePlan
from muscleatlas.studio.record import PlacePictures

__all__ = [
    "Coverage",
    "FactCount",
    "Gap",
    "MeshRow",
    "MeshState",
    "PartCount",
    "PictureRow",
    "Row",
    "UnusedPart",
    "coverage_of",
]

MeshState = Literal["own", "shared", "members", "none"]

_NEEDED = {
    "muscle": ("origins", "insertions", "actions", "nerves", "arteries", "la", "ids", "sources"),
    "head": ("origins", "insertions", "actions", "nerves", "la", "ids", "sources"),
}


@dataclass(frozen=True, slots=True)
class MeshRow:
    """The meshes that show a structure.

    Attributes
    ----------
    state
        "own": a part that is joined to nothing else; "shared": parts that are all joined to others too;
        "members": the parts of its members; "none".
    reason
        Why there is none.
    parts
        Part ids, all of them.
    shared_with
        Other structures that have a part of its own entry; what it belongs to, or consists of, does not count.
    closed, decimated, mirrored
        Whether all parts are closed, one was thinned out by its publisher, and the left side is the mirror image of
        the right; ``None`` without parts.
    sources
        Keys of the files that the parts come from.
    """

    state: MeshState
    reason: str | None
    parts: tuple[str, ...]
    shared_with: tuple[str, ...]
    closed: bool | None
    decimated: bool | None
    mirrored: bool | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureRow:
    """What the pictures of a structure show, its "mesh" or its "surroundings", and from how many sides.

    ``around`` is the id of the place that shows the surroundings.
    """

    shows: Literal["mesh", "surroundings", "none"]
    views: int
    around: str | None = None


@dataclass(frozen=True, slots=True)
class FactCount:
    """How many statements there are, by how they were written: read in at least one source, or recalled."""

    read: int
    recalled: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.read + self.recalled


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that every muscle should tell and this one does not, with the reason if somebody gave one."""

    what: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One structure in the ledger.

    Attributes
    ----------
    names
        How many names it has, by language; abbreviations apart.
    facts
        By kind of statement: "origin", "nerve", "point" …; kinds without statements are left out.
    works
        How many statements rest on a work, by its key.
    """

    structure: Structure
    mesh: MeshRow
    pictures: PictureRow
    names: Mapping[str, int]
    facts: Mapping[str, FactCount]
    works: Mapping[str, int]
    missing: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class UnusedPart:
    """A muscle of the bundle that no structure shows, with the reason if somebody gave one."""

    part: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many parts of one kind the bundle has, and how many of them a picture may show."""

    shown: int
    all: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole ledger.

    Attributes
    ----------
    rows
        One for each page of a place, in the order of the tree.
    unused
        Muscles of the bundle that no structure shows; only of a site with every place.
    parts
        By kind.
    files
        Where the parts come from.
    redirects
        How many older addresses lead to the pages.
    """

    rows: tuple[Row, ...] = ()
    unused: tuple[UnusedPart, ...] = ()
    parts: Mapping[str, PartCount] = field(default_factory=dict)
    files: tuple[Source, ...] = ()
    redirects: int = 0


def coverage_of(atlas: Atlas, plan: SitePlan, pictures: Mapping[str, PlacePictures]) -> Coverage:
    """Return the ledger of a site.

    Parameters
    ----------
    pictures
        By structure id, as the studio returned them.
    """
    owners = _owners(atlas.join)
    structures = [atlas.knowledge.structures[page.structure] for page in plan.pages]
    return Coverage(
        rows=tuple(_row(atlas, structure, _pictures(structure.id, plan, pictures), owners) for structure in structures),
        unused=_unused(atlas, owners) if plan.whole else (),
        parts=_part_counts(atlas, owners),
        files=atlas.bundle.manifest.sources,
        redirects=sum(len(structure.redirects) for structure in structures),
    )


def _row(atlas: Atlas, structure: Structure, pictures: PictureRow, owners: Mapping[str, Sequence[str]]) -> Row:
    return Row(
        structure=structure,
        mesh=_mesh(atlas, structure, owners),
        pictures=pictures,
        names=_names(structure),
        facts=_facts(structure),
        works=_works(structure),
        missing=(*_missing(structure), *(Gap(*gap) for gap in companion_gaps(atlas.knowledge, structure).items())),
    )


def _owners(join: Join) -> dict[str, list[str]]:
    """Return by part the structures that name it themselves."""
    owners: dict[str, list[str]] = {}
    for structure, parts in join.structures.items():
        for part in parts:
            owners.setdefault(part, []).append(structure)
    return owners


def _mesh(atlas: Atlas, structure: Structure, owners: Mapping[str, Sequence[str]]) -> MeshRow:
    ids = atlas.part_ids(structure.id)
    parts = [atlas.bundle.parts[id_] for id_ in ids]
    own = atlas.join.structures.get(structure.id, ())
    kin = _kin(atlas, structure)
    others = dict.fromkeys(owner for id_ in own for owner in owners[id_] if owner not in kin)
    return MeshRow(
        state=_state(own, parts, owners, kin),
        reason=atlas.why_no_mesh(structure.id),
        parts=ids,
        shared_with=tuple(others),
        closed=all(part.closed for part in parts) if parts else None,
        decimated=any(part.decimated for part in parts) if parts else None,
        mirrored=any(part.side == "right" for part in parts) if parts else None,
        sources=tuple(sorted({part.source for part in parts})),
    )


def _state(
    own: Iterable[str], parts: Sequence[Part], owners: Mapping[str, Sequence[str]], kin: frozenset[str]
) -> MeshState:
    if not own:
        return "members" if parts else "none"
    return "own" if any(kin.issuperset(owners[part]) for part in own) else "shared"


def _kin(atlas: Atlas, structure: Structure) -> frozenset[str]:
    """Return the structure and what it is a part of, or consists of."""
    tree = atlas.knowledge.tree
    return frozenset(
        {structure.id, *(place.id for place in (*tree.ancestors(structure.id), *tree.descendants(structure.id)))}
    )


def _pictures(id_: str, plan: SitePlan, pictures: Mapping[str, PlacePictures]) -> PictureRow:
    if id_ in pictures:
        return PictureRow("mesh", len(pictures[id_].views))
    around = plan.surroundings.get(id_)
    if around is None or around not in pictures:
        return PictureRow("none", 0)
    return PictureRow("surroundings", len(pictures[around].views), around)


def _names(structure: Structure) -> dict[str, int]:
    names = structure.names
    counts = Counter({"en": 1 + len(names.synonyms), "la": 1 if names.la else 0})
    for language in sorted(names.others):
        counts[language] += len(names.others[language])
    return {language: count for language, count in counts.items() if count}


def _facts(structure: Structure) -> dict[str, FactCount]:
    read, recalled = Counter[str](), Counter[str]()
    for statement in structure.statements:
        kind = statement.id.split(".")[1]
        was_read = any(citation.how == "read" for citation in statement.sources)
        (read if was_read else recalled)[kind] += 1
    kinds = dict.fromkeys(statement.id.split(".")[1] for statement in structure.statements)
    return {kind: FactCount(read[kind], recalled[kind]) for kind in kinds}


def _works(structure: Structure) -> dict[str, int]:
    cited = ({citation.cite for citation in statement.sources} for statement in structure.statements)
    return dict(sorted(Counter(work for works in cited for work in works).items()))


def _missing(structure: Structure) -> tuple[Gap, ...]:
    there = {
        "origins": structure.origins,
        "insertions": structure.insertions,
        "actions": structure.actions,
        "nerves": structure.nerves,
        "arteries": structure.arteries,
        "la": structure.names.la,
        "ids": structure.ta2 or structure.fma,
        "sources": all(statement.sources for statement in structure.statements),
    }
    needed = _NEEDED.get(structure.kind, ())
    return tuple(Gap(what, structure.missing.get(what)) for what in needed if not there[what])


def _unused(atlas: Atlas, owners: Mapping[str, Sequence[str]]) -> tuple[UnusedPart, ...]:
    reasons = atlas.join.without_structure
    muscles = sorted(part.id for part in atlas.bundle.parts.values() if part.kind == "muscle")
    return tuple(UnusedPart(id_, reasons.get(id_)) for id_ in muscles if id_ not in owners)


def _part_counts(atlas: Atlas, owners: Mapping[str, Sequence[str]]) -> dict[str, PartCount]:
    bones = {part for parts in atlas.join.bones.values() for part in parts}
    shown = {*owners, *bones, *atlas.join.scenery}
    every = Counter(part.kind for part in atlas.bundle.parts.values())
    used = Counter(part.kind for part in atlas.bundle.parts.values() if part.id in shown)
    return {kind: PartCount(used[kind], every[kind]) for kind in sorted(every)}
