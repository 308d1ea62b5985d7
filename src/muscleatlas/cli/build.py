"""``muscleatlas build``: build the website."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from muscleatlas.errors import UsageError

if TYPE_CHECKING:
    from muscleatlas.site.settings import BuildReport, NoMeshes
    from muscleatlas.workflow.executor import Executor

__all__ = ["build", "told"]

_SHOWN = 5


def build(
    *,
    out: Path = Path("site"),
    pages: Path | None = None,
    only: str | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    draft: Annotated[bool, Parameter(negative="")] = False,
    strict: Annotated[bool, Parameter(negative="")] = False,
    bundle: str = "best",
    mirror: Annotated[Path | None, Parameter(env_var="MUSCLEATLAS_MIRROR")] = None,
    title: str = "muscleatlas",
    site_url: str | None = None,
    report_url: str | None = None,
    published: str | None = None,
) -> None:
    """Build the website of the atlas, or of a part of it.

    Meshes that aren't on this machine yet are fetched first. Pictures are kept in a cache, so that a second
    build draws only what has changed and one that was stopped goes on where it was. The output folder is
    replaced only by a whole, good site.

    Example: `muscleatlas build --out site --only /muscle/leg/`

    Parameters
    ----------
    out
        The folder of the site; a new one, or one that an earlier build made.
    pages
        A folder of pages of your own; each replaces the atlas's page of its permalink.
    only
        The permalink of a place: only it and all below it is built.
    jobs
        How many processes draw at once; as many as there are cores when not given.
    scheduler
        The address of a Dask scheduler, as in `tcp://127.0.0.1:8786`: its workers draw, instead of processes of
        this machine. Needs `pip install muscleatlas[cluster]`, here and there.
    draft
        Draw small views and short films, in a fraction of the time: for looking at texts and layout, not for
        readers. The site's marker says that it is a draft.
    strict
        Fail over what is otherwise only reported: places without pictures that nobody has explained, links
        of your pages that lead nowhere, and what `muscleatlas check` finds wrong in their words.
    bundle
        The bundle of meshes, by name or as a folder; `best` takes Z-Anatomy if it is here or can be fetched, and the
        schematic body of `muscleatlas data add musculoskeletal` if not.
    mirror
        A folder that has the source files of the meshes, used instead of the network.
    title
        The name of the site.
    site_url
        The address that the site will have: for canonical links, the sitemap, and what networks and other sites show
        of a page. Without it these are left out.
    report_url
        Where readers report errors; `{permalink}` in it becomes the page's, `{statement}` the statement's.
    published
        The date of this edition for citations, as in `2026-11-22`.
    """
    if jobs is not None and jobs < 1:
        raise UsageError("too few jobs", found=f"--jobs {jobs}", expected="1 or more")
    if jobs is not None and scheduler is not None:
        raise UsageError("--jobs counts processes of this machine, and --scheduler draws elsewhere", expected="one")
    from muscleatlas.cli.progress import build_progress
    from muscleatlas.site.build import build as build_site
    from muscleatlas.site.model import SiteSettings
    from muscleatlas.site.settings import BuildSettings, Draft

    settings = BuildSettings(
        out=out,
        site=SiteSettings(title=title, site_url=site_url, report_url=report_url, published=published),
        pages=pages,
        only=only,
        jobs=jobs,
        strict=strict,
        bundle=bundle,
        mirror=mirror,
        draft=Draft() if draft else None,
    )
    executor = _cluster(scheduler) if scheduler else None
    with build_progress() as progress:
        report = build_site(settings, progress=progress, executor=executor)
    sys.stderr.write(told(report))


def _cluster(address: str) -> Executor:
    """Return what hands the work to a cluster: each worker gets the two files of the bundle and knows the rest."""
    from muscleatlas.bundle.bundle import MANIFEST_FILE, MESHES_FILE
    from muscleatlas.evidence.tasks import CODE_BEHIND_EVIDENCE
    from muscleatlas.site.drawing import CODE_BEHIND_PICTURES
    from muscleatlas.workflow.cluster import ClusterExecutor

    parts = tuple(sorted({*CODE_BEHIND_PICTURES, *CODE_BEHIND_EVIDENCE, "anatomy"}))
    return ClusterExecutor(address, sent={"bundle": (MANIFEST_FILE, MESHES_FILE)}, parts=parts)


def told(report: BuildReport) -> str:
    """Return the last words of a build: what was made, what is missing, and where to look."""
    return (
        "\n".join(
            [
                _work(report),
                *_draft(report),
                *_meshes(report),
                *_gaps(report),
                *_left_out(report),
                *report.doubts,
                _where_to_look(report),
            ]
        )
        + "\n"
    )


def _work(report: BuildReport) -> str:
    size = f"{_counted(report.places, 'place')}, {_counted(report.files, 'file')}, {report.size_bytes / 1e6:,.1f} MB"
    if not report.changed:
        return f"Nothing changed, the site is left as it is: {size} ({_duration(report.seconds)})."
    pictures = f"{_counted(report.pictures_drawn, 'picture file')} drawn, {report.pictures_cached:,} from the cache"
    return f"Built {size}; {pictures}; {_duration(report.seconds)}."


def _draft(report: BuildReport) -> list[str]:
    if report.draft is None:
        return []
    views, films = f"views of {report.draft.view_px} pixels", f"films of {report.draft.frames} frames"
    return [f"A draft, not for readers: {views}, {films}. Build without --draft before you publish."]


def _meshes(report: BuildReport) -> list[str]:
    return [f"Meshes: {report.meshes}."] if report.meshes else []


def _gaps(report: BuildReport) -> list[str]:
    without = report.without_mesh
    if not without:
        return []
    lines = [f"{_counted(len(without), 'place')} without a mesh:"]
    lines += [f"  {place.permalink}  {place.why}{_shown_by(place)}" for place in without[:_SHOWN]]
    return lines + ([f"  and {len(without) - _SHOWN} more"] if len(without) > _SHOWN else [])


def _shown_by(place: NoMeshes) -> str:
    return f"; shows {place.around}" if place.around else ""


def _left_out(report: BuildReport) -> list[str]:
    if report.has_address:
        return []
    absent = "canonical links, sitemap, pictures for networks, oEmbed"
    return [f"Left out, for want of --site-url: {absent}."]


def _where_to_look(report: BuildReport) -> str:
    return f"Open {report.out / 'index.html'}, or run: muscleatlas serve {report.out}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"
