from __future__ import annotations

import errno
import os

import pytest

from muscleatlas.errors import OutputError
from muscleatlas.workflow.disk import disk_faults_told


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
