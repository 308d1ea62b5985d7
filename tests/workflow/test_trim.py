from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from muscleatlas.errors import OutputError
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task
from muscleatlas.workflow.trim import clear_cache, trim_cache

KILOBYTE = 1000


@pytest.fixture
def store(cache: Cache) -> Callable[..., Result]:
    """Return a maker of results of 1 kB each, plus 1 kB that all of them share; later ones were used later."""
    count = 0

    def make(name: str) -> Result:
        nonlocal count
        count += 1
        with cache.work_folder() as folder:
            (folder / "own").write_bytes(name.encode().ljust(KILOBYTE))
            (folder / "shared").write_bytes(b"shared".ljust(KILOBYTE))
            result = cache.store(Task(name, "a:b", {"name": name}), {}, folder)
        used = time.time() - 1000 + count
        os.utime(cache.result_path(result.key), (used, used))
        return result

    return make


def names(cache: Cache, results: list[Result]) -> list[str]:
    return [result.name for result in results if cache.find(result.key)]


def size(cache: Cache) -> int:
    return sum(path.stat().st_size for path in cache.blobs.rglob("*") if path.is_file())


def test_a_cache_within_its_bound_stays_as_it_is(cache: Cache, store: Callable[..., Result]) -> None:
    results = [store(name) for name in "abc"]
    assert trim_cache(cache, limit_bytes=4 * KILOBYTE) == 0
    assert names(cache, results) == ["a", "b", "c"]


def test_the_least_recently_used_results_go_first(cache: Cache, store: Callable[..., Result]) -> None:
    results = [store(name) for name in "abcd"]
    cache.find(results[0].key)
    assert trim_cache(cache, limit_bytes=3 * KILOBYTE) == 2 * KILOBYTE
    assert names(cache, results) == ["a", "d"]
    assert size(cache) == 3 * KILOBYTE


def test_what_this_build_uses_stays_whatever_the_bound(cache: Cache, store: Callable[..., Result]) -> None:
    results = [store(name) for name in "abc"]
    trim_cache(cache, keep=[results[0].key, results[2].key], limit_bytes=0)
    assert names(cache, results) == ["a", "c"]


def test_files_without_a_result_and_records_that_cannot_be_read_go(cache: Cache, store: Callable[..., Result]) -> None:
    lost, kept = store("a"), store("b")
    cache.result_path(lost.key).write_text("{")
    (cache.work / "left by a killed run").mkdir()
    assert trim_cache(cache) == KILOBYTE
    assert names(cache, [lost, kept]) == ["b"]
    assert not cache.result_path(lost.key).exists()
    assert not list(cache.work.iterdir())


def test_nothing_is_trimmed_while_another_build_uses_the_cache(cache: Cache, store: Callable[..., Result]) -> None:
    results = [store(name) for name in "abc"]
    with Cache(cache.folder).in_use():
        assert trim_cache(cache, limit_bytes=0) == 0
    assert names(cache, results) == ["a", "b", "c"]


def test_clearing_empties_the_cache_and_tells_how_much_that_was(cache: Cache, store: Callable[..., Result]) -> None:
    results = [store(name) for name in "abc"]
    assert clear_cache(cache.folder) > 4 * KILOBYTE
    assert names(cache, results) == []
    assert size(cache) == 0


def test_clearing_a_cache_in_use_is_refused(cache: Cache) -> None:
    with cache.in_use(), pytest.raises(OutputError, match="a build uses the cache now"):
        clear_cache(cache.folder)


def test_clearing_or_trimming_what_was_never_made_makes_nothing(tmp_path: Path) -> None:
    assert clear_cache(tmp_path / "none") == 0
    assert trim_cache(Cache(tmp_path / "none")) == 0
    assert not (tmp_path / "none").exists()
