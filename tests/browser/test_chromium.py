"""The browser of the tests is found by its usual names, or by the one that is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium
from tests.browser.chromium import find_chromium


def program(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


@pytest.fixture(autouse=True)
def _no_applications(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "APPLICATIONS", ())


def test_the_first_known_name_on_the_path_is_taken(tmp_path: Path) -> None:
    program(tmp_path, "google-chrome")
    assert find_chromium({"PATH": str(tmp_path)}) == tmp_path / "google-chrome"
    program(tmp_path, "chromium")
    assert find_chromium({"PATH": str(tmp_path)}) == tmp_path / "chromium"


def test_a_named_browser_wins(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    own = program(tmp_path, "own")
    assert find_chromium({"PATH": str(tmp_path), "CHROMIUM": str(own)}) == own


def test_a_named_browser_that_is_not_there_is_not_replaced(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    assert find_chromium({"PATH": str(tmp_path), "CHROMIUM": str(tmp_path / "none")}) is None


def test_without_a_browser_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.main([]) == 0
    assert "apt-get install chromium" in capsys.readouterr().err
