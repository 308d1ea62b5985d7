from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from muscleatlas.cli import main as cli
from muscleatlas.errors import ContentError, Faults, UnknownNameError


def muscleatlas(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "muscleatlas", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Return a function that runs a command which ends with a given error."""

    def run(error: BaseException) -> int:
        def command(*_: object, **__: object) -> int:
            raise error

        monkeypatch.setattr(cli, "app", command)
        return cli.main([])

    return run


def test_help_lists_every_command_and_gives_an_example() -> None:
    told = muscleatlas("--help")
    assert told.returncode == 0
    assert [name for name in ("build", "serve", "view", "names", "data") if f" {name} " not in told.stdout] == []
    assert "Example: muscleatlas build" in told.stdout


@pytest.mark.parametrize("command", ["build", "serve", "view", "names"])
def test_the_help_of_a_command_gives_an_example(command: str) -> None:
    told = muscleatlas(command, "--help")
    assert f"Example: muscleatlas {command}" in told.stdout


def test_help_does_not_wait_for_heavy_libraries() -> None:
    script = "import sys; from muscleatlas.cli.main import main; main(['--help']); print(sorted(sys.modules))"
    seen = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert [name for name in ("numpy", "numba", "pydantic", "PIL", "av", "jinja2") if f"'{name}'" in seen] == []


def test_the_version_is_that_of_the_package() -> None:
    assert muscleatlas("--version").stdout == f"{version('muscleatlas')}\n"


@pytest.mark.parametrize("arguments", [["biuld"], ["build", "--jobz", "2"], ["build", "--jobs", "many"], ["names"]])
def test_a_wrong_call_ends_with_2_and_no_traceback(arguments: list[str]) -> None:
    told = muscleatlas(*arguments)
    assert told.returncode == 2
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    assert told.stderr.strip()


def test_no_jobs_at_all_are_wrong_usage(tmp_path: Path) -> None:
    told = muscleatlas("build", "--jobs", "0", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (2, "too few jobs\n  found: --jobs 0\n  expected: 1 or more\n")


def test_a_fault_is_told_on_stderr_and_ends_with_1(
    ending: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(ContentError("no title", where="a.md:2", hint="add one")) == 1
    assert capsys.readouterr() == ("", "a.md:2: no title\n  add one\n")


def test_the_gravest_of_several_faults_decides_the_exit_code(ending: Callable[[BaseException], int]) -> None:
    faults = [ContentError("no title"), UnknownNameError("bicep", noun="muscle")]
    assert ending(Faults(faults, of="pages")) == 2


def test_ctrl_c_ends_with_130_and_a_calm_line(
    ending: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.startswith("\nStopped.")


def test_a_full_disk_is_told_plainly(
    ending: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == 1
    assert capsys.readouterr().err.startswith("the disk: can't write: No space left on device\n")


def test_a_bug_of_ours_is_never_hidden(ending: Callable[[BaseException], int]) -> None:
    with pytest.raises(ZeroDivisionError):
        ending(ZeroDivisionError())


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [sys.executable, "-m", "muscleatlas", "names", "muscle", "--limit", "200"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() in (0, 141)
