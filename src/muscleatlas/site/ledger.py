"""The page of the ledger: counts in words, a table for each region, and what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from muscleatlas.anatomy.english import listed
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import KINDS, Structure
from muscleatlas.site.coverage import Coverage, Gap, MeshRow, PictureRow, Row
from muscleatlas.site.coverage_json import coverage_totals
from muscleatlas.site.links import Router
from muscleatlas.site.material import Material
from muscleatlas.site.model import Ledger, LedgerRow, LedgerSection, Link
from muscleatlas.site.plan import COVERAGE
from muscleatlas.site.shell import gather_shell, licence_link
from muscleatlas.site.ways import way_to

__all__ = ["gather_ledger"]

_TITLE = "What the atlas has, and what is missing"
_SUBTITLE = "Mesh, pictures, names and statements of every structure."
_LANGUAGES = {
    "en": "English",
    "la": "Latin",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "de": "German",
    "nl": "Dutch",
    "ja": "Japanese",
}
_PLURALS = {"body": "bodies", "region": "regions", "group": "groups", "muscle": "muscles", "head": "heads"}
_FACTS = {
    "origin": ("origin", "origins"),
    "insertion": ("insertion", "insertions"),
    "action": ("action", "actions"),
    "nerve": ("nerve", "nerves"),
    "artery": ("artery", "arteries"),
    "layer": ("layer", "layers"),
    "antagonist": ("antagonist", "antagonists"),
    "synergist": ("synergist", "synergists"),
    "point": ("point", "points"),
}
_PART_NOUNS = {"artery": "arteries", "fascia": "fasciae"}
_GAPS = {"la": "Latin name", "ids": "id of TA2 or FMA"}


def gather_ledger(material: Material) -> Ledger | None:
    """Return the model of the ledger's page; ``None`` if somebody wrote a page of its address."""
    if COVERAGE in {article.permalink for article in material.plan.articles}:
        return None
    router, coverage = material.router(COVERAGE), material.coverage
    return Ledger(
        shell=gather_shell(material.settings, material.plan, COVERAGE, title=_TITLE, description=_SUBTITLE),
        title=_TITLE,
        subtitle=_SUBTITLE,
        breadcrumb=(),
        data=Link("coverage.json", router.file("coverage.json")),
        totals=tuple(_totals(coverage)),
        sections=tuple(_sections(material, router)),
        unused=tuple((part.part, part.reason or "") for part in coverage.unused),
        files=tuple((file.key, Link(file.title, file.url)) for file in coverage.files),
        credits=material.credits,
        licence=licence_link(material.licence),
        schematic=material.schematic,
    )


def _totals(coverage: Coverage) -> Iterable[tuple[str, str]]:
    totals = coverage_totals(coverage)
    kinds, meshes, pictures = totals["structures"], totals["meshes"], totals["pictures"]
    older = _counted(coverage.redirects, "older address leads", "older addresses lead")
    yield "Structures", f"{_kinds(kinds)}; {older} to them"
    yield (
        "Meshes",
        _told(
            meshes,
            {
                "own": "have their own",
                "members": "are made of members that have theirs",
                "shared": "share one",
                "none": "have none",
            },
        ),
    )
    yield (
        "Pictures",
        _told(
            pictures,
            {"mesh": "of the structure itself", "surroundings": "of its surroundings", "none": "without pictures"},
        ),
    )
    yield "Statements", "{read} read, {recalled} recalled".format_map(totals["statements"])
    yield "Names", ", ".join(f"{count} in {_language(code)}" for code, count in totals["structures_named"].items())
    yield (
        "Missing",
        _told(
            totals["missing"], {"with_reason": "with a reason", "without_reason": "without a reason"}, none="nothing"
        ),
    )
    used = {kind: count for kind, count in coverage.parts.items() if count.shown}
    parts = (f"{count.shown} of {count.all} {_part_noun(kind)}" for kind, count in used.items())
    yield "Meshes that pictures may show", ", ".join(parts) or "none"


def _kinds(counts: Mapping[str, int]) -> str:
    """Return how many structures there are of each kind."""
    return listed([_counted(counts[kind], kind, _PLURALS[kind]) for kind in KINDS if kind in counts])


def _told(counts: Mapping[str, Any], words: Mapping[str, str], *, none: str = "") -> str:
    return ", ".join(f"{counts[key]} {text}" for key, text in words.items() if counts.get(key)) or none


def _sections(material: Material, router: Router) -> Iterable[LedgerSection]:
    """Yield the rows of each region, in the order of the tree."""
    by_region: dict[str, list[Row]] = {}
    for row in material.coverage.rows:
        by_region.setdefault(_region_of(material.knowledge, row.structure).id, []).append(row)
    for region, rows in by_region.items():
        heading = material.structure(region).names.en
        yield LedgerSection(region, heading, tuple(_row(material, row, router) for row in rows))


def _region_of(knowledge: Knowledge, structure: Structure) -> Structure:
    places = (structure, *knowledge.tree.ancestors(structure.id))
    return next(place for place in places if place.kind in {"region", "body"})


def _row(material: Material, row: Row, router: Router) -> LedgerRow:
    counts = row.facts.values()
    every, read = sum(count.all for count in counts), sum(count.read for count in counts)
    return LedgerRow(
        link=way_to(row.structure, router),
        kind=row.structure.kind,
        mesh=_mesh(material, row.mesh),
        mesh_notes="; ".join(_mesh_notes(row.mesh)),
        pictures=_pictures(material, row.pictures),
        names=", ".join(f"{_language(code)} {count}" for code, count in row.names.items()),
        facts=f"{every}: {read} read, {every - read} recalled" if every else "none",
        facts_by_kind=", ".join(_counted(count.all, *_FACTS[kind]) for kind, count in row.facts.items()),
        missing="; ".join(map(_gap, row.missing)),
    )


def _mesh(material: Material, mesh: MeshRow) -> str:
    if mesh.state == "none":
        return f"none: {mesh.reason}"
    if mesh.state == "shared":
        return f"shared with {listed([material.structure(id_).names.en for id_ in mesh.shared_with])}"
    return "its own" if mesh.state == "own" else "those of its members"


def _mesh_notes(mesh: MeshRow) -> Iterable[str]:
    if mesh.parts:
        yield "closed" if mesh.closed else "not closed"
        yield from [_thinned(mesh)] if mesh.decimated else []
        yield from ["left side mirrored"] if mesh.mirrored else []
        yield f"from {', '.join(mesh.sources)}"


def _thinned(mesh: MeshRow) -> str:
    return "thinned out by the publisher" if len(mesh.parts) == 1 else "some thinned out by the publisher"


def _pictures(material: Material, pictures: PictureRow) -> str:
    sides = _counted(pictures.views, "side", "sides")
    if pictures.around:
        return f"{sides}, of its surroundings: {material.structure(pictures.around).names.en}"
    return sides if pictures.shows == "mesh" else "none"


def _gap(gap: Gap) -> str:
    return f"{_GAPS.get(gap.what, gap.what)}: {gap.reason or 'no reason given'}"


def _language(code: str) -> str:
    return _LANGUAGES.get(code, code)


def _part_noun(kind: str) -> str:
    return _PART_NOUNS.get(kind, f"{kind}s")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
