"""Made-up tasks: they take no time, draw nothing, and leave a mark for each time they run."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.task import Task

MADE_UP = """
    import os, signal, time
    from pathlib import Path
    from muscleatlas.errors import PictureError

    def draw(inputs, context, out):
        with open(context["marks"], "a") as marks:
            marks.write(inputs["text"] + "\\n")
        print("a task may print what it likes")
        (out / "pictures").mkdir()
        (out / "pictures" / "one.txt").write_text(inputs["text"])
        (out / "two.txt").write_text("the same for all")
        return {"letters": len(inputs["text"]), "processes": context.get("processes")}

    def fail(inputs, context, out):
        (out / "half.txt").write_text("half")
        raise PictureError(f"can't draw {inputs['text']!r}", hint="take another")

    def stumble(inputs, context, out):
        raise ZeroDivisionError("a bug of ours")

    def die(inputs, context, out):
        os.kill(os.getpid(), signal.SIGKILL)

    def wait(inputs, context, out):
        if inputs["text"] != "quick":
            Path(context["marks"]).write_text(str(os.getpid()))
            time.sleep(60)
        return draw(inputs, context, out)

    def die_once(inputs, context, out):
        marks = Path(context["marks"])
        if not marks.exists():
            die(inputs, {}, marks.write_text("died"))
        return draw(inputs, context, out)

    def read(inputs, context, out):
        return {path.name: path.read_text() for path in Path(context["bundle"]).iterdir()} | {"at": context["bundle"]}

    def linger(inputs, context, out):
        Path(context["marks"]).write_text(str(os.getpid()) + "\\n")
        time.sleep(0.5)
        return draw(inputs, context, out)

    def threads(inputs, context, out):
        return {name: os.environ[name] for name in ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS")}
"""


def write_made_up(folder: Path) -> Path:
    """Write the module of made-up tasks into a new folder, and return the folder."""
    folder.mkdir()
    (folder / "made_up_tasks.py").write_text(textwrap.dedent(MADE_UP))
    return folder


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """The file in which `draw` notes each of its runs."""
    return tmp_path / "marks.txt"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Task]:
    """Return a maker of tasks: ``made_up("draw", "a")``."""
    monkeypatch.syspath_prepend(str(write_made_up(tmp_path / "modules")))

    def task(function: str, text: str, **more: object) -> Task:
        return Task(f"/{text}/", f"made_up_tasks:{function}", {"text": text, **more}, code="1")

    return task
