"""The order in depth of a site's places as one task, so that it is worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.depth import depth_members, depth_orders_json, places_with_depth
from muscleatlas.evidence.tasks import CODE_BEHIND_EVIDENCE, atlas_on
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.digest import code_digest
from muscleatlas.workflow.executor import Executor
from muscleatlas.workflow.run import run_tasks
from muscleatlas.workflow.task import Task

__all__ = ["depth_task", "gather_depth", "order_places"]

_NAME = "order in depth"
_ORDER = "muscleatlas.evidence.depth_task:order_places"


def gather_depth(
    atlas: Atlas, structure_ids: Iterable[str], *, executor: Executor, cache: Cache
) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the layers of those of these places that have any, as JSON, and the key of the result."""
    context = {"bundle": str(atlas.bundle.path.resolve())}
    results = run_tasks([depth_task(atlas, structure_ids)], executor=executor, cache=cache, context=context)
    found = results.by_name[_NAME]
    return dict(found.value), frozenset({found.key})


def depth_task(atlas: Atlas, structure_ids: Iterable[str]) -> Task:
    """Return the task; its key holds the meshes, and of each place the members and the views."""
    wanted = set(structure_ids)
    tree = atlas.knowledge.tree
    places = {
        id_: [tree.get(id_).view_scheme, *depth_members(atlas, id_)]
        for id_ in places_with_depth(atlas)
        if id_ in wanted
    }
    inputs = {"bundle": atlas.bundle.digest, "places": places}
    return Task(_NAME, _ORDER, inputs, code=code_digest(*CODE_BEHIND_EVIDENCE))


def order_places(inputs: Mapping[str, Any], context: Mapping[str, Any], _out: Path) -> dict[str, Any]:
    """Work the order out; ``context["bundle"]`` is the folder of the bundle."""
    return depth_orders_json(atlas_on(context["bundle"]), list(inputs["places"]))
