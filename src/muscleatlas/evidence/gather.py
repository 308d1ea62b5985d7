"""Gathering: the evidence of a whole atlas, from the cache where it is, examined where not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import MuscleatlasError
from muscleatlas.evidence.evidence import Evidence, evidence_from_json, united
from muscleatlas.evidence.explanations import explained, explanation_faults, read_explanations
from muscleatlas.evidence.tasks import evidence_tasks
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Executor
from muscleatlas.workflow.run import Watcher, run_tasks

__all__ = ["Gathered", "gather_evidence"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence of an atlas.

    Attributes
    ----------
    keys
        Of the results that it rests on.
    made
        How many structures were examined now, not taken from the cache.
    faults
        Contradictions that nobody explained, and explanations of what nothing contradicts.
    """

    evidence: Evidence
    keys: frozenset[str]
    made: int
    faults: tuple[MuscleatlasError, ...] = ()


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
    explanations = read_explanations(bundle=atlas.bundle.manifest.name)
    keys = frozenset(result.key for result in results.by_name.values())
    whole = explained(found, explanations)
    return Gathered(whole, keys, len(results.made), faults=explanation_faults(whole, explanations))
