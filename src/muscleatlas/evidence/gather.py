"""Gathering: the evidence of a whole atlas, from the cache where it is, examined where not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.evidence import Evidence, evidence_from_json, united
from muscleatlas.evidence.tasks import evidence_tasks
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Executor
from muscleatlas.workflow.run import Watcher, run_tasks

__all__ = ["Gathered", "gather_evidence"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence, the keys of the results that it rests on, and how many structures were examined now."""

    evidence: Evidence
    keys: frozenset[str]
    made: int


def gather_evidence(
    atlas: Atlas,
    structure_ids: Iterable[str] | None = None,
    *,
    executor: Executor,
    cache: Cache,
    finished: Watcher | None = None,
) -> Gathered:
    """Return what the examinations find about these structures, or about all of them, in their order.

    Raises
    ------
    MuscleatlasError
        If the bundle can't be read; what one structure's mesh doesn't allow is told in ``Evidence.failures``.
    """
    tasks = evidence_tasks(atlas, structure_ids)
    context = {"bundle": str(atlas.bundle.path.resolve())}
    results = run_tasks(tasks, executor=executor, cache=cache, context=context, finished=finished)
    found = united(evidence_from_json(results.by_name[task.name].value) for task in tasks)
    keys = frozenset(result.key for result in results.by_name.values())
    return Gathered(found, keys, len(results.made))
