from __future__ import annotations

import subprocess
import sys

from muscleatlas.site.browse.addresses import HOME
from muscleatlas.site.drawing import CODE_BEHIND_PICTURES, drafted
from muscleatlas.site.settings import Draft
from muscleatlas.workflow.task import Task


def test_every_module_that_draws_a_place_counts_for_the_keys_of_its_pictures() -> None:
    script = "import sys, muscleatlas.studio.place; print(*(name for name in sys.modules if 'muscleatlas.' in name))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    packages = {name.rpartition(".")[0] for name in loaded}
    files = {f"{name.removeprefix('muscleatlas.').replace('.', '/')}.py" for name in loaded if name not in packages}
    assert files <= set(CODE_BEHIND_PICTURES)
    assert "studio/raster.py" in files


def test_a_draft_asks_for_small_pictures_of_every_place_but_not_of_the_map() -> None:
    tasks = [
        Task("/muscle/leg/", "a:b", {"title": "Leg"}),
        Task(HOME, "a:c", {}),
        Task("/bone/tibia/", "a:b", {"view_px": 640}),
    ]
    small = drafted(tasks, Draft(view_px=256, frames=16))
    assert [task.inputs for task in small] == [
        {"title": "Leg", "view_px": 256, "frames": 16}, {}, {"view_px": 256, "frames": 16},
    ]  # fmt: skip
    assert [task.name for task in small] == [task.name for task in tasks]


def test_what_is_no_draft_stays_as_it_is() -> None:
    tasks = (Task("/muscle/leg/", "a:b", {"title": "Leg"}),)
    assert drafted(tasks, None) == tasks
