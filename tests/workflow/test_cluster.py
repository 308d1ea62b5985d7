from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import muscleatlas
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.errors import MuscleatlasError, PictureError, UsageError
from muscleatlas.studio.plan import picture_inputs
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.cluster import ClusterExecutor
from muscleatlas.workflow.digest import code_digest
from muscleatlas.workflow.executor import Executor, Outcome, SerialExecutor
from muscleatlas.workflow.outpost import Outpost
from muscleatlas.workflow.parcel import packed
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task
from tests.site.made_up import knowledge
from tests.tiny.limb import write_tiny_bundle
from tests.workflow.conftest import write_made_up
from tests.workflow.dask_cluster import DaskCluster, dask_cluster
from tests.workflow.test_processes import wait_until

MakeTask = Callable[..., Task]
PACKAGE = Path(muscleatlas.__file__).parent
MESHES = {"bundle": ("manifest.json", "meshes.npz")}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes and signals of POSIX")


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder from which the workers import the made-up tasks."""
    return write_made_up(tmp_path_factory.mktemp("far") / "modules")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, modules: Path) -> Iterator[DaskCluster]:
    """A scheduler and two workers for all tests that leave them alive."""
    with dask_cluster(tmp_path_factory.mktemp("dask"), "one", "two", modules=modules) as cluster:
        yield cluster


@pytest.fixture
def own(tmp_path: Path, modules: Path) -> Iterator[DaskCluster]:
    """A scheduler without workers, for one test."""
    folder = tmp_path / "dask"
    folder.mkdir()
    with dask_cluster(folder, modules=modules) as cluster:
        yield cluster


def ended(executor: Executor, tasks: list[Task], cache: Cache, **context: object) -> list[Outcome]:
    return list(executor.run(tasks, context=context, cache=cache))


def results(outcomes: list[Outcome]) -> dict[str, Result | None]:
    return {outcome.task.name: outcome.result for outcome in outcomes}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def contents(cache: Cache) -> dict[str, bytes]:
    return files(cache.results) | files(cache.blobs)


def add_worker_after(mark: Path, cluster: DaskCluster, name: str) -> None:
    wait_until(mark.exists)
    cluster.add_worker(name)


def place_task(bundle: Path) -> Task:
    tiny = write_tiny_bundle(bundle)
    inputs = picture_inputs(Atlas(knowledge(), tiny, read_join(tiny, knowledge())), "fibularis-brevis", extras=None)
    assert inputs is not None
    return Task("/muscle/leg/fibularisbrevis/", "muscleatlas.studio.place:draw_place", inputs)


# ---- the same as a local run


def test_two_workers_fill_the_cache_with_the_bytes_of_a_local_run(
    pair: DaskCluster, made_up: MakeTask, marks: Path, tmp_path: Path
) -> None:
    tasks = [made_up("draw", f"{number}") for number in range(8)]
    runs: list[tuple[Executor, Cache]] = [
        (SerialExecutor(), Cache(tmp_path / "local")),
        (ClusterExecutor(pair.address), Cache(tmp_path / "far")),
    ]
    local, far = (results(ended(executor, tasks, cache, marks=str(marks))) for executor, cache in runs)
    assert far == local
    assert contents(runs[1][1]) == contents(runs[0][1])
    assert sorted(marks.read_text().split()) == sorted("0011223344556677")


def test_a_site_built_by_a_cluster_is_the_one_built_here_to_the_byte(pair: DaskCluster, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny")
    told = {}
    for place, option in {"far": ("--scheduler", pair.address), "here": ("--jobs", "1")}.items():
        command = ("build", "--out", place, "--bundle", "./tiny", "--only", "/muscle/leg/fibularisbrevis/")
        told[place] = subprocess.run(
            [sys.executable, "-m", "muscleatlas", *command, *option],
            env={**os.environ, "MUSCLEATLAS_CACHE": str(tmp_path / f"cache-{place}")},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert [(run.returncode, "Built 1 place" in run.stderr) for run in told.values()] == [(0, True)] * 2, told
    assert files(tmp_path / "far") == files(tmp_path / "here")


def test_a_folder_reaches_each_worker_once_and_lies_in_the_workers_own_folder(
    pair: DaskCluster, cache: Cache, made_up: MakeTask, tmp_path: Path
) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "mesh.txt").write_text("a mesh of this test alone")
    (tmp_path / "bundle" / "private.txt").write_text("not asked for")
    executor = ClusterExecutor(pair.address, sent={"bundle": ("mesh.txt",)})
    plugin = Outpost({"bundle": packed(tmp_path / "bundle", ("mesh.txt",))}).name
    for number in range(4):
        (outcome,) = ended(executor, [made_up("read", f"{number}")], cache, bundle=str(tmp_path / "bundle"))
        assert outcome.result is not None
        at = Path(str(outcome.result.value["at"]))
        assert outcome.result.value == {"mesh.txt": "a mesh of this test alone", "at": str(at)}
        assert any(at.is_relative_to(pair.folder / worker) for worker in ("one", "two"))
        shutil.rmtree(at)
    assert [pair.said(worker).count(f"Starting Worker plugin {plugin}") for worker in ("one", "two")] == [1, 1]


def test_outcomes_come_as_they_are_there(pair: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path) -> None:
    slow, quick = made_up("linger", "slow"), made_up("draw", "quick")
    outcomes = ended(ClusterExecutor(pair.address), [slow, quick], cache, marks=str(marks))
    assert [outcome.task.name for outcome in outcomes] == ["/quick/", "/slow/"]


def test_nothing_to_do_needs_no_scheduler(cache: Cache) -> None:
    assert ended(ClusterExecutor("tcp://127.0.0.1:9"), [], cache) == []


# ---- errors of tasks


def test_an_error_comes_back_as_the_error_it_was(pair: DaskCluster, cache: Cache, made_up: MakeTask) -> None:
    (outcome,) = ended(ClusterExecutor(pair.address), [made_up("fail", "soleus")], cache)
    assert isinstance(outcome.error, PictureError)
    assert (outcome.error.what, outcome.error.hint) == ("can't draw 'soleus'", "take another")
    assert contents(cache) == {}


def test_a_bug_comes_back_with_the_worker_and_the_place_it_happened(
    pair: DaskCluster, cache: Cache, made_up: MakeTask
) -> None:
    (outcome,) = ended(ClusterExecutor(pair.address), [made_up("stumble", "soleus")], cache)
    assert isinstance(outcome.error, ZeroDivisionError)
    assert outcome.error.__notes__[0].startswith("on the worker tcp://127.0.0.1:")
    assert 'raise ZeroDivisionError("a bug of ours")' in outcome.error.__notes__[0]


# ---- workers and schedulers that go away


def test_a_worker_killed_in_the_middle_loses_nothing(
    own: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path
) -> None:
    for worker in ("one", "two"):
        own.add_worker(worker)
    tasks = [made_up("die_once", f"{number}") for number in range(12)]
    outcomes = ended(ClusterExecutor(own.address), tasks, cache, marks=str(marks))
    assert sorted(process.poll() or 0 for process in own.processes) == [-signal.SIGKILL, 0, 0]
    assert [outcome.error for outcome in outcomes] == [None] * 12
    assert all(cache.find(task.key) is not None for task in tasks)


def test_all_workers_may_go_as_long_as_a_new_one_comes(
    own: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "tiny"
    own.add_worker("one")
    helper = threading.Thread(target=add_worker_after, args=(marks, own, "two"))
    helper.start()
    tasks = [made_up("die_once", "first"), place_task(bundle)]
    outcomes = ended(ClusterExecutor(own.address, sent=MESHES), tasks, cache, marks=str(marks), bundle=str(bundle))
    helper.join()
    assert own.processes[1].wait() == -signal.SIGKILL
    assert [outcome.error for outcome in outcomes] == [None, None]


def test_a_task_that_kills_every_worker_is_told(own: DaskCluster, cache: Cache, made_up: MakeTask) -> None:
    for worker in ("one", "two", "three", "four"):
        own.add_worker(worker)
    (outcome,) = ended(ClusterExecutor(own.address), [made_up("die", "soleus")], cache)
    assert str(outcome.error) == (
        "4 workers died, one after the other, while they worked on it\n"
        "  if memory ran out: fewer workers on a machine, or more memory for each"
    )


def test_without_workers_a_run_gives_up_in_the_end(own: DaskCluster, cache: Cache, made_up: MakeTask) -> None:
    own.add_worker("one")
    with pytest.raises(MuscleatlasError) as caught:
        ended(ClusterExecutor(own.address, patience_s=0.5), [made_up("die", "soleus")], cache)
    assert str(caught.value) == (
        "all workers have gone, and none came for 0.5 s\n"
        "  what has arrived stays in the cache: start workers, and run it again"
    )


def test_a_scheduler_that_goes_away_is_told_and_what_arrived_is_kept(
    own: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path
) -> None:
    own.add_worker("one")
    quick, slow = made_up("wait", "quick"), made_up("wait", "slow")
    outcomes = ClusterExecutor(own.address).run([quick, slow], context={"marks": str(marks)}, cache=cache)
    assert next(outcomes).task.name == "/quick/"
    own.scheduler.kill()
    with pytest.raises(MuscleatlasError) as caught:
        next(outcomes)
    assert str(caught.value) == (
        "the scheduler has gone\n  what has arrived stays in the cache: run it again when the scheduler is back"
    )
    assert cache.find(quick.key) is not None


def test_ctrl_c_ends_the_run_at_once_and_cancels_what_waits(
    own: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path
) -> None:
    own.add_worker("one")
    script = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
sys.path[:] = {sys.path!r}
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.cluster import ClusterExecutor
from muscleatlas.workflow.task import Task
tasks = [Task(name, "made_up_tasks:linger", {{"text": name}}) for name in "abcdefgh"]
for outcome in ClusterExecutor({own.address!r}).run(
    tasks, context={{"marks": {str(marks)!r}}}, cache=Cache(Path({str(cache.folder)!r}))
):
    pass
"""
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, start_new_session=True)
    wait_until(marks.exists)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert said.decode().strip().endswith("KeyboardInterrupt")
    marks.unlink()
    time.sleep(1.5)
    assert not marks.exists() or len(marks.read_text().split()) <= 2


def test_closing_the_run_cancels_what_waits(pair: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path) -> None:
    tasks = [made_up("linger", f"{number}", of="closing") for number in range(10)]
    with contextlib.closing(
        ClusterExecutor(pair.address).run(tasks, context={"marks": str(marks)}, cache=cache)
    ) as outcomes:
        next(outcomes)
    assert len(list(cache.results.rglob("*.json"))) == 1


# ---- refusals


def refusal(executor: Executor, cache: Cache, task: Task) -> str:
    with pytest.raises(MuscleatlasError) as caught:
        ended(executor, [task], cache)
    return str(caught.value)


def other_package(folder: Path, *, without: str | None = None) -> Path:
    """Return the folder of a copy of this package that differs in one file."""
    shutil.copytree(PACKAGE, folder / "muscleatlas", ignore=shutil.ignore_patterns("__pycache__", "data"))
    with (folder / "muscleatlas" / "frames.py").open("a") as stream:
        stream.write("# another version\n")
    if without:
        (folder / "muscleatlas" / without).unlink()
    return folder


def test_workers_with_other_code_are_refused_with_both_digests(
    own: DaskCluster, cache: Cache, made_up: MakeTask, tmp_path: Path
) -> None:
    other = other_package(tmp_path / "other")
    own.add_worker("same")
    own.add_worker("other", package=other)
    wait_until(lambda: all("Registered to" in own.said(worker) for worker in ("same", "other")))
    (worker,) = [line.split()[-1] for line in own.said("other").splitlines() if "Start worker at" in line]
    code = "import sys; from muscleatlas.workflow.digest import code_digest; print(code_digest('frames.py'), end='')"
    there = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(other)}, capture_output=True, check=True
    ).stdout.decode()
    assert refusal(ClusterExecutor(own.address, parts=["frames.py"]), cache, made_up("draw", "soleus")) == (
        f"{own.address}: the code of these workers would draw other bytes\n"
        f"  found: {worker}: {there} (other files of muscleatlas)\n"
        f"  expected: {code_digest('frames.py')}\n"
        "  install the same muscleatlas, Python and libraries there, then start those workers again"
    )


def test_a_worker_with_other_code_that_comes_later_is_refused_too(
    own: DaskCluster, cache: Cache, made_up: MakeTask, marks: Path, tmp_path: Path
) -> None:
    other = other_package(tmp_path / "other")
    own.add_worker("same")
    tasks = [made_up("linger", f"{number}") for number in range(60)]
    executor = ClusterExecutor(own.address, parts=["frames.py"])
    with contextlib.closing(executor.run(tasks, context={"marks": str(marks)}, cache=cache)) as outcomes:
        assert next(outcomes).error is None
        own.add_worker("other", package=other)
        with pytest.raises(MuscleatlasError, match="would draw other bytes") as caught:
            list(outcomes)
    assert "(other files of muscleatlas)" in str(caught.value.found)


def test_a_worker_without_this_muscleatlas_is_refused(
    own: DaskCluster, cache: Cache, made_up: MakeTask, tmp_path: Path
) -> None:
    own.add_worker("old", package=other_package(tmp_path / "other", without="workflow/outpost.py"))
    said = refusal(ClusterExecutor(own.address), cache, made_up("draw", "soleus"))
    assert ": no such muscleatlas (" in said
    assert "No module named 'muscleatlas.workflow.outpost'" in said


def test_a_scheduler_that_nobody_runs_is_told_after_the_time_allowed(cache: Cache, made_up: MakeTask) -> None:
    said = refusal(ClusterExecutor("tcp://127.0.0.1:9", timeout_s=0.5), cache, made_up("draw", "soleus"))
    assert said.startswith("tcp://127.0.0.1:9: no Dask scheduler answered within 0.5 s\n  found: ")
    assert said.endswith("start one with `dask scheduler --host 127.0.0.1`, or check the address")


def speak_and_wait(server: socket.socket, words: bytes) -> None:
    stream, _ = server.accept()
    with stream:
        stream.sendall(words)
        with contextlib.suppress(ConnectionError):
            stream.recv(1)


@pytest.mark.parametrize("first_words", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"])
def test_something_else_at_the_address_is_told(first_words: bytes, cache: Cache, made_up: MakeTask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        speaker = threading.Thread(target=speak_and_wait, args=(server, first_words))
        speaker.start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        said = refusal(ClusterExecutor(address, timeout_s=0.5), cache, made_up("draw", "soleus"))
        speaker.join()
    assert "found: something listens there, but it doesn't speak as a Dask scheduler does\n" in said


def test_tls_without_certificates_is_told(cache: Cache, made_up: MakeTask) -> None:
    assert refusal(ClusterExecutor("tls://127.0.0.1:9"), cache, made_up("draw", "soleus")) == (
        "tls://127.0.0.1:9: TLS needs certificates, and Dask's settings name none\n"
        "  set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY to their files"
    )


def test_a_scheduler_without_workers_is_told(own: DaskCluster, cache: Cache, made_up: MakeTask) -> None:
    said = refusal(ClusterExecutor(own.address, timeout_s=2), cache, made_up("draw", "soleus"))
    assert said == (
        f"{own.address}: the scheduler has no workers\n  start some with `dask worker {own.address} --nthreads 1`"
    )


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://:8786", ""])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        ClusterExecutor(address)
    assert str(caught.value) == (
        f"this is not the address of a scheduler\n  found: {address!r}\n"
        "  expected: tcp://HOST:PORT or tls://HOST:PORT, as in tcp://127.0.0.1:8786"
    )


def test_without_distributed_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MuscleatlasError) as caught:
        ClusterExecutor("tcp://127.0.0.1:8786")
    assert str(caught.value) == (
        "a Dask scheduler can't be used: 'distributed' is not installed\n  pip install muscleatlas[cluster]"
    )
