"""The tests' own ground rules hold."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.once import build_once

SKIPS = """
from __future__ import annotations
import pytest
from tests.conftest import pytest_runtest_makereport

@pytest.mark.browser
def test_needs_a_browser() -> None:
    pytest.skip("there is none")

@pytest.mark.meshes
def test_needs_the_meshes() -> None:
    pytest.skip("there are none")

def test_needs_another_platform() -> None:
    pytest.skip("this is not it")
"""


def outcomes(folder: Path, **environment: str) -> str:
    (folder / "test_skips.py").write_text(SKIPS)
    (folder / "conftest.py").write_text("from tests.conftest import pytest_runtest_makereport\n")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser: drives one\n    meshes: needs them\n")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "CI", "MUSCLEATLAS"))}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        env=clean | {"PYTHONPATH": str(REPOSITORY)} | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.splitlines()[-1].partition(" in ")[0]


def test_skips_are_skips_on_the_desk(tmp_path: Path) -> None:
    assert outcomes(tmp_path, MUSCLEATLAS_MIRROR=str(tmp_path)) == "3 skipped"


def test_under_ci_a_skipped_browser_test_and_a_skipped_mesh_test_fail(tmp_path: Path) -> None:
    assert outcomes(tmp_path, CI="true", MUSCLEATLAS_MIRROR=str(tmp_path)) == "2 failed, 1 skipped"


def test_under_ci_a_mesh_test_may_be_skipped_where_there_are_no_meshes(tmp_path: Path) -> None:
    assert outcomes(tmp_path, CI="true", MUSCLEATLAS_MIRROR=str(tmp_path / "none")) == "1 failed, 2 skipped"


def test_no_other_machine_can_be_reached() -> None:
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen("https://example.org/", timeout=2)
    with socket.socket() as plug, pytest.raises(OSError, match=r"tests have no network: .* '203\.0\.113\.1'"):
        plug.connect(("203.0.113.1", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as plug:
        plug.connect(server.getsockname())


def test_home_data_and_cache_are_temporary(tmp_path: Path) -> None:
    assert Path.home().name.startswith("home")
    assert Path(os.environ["MUSCLEATLAS_DATA"]).parent == tmp_path
    assert Path(os.environ["MUSCLEATLAS_CACHE"]).parent == tmp_path


def test_what_is_built_once_is_built_once(tmp_path: Path) -> None:
    calls: list[Path] = []
    first = build_once(tmp_path / "dear", calls.append)
    assert build_once(tmp_path / "dear", calls.append) == first == tmp_path / "dear"
    assert len(calls) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dear"]


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fails(folder: Path) -> None:
        raise ValueError(folder.name)

    with pytest.raises(ValueError, match="dear"):
        build_once(tmp_path / "dear", fails)
    assert not (tmp_path / "dear").exists()
    assert build_once(tmp_path / "dear", lambda folder: None).is_dir()
