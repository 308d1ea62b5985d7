from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from muscleatlas.errors import SourceError
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.glb import GlbNode, read_glb
from tests.geometry.shapes import box
from tests.sources.glb_files import DRACO, draco, glb, write_glb


def fault(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_glb(path)
    return str(caught.value)


def written(path: Path, scene: dict[str, Any], binary: bytes = b"") -> Path:
    path.write_bytes(glb(scene, binary))
    return path


def one_mesh(primitive: dict[str, Any], length: int = 0) -> dict[str, Any]:
    views = [{"buffer": 0, "byteOffset": 0, "byteLength": length}]
    return {"nodes": [{"name": "n", "mesh": 0}], "meshes": [{"primitives": [primitive]}], "bufferViews": views}


def signed_volume(node: GlbNode) -> float:
    (piece,) = node.primitives
    return signed_volume_mm3(Surface(piece.points_m.astype(np.float32), piece.faces, np.zeros(12, np.uint8)))


def test_a_node_is_read_with_its_name_materials_and_triangles(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"One_r": [("Bone-5", box(1, 2, 3)), (None, box(1, 1, 1))]}, of_gltf_m=True)
    nodes = read_glb(path)
    assert list(nodes) == ["One_r"]
    first, second = nodes["One_r"].primitives
    assert (first.material, second.material) == ("Bone-5", None)
    assert np.sort(first.points_m[first.faces].reshape(-1, 3), axis=0) == pytest.approx(
        np.sort(box(1, 2, 3).vertices[box(1, 2, 3).faces].reshape(-1, 3), axis=0), abs=1e-4
    )


def test_a_node_is_placed_by_scale_then_rotation_then_translation(tmp_path: Path) -> None:
    quarter_about_z = [0.0, 0.0, 0.5**0.5, 0.5**0.5]
    placed = {"n": {"translation": [10, 0, 0], "rotation": quarter_about_z, "scale": [2, 1, 1]}}
    path = write_glb(tmp_path / "a.glb", {"n": [(None, box(1, 2, 3))]}, placed=placed, of_gltf_m=True)
    points = read_glb(path)["n"].primitives[0].points_m
    assert points.min(axis=0) == pytest.approx([8, 0, 0], abs=1e-4)
    assert points.max(axis=0) == pytest.approx([10, 2, 3], abs=1e-4)


@pytest.mark.parametrize("scale", [[1, 1, 1], [-1, 1, 1], [-1, -1, -1]])
def test_a_mirrored_node_stays_outward(tmp_path: Path, scale: list[int]) -> None:
    path = write_glb(tmp_path / "a.glb", {"n": [(None, box(1, 2, 3))]}, placed={"n": {"scale": scale}}, of_gltf_m=True)
    assert signed_volume(read_glb(path)["n"]) == pytest.approx(6.0, rel=1e-3)


def test_a_child_is_placed_in_its_parent(tmp_path: Path) -> None:
    data = draco(box(1, 1, 1), of_gltf_m=True)
    scene = one_mesh({"extensions": {DRACO: {"bufferView": 0}}}, len(data))
    scene["nodes"] = [
        {"name": "n", "mesh": 0, "translation": [1, 0, 0]},
        {"children": [0], "matrix": [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 5, 0, 1]},
    ]
    points = read_glb(written(tmp_path / "a.glb", scene, data))["n"].primitives[0].points_m
    assert points.min(axis=0) == pytest.approx([1, 5, 0], abs=1e-4)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_that_is_cut_short_is_told_with_both_lengths(tmp_path: Path, share: float) -> None:
    path = write_glb(tmp_path / "a.glb", {"n": [(None, box(1, 2, 3))]})
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    assert fault(path).startswith(
        f"{path}: the GLB is cut short\n  found: {int(share * len(data))} bytes\n  expected: {len(data)} bytes\n"
    )


@pytest.mark.parametrize("data", [b"", b"PK\3\4 a zip", b"solid an STL"])
def test_another_kind_of_file_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.glb").write_bytes(data)
    assert "not a GLB file" in fault(tmp_path / "a.glb")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "the mesh file can't be read" in fault(tmp_path / "none.glb")


def test_a_mesh_without_draco_is_told(tmp_path: Path) -> None:
    message = fault(written(tmp_path / "a.glb", one_mesh({"attributes": {"POSITION": 0}})))
    assert message == (
        f"{tmp_path / 'a.glb'}: n: a mesh that is not Draco triangles\n"
        "  found: mode 4, extensions []\n"
        "  expected: triangles (mode 4) with KHR_draco_mesh_compression\n"
        "  fetch the file again; if it was exported by hand, export it as GLB with Draco compression"
    )


def test_damaged_draco_bytes_are_told(tmp_path: Path) -> None:
    scene = one_mesh({"extensions": {DRACO: {"bufferView": 0}}}, 16)
    assert "n: a mesh that Draco can't decode" in fault(written(tmp_path / "a.glb", scene, b"DRACO but no more"))


def test_a_scene_that_names_what_is_not_there_is_told(tmp_path: Path) -> None:
    scene = one_mesh({"extensions": {DRACO: {"bufferView": 7}}})
    assert "the scene of the GLB is inconsistent" in fault(written(tmp_path / "a.glb", scene))


def test_points_without_faces_are_told(tmp_path: Path) -> None:
    import DracoPy

    data = DracoPy.encode(np.eye(3, dtype=np.float32))
    scene = one_mesh({"extensions": {DRACO: {"bufferView": 0}}}, len(data))
    assert "n: a mesh without faces\n  found: 3 vertices, 0 faces" in fault(written(tmp_path / "a.glb", scene, data))


def test_a_coordinate_that_is_no_number_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_glb(
        tmp_path / "a.glb", {"n": [(None, box(1, 2, 3))]}, placed={"n": {"translation": [float("nan"), 0, 0]}}
    )
    assert "n: a coordinate is not a number" in fault(path)
