from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from muscleatlas.bundle.bundle import read_bundle
from muscleatlas.bundle.write import write_bundle
from muscleatlas.errors import BundleError, Faults
from tests.bundle.drafts import SOURCE, muscle, opened, write_two

REPOSITORY = Path(__file__).resolve().parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_part_is_measured_as_it_is_stored(tmp_path: Path) -> None:
    part = write_two(tmp_path / "b").part("muscle/made-up")
    assert (part.vertex_count, part.face_count, part.tissues) == (16, 24, {"belly": 12, "tendon": 12})
    assert (part.closed, part.boundary_edges, part.nonmanifold_edges) == (True, 0, 0)
    assert part.volume_mm3 == pytest.approx(7.0, abs=0.001)
    assert part.bounds_mm[0] == (0.0, 0.0, 0.0)


def test_an_open_part_is_taken_and_flagged(tmp_path: Path) -> None:
    part = write_two(tmp_path / "b").part("bone/holey")
    assert (part.closed, part.boundary_edges, part.volume_mm3) == (False, 3, None)
    assert (part.side, part.note, part.decimated) == ("midline", "a note", True)


def test_the_same_parts_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    write_two(tmp_path / "one")
    write_bundle(tmp_path / "two", "made-up", "Two boxes", [SOURCE], [opened(), muscle()])
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_process_with_another_hash_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.bundle.drafts import write_two; write_two(Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, tmp_path / seed], cwd=REPOSITORY, env=environment, check=True)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_bundle_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_two(tmp_path / "b")
    write_bundle(tmp_path / "b", "made-up", "One box", [SOURCE], [muscle()])
    assert list(read_bundle(tmp_path / "b").parts) == ["muscle/made-up"]
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "letter.txt").write_text("dear")
    with pytest.raises(BundleError, match="this is no bundle and will not be replaced"):
        write_two(tmp_path / "b")
    assert (tmp_path / "b" / "letter.txt").read_text() == "dear"


def test_two_parts_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="two parts with the id 'muscle/made-up'"):
        write_bundle(tmp_path / "b", "made-up", "Twice", [SOURCE], [muscle(), muscle()])
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_bundle_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_two(tmp_path / "b")
    before = contents(tmp_path / "b")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.writestr", full)
    with pytest.raises(BundleError, match=r"No space left on device\n  free some room, or set MUSCLEATLAS_DATA"):
        write_bundle(tmp_path / "b", "made-up", "One box", [SOURCE], [muscle()])
    assert contents(tmp_path / "b") == before
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
