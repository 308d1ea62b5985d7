from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from muscleatlas.bundle.bundle import MANIFEST_FILE, MESHES_FILE
from muscleatlas.bundle.verify import verify_bundle
from muscleatlas.errors import Faults
from tests.bundle.drafts import write_two


def with_part(path: Path, change: dict[str, Any]) -> None:
    raw = json.loads((path / MANIFEST_FILE).read_text())
    raw["parts"][0].update(change)
    (path / MANIFEST_FILE).write_text(json.dumps(raw))


def test_a_whole_bundle_passes(tmp_path: Path) -> None:
    assert verify_bundle(write_two(tmp_path / "b").path).digest == write_two(tmp_path / "c").digest


def test_measures_that_are_not_those_of_the_mesh_are_told_each(tmp_path: Path) -> None:
    bundle = write_two(tmp_path / "b")
    with_part(bundle.path, {"boundary_edges": 4, "nonmanifold_edges": 1})
    with pytest.raises(Faults) as caught:
        verify_bundle(bundle.path)
    where = f"{bundle.path / MESHES_FILE}: bone/holey"
    assert [str(fault) for fault in caught.value.faults] == [
        f"{where}: boundary_edges differs\n  found: 3\n  expected: 4",
        f"{where}: nonmanifold_edges differs\n  found: 0\n  expected: 1",
    ]


def test_an_array_of_no_part_is_told(tmp_path: Path) -> None:
    bundle = write_two(tmp_path / "b")
    with zipfile.ZipFile(bundle.path / MESHES_FILE, "a") as meshes:
        meshes.writestr("muscle/stranger/faces.npy", b"")
    with pytest.raises(Faults, match=r"an array of no part: 'muscle/stranger/faces\.npy'"):
        verify_bundle(bundle.path)


def test_a_lost_mesh_is_told_and_the_others_are_still_read(tmp_path: Path) -> None:
    bundle = write_two(tmp_path / "b")
    path = bundle.path / MESHES_FILE
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist() if not name.startswith("bone/")}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in kept.items():
            new.writestr(name, data)
    with pytest.raises(Faults) as caught:
        verify_bundle(bundle.path)
    assert [fault.what for fault in caught.value.faults] == ["the mesh of 'bone/holey' can't be read"]
