"""The pictures of a site: planned as one task for each place, drawn or taken from the cache, put in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.content.gallery import PictureNames, picture_names
from muscleatlas.errors import OutputError
from muscleatlas.site.browse.addresses import HOME, bone_permalink
from muscleatlas.site.browse.map_record import MapRecord, map_from_json
from muscleatlas.site.links import picture_file
from muscleatlas.site.output import Staging
from muscleatlas.site.plan import PlannedPage, SitePlan
from muscleatlas.site.settings import BuildProgress, Draft
from muscleatlas.studio.record import PlacePictures, pictures_from_json
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.digest import code_digest
from muscleatlas.workflow.disk import disk_faults_told
from muscleatlas.workflow.executor import Executor
from muscleatlas.workflow.imports import modules_behind
from muscleatlas.workflow.run import Results, run_tasks
from muscleatlas.workflow.task import Task

__all__ = ["CODE_BEHIND_PICTURES", "Drawn", "drafted", "draw_pictures", "picture_tasks"]

_DRAW = "muscleatlas.studio.place:draw_place"
CODE_BEHIND_PICTURES = modules_behind("studio/place.py")
_DRAW_MAP = "muscleatlas.site.browse.draw_map:draw_map"
_CODE_BEHIND_THE_MAP = ("site/browse/draw_map.py", "site/browse/map_record.py", "site/browse/outlines.py")
_PICTURES_OF_A_PLACE = 18
_MAP = 24.0
"""How much work the map is, beside the pictures of a place."""
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures of a site.

    Parameters
    ----------
    pictures, bones
        Their records by the id of the structure, and of the bone.
    body_map
        The map of the home page; None where the topmost place has no regions.
    keys
        Of the results that the site uses.
    made, cached
        How many files were made now, and how many taken from the cache.
    """

    pictures: Mapping[str, PlacePictures]
    bones: Mapping[str, PlacePictures]
    body_map: MapRecord | None
    keys: frozenset[str]
    made: int
    cached: int


def picture_tasks(atlas: Atlas, plan: SitePlan) -> tuple[Task, ...]:
    """Return a task for each place that the bundle can show, in the order of the tree, each bone, and the map."""
    tasks = (
        *(_task(atlas, page) for page in plan.drawn_places),
        *(_bone_task(atlas, id_) for id_ in plan.drawn_bones),
        _map_task(atlas, plan),
    )
    return tuple(task for task in tasks if task is not None)


def drafted(tasks: Sequence[Task], draft: Draft | None) -> tuple[Task, ...]:
    """Return the same tasks with the small pictures of a draft; the map, which is one picture, stays as it is."""
    if draft is None:
        return tuple(tasks)
    small = asdict(draft)
    return tuple(task if task.name == HOME else replace(task, inputs={**task.inputs, **small}) for task in tasks)


def _bone_task(atlas: Atlas, id_: str) -> Task | None:
    from muscleatlas.studio.bones import bone_inputs

    inputs = bone_inputs(atlas, id_)
    if inputs is None:
        return None
    return Task(bone_permalink(id_), _DRAW, inputs, code=code_digest(*CODE_BEHIND_PICTURES), weight=_weight(None))


def _map_task(atlas: Atlas, plan: SitePlan) -> Task | None:
    from muscleatlas.site.browse.plan_map import map_inputs

    inputs = map_inputs(atlas, atlas.knowledge.tree.by_permalink(plan.entrance))
    if inputs is None:
        return None
    return Task(HOME, _DRAW_MAP, inputs, code=code_digest(*CODE_BEHIND_PICTURES, *_CODE_BEHIND_THE_MAP), weight=_MAP)


def _task(atlas: Atlas, page: PlannedPage) -> Task | None:
    from muscleatlas.studio.plan import picture_inputs

    names = picture_names(page.authored) if page.authored else None
    inputs = picture_inputs(atlas, page.structure, extras=names)
    if inputs is None:
        return None
    return Task(page.permalink, _DRAW, inputs, code=code_digest(*CODE_BEHIND_PICTURES), weight=_weight(names))


def _weight(names: PictureNames | None) -> float:
    """Return how many pictures a place has."""
    asked_for = len(names["gallery"]) + len(names["thumbs"]) + len(names["turntable"]) if names else 0
    return float(_PICTURES_OF_A_PLACE + asked_for)


def draw_pictures(
    tasks: Sequence[Task],
    *,
    plan: SitePlan,
    staging: Staging,
    executor: Executor,
    cache: Cache,
    context: Mapping[str, str],
    progress: BuildProgress,
) -> Drawn:
    """Put the files of all tasks into the site and return the records of its pictures.

    A file that turns out damaged in the cache is drawn again.
    """
    made = set[str]()
    for _ in range(_ROUNDS):
        progress.expect(tasks)
        with disk_faults_told(str(cache.folder)):
            results = run_tasks(tasks, executor=executor, cache=cache, context=context, finished=progress.finished)
        made |= results.made
        if _restored(results, staging, cache):
            return _drawn(results, plan, made)
    raise OutputError(
        "the cache damages what it holds",
        where=str(cache.folder),
        hint="check that disk; set MUSCLEATLAS_CACHE to a folder on another one",
    )


def _restored(results: Results, staging: Staging, cache: Cache) -> bool:
    def restore(permalink: str) -> bool:
        return cache.restore(
            results.by_name[permalink], lambda path: staging.place(picture_file(permalink, path), by=permalink)
        )

    with ThreadPoolExecutor() as threads:
        return all(list(threads.map(restore, results.by_name)))


def _drawn(results: Results, plan: SitePlan, made: set[str]) -> Drawn:
    records = {name: pictures_from_json(result.value) for name, result in results.by_name.items() if name != HOME}
    body_map = results.by_name.get(HOME)
    return Drawn(
        pictures={page.structure: records[page.permalink] for page in plan.drawn_places if page.permalink in records},
        bones={id_: records[bone_permalink(id_)] for id_ in plan.drawn_bones if bone_permalink(id_) in records},
        body_map=map_from_json(body_map.value) if body_map else None,
        keys=frozenset(result.key for result in results.by_name.values()),
        made=sum(len(result.files) for name, result in results.by_name.items() if name in made),
        cached=sum(len(result.files) for name, result in results.by_name.items() if name not in made),
    )
