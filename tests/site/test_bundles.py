from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.bundle.bundle import Bundle, read_bundle
from muscleatlas.bundle.store import bundle_path
from muscleatlas.errors import BundleError, SourceError, UsageError
from muscleatlas.site.bundles import BEST, SCHEMATIC, Z_ANATOMY, bundle_at_hand, choose_bundle, open_bundle
from muscleatlas.sources.musculoskeletal import assemble as musculoskeletal
from muscleatlas.sources.z_anatomy import assemble as z_anatomy
from tests.tiny.limb import write_tiny_bundle


def ignore(_step: str) -> None:
    """Take no note."""


def test_the_bundles_are_called_what_their_makers_call_them() -> None:
    assert (z_anatomy.NAME, musculoskeletal.NAME) == (Z_ANATOMY, SCHEMATIC)


def test_a_bundle_is_opened_by_its_folder(tmp_path: Path) -> None:
    made = write_tiny_bundle(tmp_path / "tiny")
    assert open_bundle(str(tmp_path / "tiny"), mirror=None, tell=ignore).digest == made.digest


def test_a_bundle_is_opened_by_its_name_in_the_store() -> None:
    made = write_tiny_bundle(bundle_path("tiny"))
    assert open_bundle("tiny", mirror=None, tell=ignore).digest == made.digest


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="there is no bundle here"):
        open_bundle("no-such-bundle", mirror=None, tell=ignore)


def test_the_usual_bundle_is_made_once_from_the_mirror_and_every_step_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Path | None] = []
    told: list[str] = []

    def make(mirror: Path | None, *, progress: object) -> Bundle:
        made.append(mirror)
        assert callable(progress)
        progress("assemble a file")
        write_tiny_bundle(bundle_path("z-anatomy"))
        return read_bundle(bundle_path("z-anatomy"))

    monkeypatch.setattr(z_anatomy, "build_z_anatomy_bundle", make)
    first = open_bundle("z-anatomy", mirror=tmp_path, tell=told.append)
    second = open_bundle("z-anatomy", mirror=tmp_path, tell=told.append)
    assert first.digest == second.digest
    assert made == [tmp_path]
    assert told == ["Making the bundle z-anatomy: assemble a file"]


def test_a_mirror_that_is_no_folder_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the mirror is no folder"):
        open_bundle("z-anatomy", mirror=tmp_path / "nowhere", tell=ignore)


def test_without_a_name_the_bundle_kept_here_is_taken_and_the_reason_told() -> None:
    made = write_tiny_bundle(bundle_path("z-anatomy"))
    chosen = choose_bundle(BEST, mirror=None, tell=ignore)
    assert (chosen.bundle.digest, chosen.why) == (made.digest, "kept on this machine")


def test_what_cannot_be_fetched_is_replaced_by_the_schematic_body(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_mirror: Path | None, *, progress: object) -> Bundle:
        raise SourceError("the meshes can't be fetched: no connection", where="example.org")

    def build(*, progress: object) -> Bundle:
        return write_tiny_bundle(bundle_path("musculoskeletal"))

    told: list[str] = []
    monkeypatch.setattr(z_anatomy, "build_z_anatomy_bundle", refuse)
    monkeypatch.setattr(musculoskeletal, "build_musculoskeletal_bundle", build)
    chosen = choose_bundle(BEST, mirror=None, tell=told.append)
    assert chosen.bundle.path == bundle_path("musculoskeletal")
    assert chosen.why == "because z-anatomy can't be had: the meshes can't be fetched: no connection"
    assert told == [
        "Z-Anatomy can't be had (the meshes can't be fetched: no connection); the schematic body takes its place"
    ]


def test_a_bundle_asked_for_by_name_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_mirror: Path | None, *, progress: object) -> Bundle:
        raise SourceError("the meshes can't be fetched: no connection")

    monkeypatch.setattr(z_anatomy, "build_z_anatomy_bundle", refuse)
    with pytest.raises(SourceError, match="no connection"):
        choose_bundle("z-anatomy", mirror=None, tell=ignore)


def test_at_hand_is_the_kept_schematic_body_before_the_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_mirror: Path | None, *, progress: object) -> Bundle:
        raise AssertionError("asked the network")

    monkeypatch.setattr(z_anatomy, "build_z_anatomy_bundle", refuse)
    write_tiny_bundle(bundle_path(SCHEMATIC))
    chosen = bundle_at_hand(BEST, mirror=None, tell=ignore)
    assert chosen.bundle.path == bundle_path(SCHEMATIC)
    assert chosen.why == "z-anatomy is not on this machine; `muscleatlas data add z-anatomy` fetches it"


def test_at_hand_is_z_anatomy_where_both_are_kept() -> None:
    write_tiny_bundle(bundle_path(SCHEMATIC))
    write_tiny_bundle(bundle_path(Z_ANATOMY))
    assert bundle_at_hand(BEST, mirror=None, tell=ignore).bundle.path == bundle_path(Z_ANATOMY)
    assert bundle_at_hand(SCHEMATIC, mirror=None, tell=ignore).bundle.path == bundle_path(SCHEMATIC)
