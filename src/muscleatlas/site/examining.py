"""The evidence of a site: examined as tasks beside the pictures, or taken from the cache."""

from __future__ import annotations

import json

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import Faults
from muscleatlas.evidence.depth_task import gather_depth
from muscleatlas.evidence.gather import Gathered, gather_evidence
from muscleatlas.site.plan import SitePlan
from muscleatlas.site.settings import BuildProgress
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Executor

__all__ = ["examine_site", "order_site"]


def examine_site(
    atlas: Atlas, plan: SitePlan, executor: Executor, *, strict: bool, cache: Cache, progress: BuildProgress
) -> Gathered:
    """Return what the examinations find about the places of a site.

    Raises
    ------
    Faults
        With ``strict``, for each contradiction that nobody has explained, and each explanation without one.
    """
    progress.tell("Holding the statements against the meshes")
    structures = [page.structure for page in plan.pages]
    gathered = gather_evidence(atlas, structures, executor=executor, cache=cache)
    if strict and gathered.faults:
        raise Faults(gathered.faults, of="the statements")
    return gathered


def order_site(atlas: Atlas, plan: SitePlan, executor: Executor, *, cache: Cache) -> tuple[bytes, frozenset[str]]:
    """Return ``depth.json``, the muscles of each region and group in layers, and the key of the result."""
    orders, keys = gather_depth(atlas, [page.structure for page in plan.pages], executor=executor, cache=cache)
    return (json.dumps(orders, indent=1) + "\n").encode(), keys
