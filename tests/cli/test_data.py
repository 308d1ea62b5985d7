from __future__ import annotations

import json
from pathlib import Path

import pytest

from muscleatlas.bundle.store import bundle_path, data_folder
from muscleatlas.cli.main import main
from tests.bundle.drafts import write_two


def test_the_list_says_what_is_not_here_and_how_to_get_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "z-anatomy  not here: `muscleatlas data add z-anatomy`",
        "musculoskeletal  not here: `muscleatlas data add musculoskeletal`",
    ]


def test_the_list_of_what_is_here_is_readable_by_machines(capsys: pytest.CaptureFixture[str]) -> None:
    bundle = write_two(bundle_path("z-anatomy"))
    assert main(["data", "list", "--json"]) == 0
    row, other = json.loads(capsys.readouterr().out)
    assert (other["name"], other["here"]) == ("musculoskeletal", False)
    assert (row["here"], row["parts"], row["digest"]) == (True, 2, bundle.digest)
    assert row["credit"] == ["One who drew it", "Another"]


def test_a_damaged_bundle_is_listed_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    (write_two(bundle_path("z-anatomy")).path / "manifest.json").write_text("{")
    assert main(["data", "list"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "z-anatomy  damaged (not a JSON file): `muscleatlas data add z-anatomy`"


def test_path_prints_the_folder_of_a_bundle_that_is_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "path"]) == 1
    assert "there is no bundle here" in capsys.readouterr().err
    write_two(bundle_path("z-anatomy"))
    assert main(["data", "path"]) == 0
    assert capsys.readouterr().out == f"{bundle_path('z-anatomy')}\n"


def test_verify_counts_what_it_has_read(capsys: pytest.CaptureFixture[str]) -> None:
    write_two(bundle_path("z-anatomy"))
    assert main(["data", "verify"]) == 0
    assert capsys.readouterr().err == "z-anatomy: all 2 parts are as they should be, 1 of them closed.\n"


def test_a_mirror_that_is_no_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add", "--mirror", str(tmp_path / "none")]) == 2
    assert "the mirror is no folder" in capsys.readouterr().err


def test_the_mirror_may_be_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MUSCLEATLAS_MIRROR", str(tmp_path))
    assert main(["data", "add"]) == 1
    assert f"8 faults in {tmp_path}" in capsys.readouterr().err


def test_without_network_and_mirror_both_cures_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add"]) == 1
    message = capsys.readouterr().err
    assert message.count("the meshes can't be fetched: no connection") == 1
    assert message.count("connect to the network, or name a folder that has the files: `--mirror DIR`") == 1
    assert not bundle_path("z-anatomy").exists()


def test_a_spacing_is_for_the_schematic_body_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add", "z-anatomy", "--spacing", "2"]) == 2
    assert "--spacing is for the schematic body" in capsys.readouterr().err


def test_a_spacing_out_of_range_is_told_before_anything_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "add", "musculoskeletal", "--spacing", "20"]) == 1
    assert "the spacing is out of range" in capsys.readouterr().err


def test_an_unknown_bundle_is_wrong_usage() -> None:
    assert main(["data", "add", "a-anatomy"]) == 2


def test_clean_keeps_the_bundles_unless_they_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    bundle = write_two(bundle_path("z-anatomy"))
    download = data_folder() / "downloads" / "z-anatomy" / "a.glb"
    download.parent.mkdir(parents=True)
    download.write_bytes(b"0" * 2_000_000)
    assert main(["data", "clean"]) == 0
    assert capsys.readouterr().err == "freed 2.0 MB\n"
    assert (download.exists(), bundle.path.exists()) == (False, True)
    assert main(["data", "clean", "--bundles"]) == 0
    assert not bundle.path.exists()
