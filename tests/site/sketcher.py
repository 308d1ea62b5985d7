"""A stand-in for the studio: it writes every file that a picture record names, a few bytes each, in no time."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from muscleatlas.errors import PictureError
from muscleatlas.site.browse.map_record import map_to_json
from muscleatlas.studio.record import PlacePictures, pictures_to_json
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Outcome, SerialExecutor
from muscleatlas.workflow.task import Task
from tests.site.made_up import knowledge, made_up_bone, made_up_map, made_up_pictures

__all__ = ["Sketcher"]

_DRAWN = {"muscleatlas.studio.place:draw_place", "muscleatlas.site.browse.draw_map:draw_map"}


class Sketcher:
    """Draws nothing, quickly; what isn't drawn, it works out as everybody does.

    Parameters
    ----------
    fails_at, stops_at
        Permalinks of places at which it fails by a fault, or is interrupted.
    """

    def __init__(self, *, fails_at: Sequence[str] = (), stops_at: str | None = None) -> None:
        self.drawn: list[str] = []
        self._fails_at = fails_at
        self._stops_at = stops_at

    def run(self, tasks: Sequence[Task], *, context: Mapping[str, Any], cache: Cache) -> Generator[Outcome, None, None]:
        """Yield one outcome for each task."""
        assert Path(context["bundle"]).is_absolute()
        for task in tasks:
            if task.function not in _DRAWN:
                yield from SerialExecutor().run([task], context=context, cache=cache)
                continue
            if task.name == self._stops_at:
                raise KeyboardInterrupt
            if task.name in self._fails_at:
                yield Outcome(task, None, PictureError("nothing to be seen"))
                continue
            self.drawn.append(task.name)
            with cache.work_folder() as folder:
                value = _sketch(task.inputs, folder)
                yield Outcome(task, cache.store(task, value, folder))


def _sketch(inputs: Mapping[str, Any], folder: Path) -> dict[str, object]:
    known, id_ = knowledge(), inputs["structure"]
    if "ends" in inputs:
        return _sketched_map(folder)
    pictures = made_up_bone(known.bones[id_]) if "paint" in inputs else made_up_pictures(known.structures[id_])
    extras = inputs["extras"]
    named = [path for group in ("gallery", "thumbs", "turntable") for path in extras.get(group, {}).values()]
    for path in [*_paths(pictures), *named]:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{path} of {inputs['title']}")
    return pictures_to_json(pictures)


def _sketched_map(folder: Path) -> dict[str, object]:
    record = made_up_map()
    for side in record.figures:
        for file in side.files:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_text(f"{file.path} of the map")
    return map_to_json(record)


def _paths(pictures: PlacePictures) -> list[str]:
    shown = [*pictures.views, *pictures.attachments, pictures.sprite, pictures.turntable]
    files = [*pictures.hero_files, pictures.poster, *(file for picture in shown for file in picture.files)]
    return sorted({file.path for file in files})
