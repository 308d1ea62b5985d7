from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.bundle.bundle import MESHES_FILE, Bundle, read_bundle
from muscleatlas.bundle.packing import surface_sha256, to_grid
from muscleatlas.errors import BundleError, UnknownNameError
from tests.bundle.drafts import muscle, write_two


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return write_two(tmp_path / "b")


def test_what_was_written_is_read_back(bundle: Bundle) -> None:
    again = read_bundle(bundle.path)
    assert again.manifest == bundle.manifest
    assert surface_sha256(again.surface("muscle/made-up")) == surface_sha256(to_grid(muscle().surface))
    assert surface_sha256(again.surface("muscle/made-up")) == again.part("muscle/made-up").sha256


def test_a_surface_is_read_once_and_can_not_be_changed(bundle: Bundle) -> None:
    surface = bundle.surface("bone/holey")
    assert bundle.surface("bone/holey") is surface
    with pytest.raises(ValueError, match="read-only"):
        surface.vertices[0, 0] = 1.0
    arrays = (surface.vertices, surface.faces, surface.face_tags)
    assert [array.dtype.name for array in arrays] == ["float32", "int32", "uint8"]


def test_opening_reads_no_mesh(bundle: Bundle) -> None:
    (bundle.path / MESHES_FILE).unlink()
    assert list(read_bundle(bundle.path).parts) == ["bone/holey", "muscle/made-up"]


def test_credit_and_licence_name_each_line_once(bundle: Bundle) -> None:
    assert (bundle.credit, bundle.licence) == ("One who drew it\nAnother", "CC BY-SA 4.0")


def test_an_unknown_part_is_told_with_the_nearest(bundle: Bundle) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown part 'muscle/made_up'\n  did you mean 'muscle/made-up'"):
        bundle.surface("muscle/made_up")


def test_no_bundle_is_told_with_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as caught:
        read_bundle(tmp_path / "none")
    assert str(caught.value) == (
        f"{tmp_path / 'none'}: there is no bundle here\n"
        "  expected: manifest.json\n"
        "  name the folder of a bundle, or one that `muscleatlas data add` makes: z-anatomy, musculoskeletal"
    )


@pytest.mark.parametrize("spoil", [lambda data: data[:200], lambda data: b"", lambda data: b"PK" * 400])
def test_a_cut_mesh_file_is_told_when_a_mesh_is_asked_for(bundle: Bundle, spoil) -> None:  # type: ignore[no-untyped-def]
    path = bundle.path / MESHES_FILE
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(BundleError, match=r"meshes\.npz: no readable mesh file"):
        read_bundle(bundle.path).surface("muscle/made-up")


def test_a_flipped_bit_in_a_mesh_is_told(bundle: Bundle) -> None:
    path = bundle.path / MESHES_FILE
    data = bytearray(path.read_bytes())
    data[data.index(b"bone/holey/vertices.npy") + 40] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(BundleError, match="the mesh of 'bone/holey' can't be read"):
        read_bundle(bundle.path).surface("bone/holey")
