from __future__ import annotations

import sys
from pathlib import Path

import pytest

from muscleatlas.bundle.store import bundle_path, data_folder, downloads_folder


def test_the_named_folder_is_used(tmp_path: Path) -> None:
    assert data_folder({"MUSCLEATLAS_DATA": str(tmp_path)}) == tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of another platform")
def test_without_a_name_it_is_the_folder_for_caches() -> None:
    assert data_folder({"XDG_CACHE_HOME": "/caches"}) == Path("/caches/muscleatlas")
    assert data_folder({}) == Path.home() / ".cache" / "muscleatlas"


def test_bundles_and_downloads_lie_apart() -> None:
    assert bundle_path("x") == data_folder() / "bundles" / "x"
    assert downloads_folder("x") == data_folder() / "downloads" / "x"
