from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from muscleatlas.errors import OutputError
from muscleatlas.workflow.disk import disk_faults_told, write_whole


def test_a_full_disk_is_told_with_its_place_and_the_cure() -> None:
    with pytest.raises(OutputError) as caught, disk_faults_told("site"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert str(caught.value) == (
        "site: can't write: No space left on device\n"
        "  free some space and run it again: what is drawn already stays in the cache"
    )


def test_a_missing_file_is_a_bug_of_ours_and_passes() -> None:
    with pytest.raises(FileNotFoundError), disk_faults_told("site"):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")


def test_a_file_takes_the_place_of_another_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.bin"
    for content in (b"first", b"second"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "one.bin"
    write_whole(path, b"first")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"
