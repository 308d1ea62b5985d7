"""Build the website: from meshes, knowledge and authored pages to a folder of files, by one call."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.atlas.known import packaged_knowledge
from muscleatlas.content.read import read_pages
from muscleatlas.errors import Faults, MuscleatlasError
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.evidence.table import evidence_csv
from muscleatlas.site.atlas_json import atlas_json
from muscleatlas.site.bundles import choose_bundle
from muscleatlas.site.coverage import coverage_of
from muscleatlas.site.coverage_json import coverage_json
from muscleatlas.site.doubts import doubts_about, places_without_mesh
from muscleatlas.site.drawing import Drawn, drafted, draw_pictures, picture_tasks
from muscleatlas.site.edition import Edition
from muscleatlas.site.examining import examine_site, order_site
from muscleatlas.site.fingerprint import site_digest
from muscleatlas.site.gather import gather_site
from muscleatlas.site.marker import Marker
from muscleatlas.site.material import Material, MeshFacts
from muscleatlas.site.output import Staging, check_output, is_current, staged_site
from muscleatlas.site.plan import SitePlan, plan_site
from muscleatlas.site.settings import BuildProgress, BuildReport, BuildSettings, Quiet
from muscleatlas.site.social import put_social_images
from muscleatlas.site.surroundings import with_surroundings
from muscleatlas.site.write import render_site
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Executor
from muscleatlas.workflow.memory import no_garbage_expected
from muscleatlas.workflow.processes import ProcessExecutor
from muscleatlas.workflow.trim import trim_cache

__all__ = ["build"]


@dataclass(frozen=True, slots=True)
class _Order:
    """A build, read and checked, before anything is drawn."""

    settings: BuildSettings
    atlas: Atlas
    plan: SitePlan
    doubts: tuple[MuscleatlasError, ...]
    digest: str
    meshes: str


def build(
    settings: BuildSettings, *, progress: BuildProgress | None = None, executor: Executor | None = None
) -> BuildReport:
    """Build a site and put it in the place of the earlier one.

    Parameters
    ----------
    settings
        What to build, and where.
    progress
        Is told how it goes on.
    executor
        Draws the pictures and examines the statements; processes of this machine when not given.

    Raises
    ------
    MuscleatlasError
        For every fault of the input, the output folder or the disk; the earlier site is then untouched.
    """
    began = time.perf_counter()
    progress = progress or Quiet()
    settings = replace(settings, out=Path(os.path.normpath(settings.out)))
    earlier = check_output(settings.out, only=settings.only)
    order = _read(settings, progress)
    if earlier is not None and is_current(settings.out, earlier, plan=order.digest, only=order.settings.only):
        return _report(order, earlier, drawn=None, began=began)
    cache, workers, strict = Cache(), executor or ProcessExecutor(settings.jobs), order.settings.strict
    with cache.in_use(), staged_site(settings.out) as staging:
        drawn = _draw(order, staging, cache, workers, progress)
        examined = examine_site(order.atlas, order.plan, workers, strict=strict, cache=cache, progress=progress)
        depth, depth_keys = order_site(order.atlas, order.plan, workers, cache=cache)
        progress.tell("Writing the pages")
        with no_garbage_expected():
            kept = _write(order, drawn, examined.evidence, staging, cache)
        staging.write("depth.json", depth, by="depth.json")
        marker = staging.publish(plan=order.digest, only=order.settings.only, draft=order.settings.draft is not None)
    trim_cache(cache, keep=drawn.keys | examined.keys | depth_keys | kept)
    return _report(order, marker, drawn=drawn, began=began)


def _read(settings: BuildSettings, progress: BuildProgress) -> _Order:
    """Read everything that a build rests on, and find its faults before anything slow begins."""
    progress.tell("Reading the atlas")
    knowledge = packaged_knowledge()
    authored = read_pages(settings.pages) if settings.pages else ()
    plan = plan_site(knowledge, only=settings.only, authored=authored)
    settings = replace(settings, only=plan.entrance if settings.only else None)
    chosen = choose_bundle(settings.bundle, mirror=settings.mirror, tell=progress.tell)
    bundle = chosen.bundle
    atlas = Atlas(knowledge, bundle, read_join(bundle, knowledge))
    plan = with_surroundings(plan, atlas)
    doubts = doubts_about(atlas, plan)
    if settings.strict and doubts:
        raise Faults(doubts, of="what --strict does not let pass")
    meshes = f"{bundle.manifest.title} ({bundle.manifest.name}), {chosen.why}"
    return _Order(settings, atlas, plan, doubts, site_digest(bundle, authored, settings), meshes)


def _draw(order: _Order, staging: Staging, cache: Cache, executor: Executor, progress: BuildProgress) -> Drawn:
    progress.tell("Drawing")
    return draw_pictures(
        drafted(picture_tasks(order.atlas, order.plan), order.settings.draft),
        plan=order.plan,
        staging=staging,
        executor=executor,
        cache=cache,
        context={"bundle": str(order.atlas.bundle.path.resolve())},
        progress=progress,
    )


def _write(order: _Order, drawn: Drawn, evidence: Evidence, staging: Staging, cache: Cache) -> frozenset[str]:
    """Write the pages; return the keys of what was drawn for them."""
    material = Material(
        knowledge=order.atlas.knowledge,
        plan=order.plan,
        pictures=drawn.pictures,
        bones=drawn.bones,
        body_map=drawn.body_map,
        credits=tuple(order.atlas.bundle.credit.splitlines()),
        licence=order.atlas.bundle.licence,
        schematic=order.atlas.bundle.manifest.schematic,
        settings=order.settings.site,
        coverage=coverage_of(order.atlas, order.plan, drawn.pictures),
        evidence=evidence,
        meshes={page.structure: _mesh_facts(order.atlas, page.structure) for page in order.plan.pages},
        edition=Edition(version("muscleatlas"), order.atlas.bundle.digest, order.settings.site.published),
        without_mesh=_without_mesh(order.atlas, order.plan),
    )
    from muscleatlas.site.labels import label_scripts  # it rests on what draws, which takes long to import

    site = gather_site(material)
    for path, content in render_site(site):
        staging.write(path, content, by=f"the page {path}")
    for path, content in label_scripts(order.atlas, order.plan.drawn_places, drawn.pictures):
        staging.write(path, content, by="the labels of the views")
    staging.write("atlas.json", atlas_json(material), by="atlas.json")
    staging.write("evidence.csv", evidence_csv(evidence, order.atlas.knowledge).encode(), by="evidence.csv")
    staging.write("coverage.json", coverage_json(material.coverage), by="coverage.json")
    if not order.settings.site.site_url:
        return frozenset()
    return put_social_images(site.pages, drawn.pictures, staging=staging, cache=cache)


def _mesh_facts(atlas: Atlas, structure: str) -> tuple[MeshFacts, ...]:
    parts = (atlas.bundle.parts[part] for part in atlas.part_ids(structure))
    return tuple(MeshFacts(part.id, part.closed, part.volume_mm3) for part in parts)


def _without_mesh(atlas: Atlas, plan: SitePlan) -> dict[str, str]:
    whys = ((page.structure, atlas.why_no_mesh(page.structure)) for page in plan.pages)
    return {structure: why for structure, why in whys if why is not None}


def _report(order: _Order, marker: Marker, *, drawn: Drawn | None, began: float) -> BuildReport:
    return BuildReport(
        out=order.settings.out,
        changed=drawn is not None,
        places=len(order.plan.pages),
        files=len(marker.files),
        size_bytes=marker.size_bytes,
        pictures_drawn=drawn.made if drawn else 0,
        pictures_cached=drawn.cached if drawn else 0,
        without_mesh=places_without_mesh(order.atlas, order.plan),
        doubts=tuple(map(str, order.doubts)),
        seconds=time.perf_counter() - began,
        has_address=order.settings.site.site_url is not None,
        meshes=order.meshes,
        draft=order.settings.draft,
    )
