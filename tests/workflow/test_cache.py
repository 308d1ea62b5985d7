from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from muscleatlas.errors import OutputError
from muscleatlas.workflow.cache import Cache, cache_folder
from muscleatlas.workflow.perform import perform
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task

MakeTask = Callable[..., Task]


@pytest.fixture
def stored(cache: Cache, made_up: MakeTask, marks: Path) -> Result:
    return perform(made_up("draw", "soleus"), context={"marks": str(marks)}, cache=cache)


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_what_a_task_made_is_found_again_and_restored_whole(cache: Cache, stored: Result, tmp_path: Path) -> None:
    found = Cache(cache.folder).find(stored.key)
    assert found == stored
    assert found.value == {"letters": 6, "processes": None}
    assert cache.restore(found, lambda path: tmp_path / "site" / path)
    assert contents(tmp_path / "site") == {"pictures/one.txt": "soleus", "two.txt": "the same for all"}


def test_a_restored_file_is_a_copy_and_changing_it_leaves_the_cache_alone(
    cache: Cache, stored: Result, tmp_path: Path
) -> None:
    cache.restore(stored, lambda path: tmp_path / "site" / path)
    (tmp_path / "site" / "two.txt").write_text("scribbled on")
    assert cache.restore(stored, lambda path: tmp_path / "again" / path)
    assert (tmp_path / "again" / "two.txt").read_text() == "the same for all"


def test_files_with_the_same_bytes_are_kept_once(cache: Cache, stored: Result, made_up: MakeTask, marks: Path) -> None:
    perform(made_up("draw", "plantaris"), context={"marks": str(marks)}, cache=cache)
    assert len([path for path in cache.blobs.rglob("*") if path.is_file()]) == 3


def test_nothing_is_found_of_what_was_never_stored(cache: Cache) -> None:
    assert cache.find("0" * 64) is None


def test_a_truncated_file_makes_its_result_unknown(cache: Cache, stored: Result) -> None:
    cache.blob_path(stored.files[0].sha256).write_bytes(b"sol")
    assert cache.find(stored.key) is None


def test_a_lost_file_makes_its_result_unknown(cache: Cache, stored: Result) -> None:
    cache.blob_path(stored.files[0].sha256).unlink()
    assert cache.find(stored.key) is None


def test_a_truncated_record_makes_its_result_unknown(cache: Cache, stored: Result) -> None:
    record = cache.result_path(stored.key)
    record.write_bytes(record.read_bytes()[:40])
    assert cache.find(stored.key) is None


def test_a_file_with_a_flipped_bit_is_noticed_on_restoring_and_forgotten(
    cache: Cache, stored: Result, tmp_path: Path
) -> None:
    cache.blob_path(stored.files[0].sha256).write_bytes(b"solfus")
    assert cache.find(stored.key) == stored
    assert not cache.restore(stored, lambda path: tmp_path / "site" / path)
    assert not (tmp_path / "site" / "pictures" / "one.txt").exists()
    assert cache.find(stored.key) is None


def test_a_task_that_fails_leaves_nothing_behind(cache: Cache, made_up: MakeTask) -> None:
    with pytest.raises(Exception, match="can't draw 'soleus'"):
        perform(made_up("fail", "soleus"), context={}, cache=cache)
    assert not [path for folder in (cache.blobs, cache.results, cache.work) for path in folder.rglob("*")]


def test_two_processes_that_store_the_same_at_once_do_no_harm(
    cache: Cache, made_up: MakeTask, marks: Path, tmp_path: Path
) -> None:
    script = f"""
import sys
from pathlib import Path
sys.path[:] = {sys.path!r}
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.perform import perform
from muscleatlas.workflow.task import Task
for number in range(40):
    task = Task(str(number), "made_up_tasks:draw", {{"text": "number " + str(number)}}, code="1")
    perform(task, context={{"marks": {str(marks)!r}}}, cache=Cache(Path({str(cache.folder)!r})))
"""
    processes = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    for number in range(40):
        found = cache.find(made_up("draw", f"number {number}").key)
        assert found is not None
        assert cache.restore(found, lambda path, number=number: tmp_path / str(number) / path)  # type: ignore[misc]
        assert (tmp_path / str(number) / "pictures" / "one.txt").read_text() == f"number {number}"


def test_the_cache_says_what_it_is_to_backup_programs(cache: Cache, stored: Result) -> None:
    assert (cache.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_the_folder_is_the_one_that_the_environment_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUSCLEATLAS_CACHE", str(tmp_path / "elsewhere"))
    assert cache_folder() == tmp_path / "elsewhere"


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="the rule of Linux and the BSDs")
def test_the_folder_is_otherwise_in_the_users_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MUSCLEATLAS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "muscleatlas" / "tasks"


def test_a_file_where_the_folder_should_be_is_told_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("I am a file")
    with pytest.raises(OutputError, match="set MUSCLEATLAS_CACHE"), Cache(tmp_path / "cache").in_use():
        pass


def test_a_symbolic_link_among_the_files_of_a_task_is_refused(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "hosts").symlink_to("/etc/hosts")
    with pytest.raises(ValueError, match=r"symbolic links.*hosts"):
        cache.store(Task("", "a:b", {}), {}, folder)
