from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.bundle.store import bundle_path
from muscleatlas.cli.meshes import opened_bundle
from muscleatlas.errors import BundleError
from muscleatlas.site.bundles import SCHEMATIC, Z_ANATOMY
from tests.tiny.limb import write_tiny_bundle


def test_without_a_name_z_anatomy_is_taken_and_nothing_said(capsys: pytest.CaptureFixture[str]) -> None:
    write_tiny_bundle(bundle_path(SCHEMATIC))
    write_tiny_bundle(bundle_path(Z_ANATOMY))
    assert opened_bundle("best").path == bundle_path(Z_ANATOMY)
    assert capsys.readouterr().err == ""


def test_what_stands_in_for_z_anatomy_is_told_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    made = write_tiny_bundle(bundle_path(SCHEMATIC))
    assert opened_bundle("best").path == bundle_path(SCHEMATIC)
    why = "z-anatomy is not on this machine; `muscleatlas data add z-anatomy` fetches it"
    assert capsys.readouterr().err == f"Meshes: {made.manifest.title}; {why}.\n"


def test_what_was_asked_for_is_not_explained(capsys: pytest.CaptureFixture[str]) -> None:
    write_tiny_bundle(bundle_path(SCHEMATIC))
    assert opened_bundle(SCHEMATIC).path == bundle_path(SCHEMATIC)
    assert capsys.readouterr().err == ""


def test_a_folder_decides_otherwise(tmp_path: Path) -> None:
    write_tiny_bundle(bundle_path(Z_ANATOMY))
    made = write_tiny_bundle(tmp_path / "own")
    assert opened_bundle(str(tmp_path / "own")).path == made.path


def test_a_name_that_nothing_has_is_told() -> None:
    with pytest.raises(BundleError, match="there is no bundle here"):
        opened_bundle("no-such-bundle")
