"""The evidence of a site: examined as tasks beside the pictures, or taken from the cache."""

from __future__ import annotations

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import Faults
from muscleatlas.evidence.gather import Gathered, gather_evidence
from muscleatlas.site.plan import SitePlan
from muscleatlas.site.settings import BuildProgress, BuildSettings
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.processes import ProcessExecutor

__all__ = ["examine_site"]


def examine_site(
    atlas: Atlas, plan: SitePlan, settings: BuildSettings, *, cache: Cache, progress: BuildProgress
) -> Gathered:
    """Return what the examinations find about the places of a site; processes of this machine do the work.

    Raises
    ------
    Faults
        With ``strict``, for each contradiction that nobody has explained, and each explanation without one.
    """
    progress.tell("Holding the statements against the meshes")
    structures = [page.structure for page in plan.pages]
    gathered = gather_evidence(atlas, structures, executor=ProcessExecutor(settings.jobs), cache=cache)
    if settings.strict and gathered.faults:
        raise Faults(gathered.faults, of="the statements")
    return gathered
