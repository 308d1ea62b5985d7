from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from muscleatlas.errors import MuscleatlasError, PictureError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.executor import Executor, SerialExecutor
from muscleatlas.workflow.processes import ProcessExecutor
from muscleatlas.workflow.task import Task

MakeTask = Callable[..., Task]


def test_processes_and_a_plain_loop_bring_the_same_results(made_up: MakeTask, marks: Path, tmp_path: Path) -> None:
    tasks = [made_up("draw", name) for name in ("soleus", "plantaris", "popliteus")]
    runs: list[tuple[Executor, Cache]] = [
        (SerialExecutor(), Cache(tmp_path / "serial")),
        (ProcessExecutor(jobs=2), Cache(tmp_path / "processes")),
    ]
    results = [
        {outcome.task.name: outcome.result for outcome in executor.run(tasks, context={"marks": str(marks)}, cache=own)}
        for executor, own in runs
    ]
    assert results[0] == results[1]
    assert None not in results[0].values()


def test_an_error_comes_back_as_the_error_it_was(cache: Cache, made_up: MakeTask) -> None:
    (outcome,) = ProcessExecutor(jobs=1).run([made_up("fail", "soleus")], context={}, cache=cache)
    assert outcome.result is None
    assert isinstance(outcome.error, PictureError)
    assert (outcome.error.what, outcome.error.hint) == ("can't draw 'soleus'", "take another")


def test_a_bug_in_a_task_comes_back_with_the_place_it_happened(cache: Cache, made_up: MakeTask) -> None:
    (outcome,) = ProcessExecutor(jobs=1).run([made_up("stumble", "soleus")], context={}, cache=cache)
    assert isinstance(outcome.error, ZeroDivisionError)
    assert 'raise ZeroDivisionError("a bug of ours")' in outcome.error.__notes__[0]


def test_a_process_that_is_killed_fails_its_task_and_the_next_one_gets_a_new_process(
    cache: Cache, made_up: MakeTask, marks: Path
) -> None:
    tasks = [made_up("die", "soleus"), made_up("draw", "plantaris")]
    first, second = ProcessExecutor(jobs=1).run(tasks, context={"marks": str(marks)}, cache=cache)
    assert str(first.error) == (
        "a worker process was ended by SIGKILL\n  if memory ran out, fewer at once may do: --jobs 1"
    )
    assert isinstance(first.error, MuscleatlasError)
    assert second.error is None


def test_heavier_tasks_are_started_first(cache: Cache, made_up: MakeTask, marks: Path) -> None:
    light, heavy = made_up("draw", "light"), made_up("draw", "heavy")
    object.__setattr__(heavy, "weight", 2.0)
    list(ProcessExecutor(jobs=1).run([light, heavy], context={"marks": str(marks)}, cache=cache))
    assert marks.read_text() == "heavy\nlight\n"


def test_a_worker_computes_with_one_thread(cache: Cache, made_up: MakeTask) -> None:
    (outcome,) = ProcessExecutor(jobs=1).run([made_up("threads", "")], context={}, cache=cache)
    assert outcome.result is not None
    assert outcome.result.value == {"OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}


def test_closing_the_run_ends_its_processes_in_the_middle_of_a_task(
    cache: Cache, made_up: MakeTask, marks: Path
) -> None:
    tasks = [made_up("wait", "quick"), made_up("wait", "slow")]
    outcomes = ProcessExecutor(jobs=1).run(tasks, context={"marks": str(marks)}, cache=cache)
    with contextlib.closing(outcomes):
        assert next(outcomes).task.name == "/quick/"
        wait_until(lambda: marks.exists() and marks.read_text().isdigit())
    assert not is_running(int(marks.read_text()))
    assert [cache.find(task.key) is not None for task in tasks] == [True, False]


@pytest.mark.usefixtures("made_up")
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_the_run_in_the_middle_of_a_task_and_leaves_no_process(cache: Cache, marks: Path) -> None:
    script = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
sys.path[:] = {sys.path!r}
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.processes import ProcessExecutor
from muscleatlas.workflow.task import Task
tasks = [Task(name, "made_up_tasks:wait", {{"text": name}}) for name in ("slow", "slower")]
for outcome in ProcessExecutor(jobs=2).run(
    tasks, context={{"marks": {str(marks)!r}}}, cache=Cache(Path({str(cache.folder)!r}))
):
    pass
"""
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, start_new_session=True)
    wait_until(lambda: marks.exists() and marks.read_text().isdigit())
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)  # its tasks would take a minute
    assert process.returncode != 0
    assert said.decode().strip().endswith("KeyboardInterrupt")
    assert not is_running(int(marks.read_text()))


@pytest.mark.skipif(os.name != "posix", reason="kills of POSIX")
def test_a_worker_whose_master_was_killed_finishes_its_task_and_ends_in_silence(
    cache: Cache, made_up: MakeTask, marks: Path
) -> None:
    task = made_up("linger", "slow")
    script = f"""
import sys
from pathlib import Path
sys.path[:] = {sys.path!r}
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.processes import ProcessExecutor
from muscleatlas.workflow.task import Task
task = Task("/slow/", "made_up_tasks:linger", {{"text": "slow"}}, code="1")
list(ProcessExecutor(jobs=1).run([task], context={{"marks": {str(marks)!r}}}, cache=Cache(Path({str(cache.folder)!r}))))
"""
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, start_new_session=True)
    wait_until(marks.exists)
    process.kill()
    _, said = process.communicate(timeout=20)
    assert said == b"a task may print what it likes\n"
    assert cache.find(task.key) is not None


def wait_until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happens() and time.monotonic() < deadline:
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
