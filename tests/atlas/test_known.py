from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.atlas import known
from muscleatlas.atlas.known import packaged_knowledge
from muscleatlas.bundle.store import data_folder


def _files() -> list[Path]:
    return sorted((data_folder() / "knowledge").iterdir())


def _refused() -> Knowledge:
    raise AssertionError("the data files were read again")


def _same(one: Knowledge, other: Knowledge) -> bool:
    return dict(one.structures) == dict(other.structures) and list(one.tree.walk()) == list(other.tree.walk())


def test_what_was_read_once_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read = packaged_knowledge()
    monkeypatch.setattr(known, "read_knowledge", _refused)
    kept = packaged_knowledge()
    assert kept is not read
    assert _same(kept, read)
    assert kept.doubts == read.doubts
    assert kept.references == read.references


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"\x80"), lambda path: path.write_bytes(b"N.")])
def test_what_was_spoilt_is_read_from_the_files(spoil: Callable[[Path], object]) -> None:
    packaged_knowledge()
    (path,) = _files()
    whole = path.read_bytes()
    spoil(path)
    assert _same(packaged_knowledge(), read_knowledge())
    assert path.read_bytes() == whole


def test_what_other_files_held_is_not_taken_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    packaged_knowledge()
    before = _files()
    monkeypatch.setattr(known, "code_digest", lambda *_: "changed")
    packaged_knowledge()
    assert [path.name for path in _files()] == ["changed.pickle"]
    assert before[0].name != "changed.pickle"


def test_where_nothing_can_be_kept_it_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("MUSCLEATLAS_DATA", str(tmp_path / "file"))
    assert packaged_knowledge().structures
