from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.bundle.bundle import MANIFEST_FILE, MESHES_FILE, read_bundle
from muscleatlas.bundle.hints import MAKEABLE, how_to_make, how_to_make_again
from muscleatlas.bundle.store import bundle_path
from muscleatlas.cli.data import NAMES
from muscleatlas.errors import BundleError
from tests.tiny.limb import write_tiny_bundle


def test_what_can_be_made_is_what_the_command_takes() -> None:
    assert MAKEABLE == NAMES


@pytest.mark.parametrize("name", MAKEABLE)
def test_what_is_missing_in_the_store_is_told_with_its_own_name(name: str) -> None:
    with pytest.raises(BundleError, match=f"there is no bundle here(?s:.*)build it with `muscleatlas data add {name}`"):
        read_bundle(bundle_path(name))


@pytest.mark.parametrize("name", MAKEABLE)
@pytest.mark.parametrize("file", [MANIFEST_FILE, MESHES_FILE])
def test_what_is_damaged_in_the_store_is_told_with_its_own_name(name: str, file: str) -> None:
    parts = write_tiny_bundle(bundle_path(name)).parts
    (bundle_path(name) / file).write_text("spoilt", encoding="utf-8")
    with pytest.raises(BundleError, match=f"build it again with `muscleatlas data add {name}`"):
        read_bundle(bundle_path(name)).surface(next(iter(parts)))


def test_a_folder_of_ones_own_is_not_told_to_be_made_by_us(tmp_path: Path) -> None:
    path = tmp_path / "z-anatomy"
    assert how_to_make_again(path) == "make it again with what made it"
    assert how_to_make(path).endswith("one that `muscleatlas data add` makes: z-anatomy, musculoskeletal")
