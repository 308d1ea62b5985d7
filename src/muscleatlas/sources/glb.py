"""glTF binary files with Draco meshes: the container, the nodes, the triangles."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import SourceError

__all__ = ["GlbNode", "GlbPrimitive", "read_glb"]

_DRACO = "KHR_draco_mesh_compression"
_HEADER = struct.Struct("<4sII")
_CHUNK = struct.Struct("<I4s")
_TRIANGLES = 4
_AGAIN = "fetch the file again; if it was exported by hand, export it as GLB with Draco compression"


@dataclass(frozen=True, slots=True, eq=False)
class GlbPrimitive:
    """The triangles of one material.

    Attributes
    ----------
    material
        Name of the material, or ``None``.
    points_m
        ``(n, 3)`` in the frame of the file's scene: metres, +Y up.
    faces
        ``(m, 3)``, counter-clockwise as seen from outside if the file is right.
    """

    material: str | None
    points_m: NDArray[np.float64]
    faces: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class GlbNode:
    """A named node with a mesh, placed in the scene."""

    name: str
    primitives: tuple[GlbPrimitive, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Container:
    path: Path
    scene: dict[str, Any]
    binary: bytes


def read_glb(path: Path) -> dict[str, GlbNode]:
    """Return the nodes with a mesh by name, in the order of the file.

    Raises
    ------
    SourceError
        If the file is no GLB, is cut short, holds a mesh without Draco compression or without faces, or a
        coordinate that is not a number.
    """
    container = _read_container(path)
    try:
        nodes = [_node(container, index, to_scene) for index, to_scene in _placed(container)]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        found = f"{type(error).__name__}: {error}"
        raise SourceError("the scene of the GLB is inconsistent", where=str(path), found=found, hint=_AGAIN) from error
    return {node.name: node for node in nodes}


def _read_container(path: Path) -> _Container:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError("the mesh file can't be read", where=str(path), found=str(error)) from error
    if len(data) < _HEADER.size or data[:4] != b"glTF":
        raise SourceError("not a GLB file", where=str(path), found=repr(data[:4]), expected="b'glTF'", hint=_AGAIN)
    _, version, length = _HEADER.unpack_from(data)
    if version != 2:
        raise SourceError("a GLB of another version", where=str(path), found=f"version {version}", expected="version 2")
    if len(data) < length:
        found, expected = f"{len(data)} bytes", f"{length} bytes"
        raise SourceError("the GLB is cut short", where=str(path), found=found, expected=expected, hint=_AGAIN)
    chunks = dict(_chunks(data, path))
    try:
        scene = json.loads(chunks[b"JSON"])
    except (KeyError, ValueError) as error:
        raise SourceError("the GLB has no readable scene", where=str(path), found=str(error), hint=_AGAIN) from error
    return _Container(path, scene, chunks.get(b"BIN\0", b""))


def _chunks(data: bytes, path: Path) -> Iterator[tuple[bytes, bytes]]:
    at = _HEADER.size
    while at + _CHUNK.size <= len(data):
        length, kind = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size
        if at + length > len(data):
            found, expected = f"{len(data) - at} bytes of {kind!r}", f"{length} bytes"
            raise SourceError("the GLB is cut short", where=str(path), found=found, expected=expected, hint=_AGAIN)
        yield kind, data[at : at + length]
        at += length


def _placed(container: _Container) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield the nodes that have a mesh, each with its matrix ``(4, 4)`` to the scene."""
    nodes = container.scene.get("nodes", [])
    children = {child for node in nodes for child in node.get("children", [])}
    stack = [(index, np.eye(4)) for index in range(len(nodes) - 1, -1, -1) if index not in children]
    while stack:
        index, parent = stack.pop()
        to_scene = parent @ _matrix(nodes[index])
        stack.extend((child, to_scene) for child in reversed(nodes[index].get("children", [])))
        if "mesh" in nodes[index]:
            yield index, to_scene


def _node(container: _Container, index: int, to_scene: NDArray[np.float64]) -> GlbNode:
    raw = container.scene["nodes"][index]
    name = str(raw.get("name", f"node {index}"))
    mesh, where = container.scene["meshes"][raw["mesh"]], f"{container.path}: {name}"
    return GlbNode(name, tuple(_primitive(container, piece, to_scene, where) for piece in mesh["primitives"]))


def _matrix(node: dict[str, Any]) -> NDArray[np.float64]:
    if "matrix" in node:
        return np.array(node["matrix"], dtype=np.float64).reshape(4, 4).T
    matrix = np.eye(4)
    matrix[:3, :3] = _rotation(node.get("rotation", (0.0, 0.0, 0.0, 1.0))) * np.array(
        node.get("scale", (1.0, 1.0, 1.0))
    )
    matrix[:3, 3] = node.get("translation", (0.0, 0.0, 0.0))
    return matrix


def _rotation(quaternion: list[float]) -> NDArray[np.float64]:
    """Return the rotation ``(3, 3)`` of a unit quaternion given as x, y, z, w."""
    x, y, z, w = quaternion
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


def _primitive(container: _Container, raw: dict[str, Any], to_scene: NDArray[np.float64], where: str) -> GlbPrimitive:
    draco = raw.get("extensions", {}).get(_DRACO)
    if draco is None or raw.get("mode", _TRIANGLES) != _TRIANGLES:
        found = f"mode {raw.get('mode', _TRIANGLES)}, extensions {sorted(raw.get('extensions', {}))}"
        expected = f"triangles (mode 4) with {_DRACO}"
        raise SourceError(
            "a mesh that is not Draco triangles", where=where, found=found, expected=expected, hint=_AGAIN
        )
    points, faces = _decoded(container, draco["bufferView"], where)
    points = points @ to_scene[:3, :3].T + to_scene[:3, 3]
    _refuse_unusable(points, faces, where)
    if np.linalg.det(to_scene[:3, :3]) < 0.0:
        faces = faces[:, ::-1]
    return GlbPrimitive(_material(container, raw), points, faces)


def _decoded(container: _Container, view_index: int, where: str) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    import DracoPy

    view = container.scene["bufferViews"][view_index]
    start = view.get("byteOffset", 0)
    try:
        mesh = DracoPy.decode(container.binary[start : start + view["byteLength"]])
    except Exception as error:
        raise SourceError("a mesh that Draco can't decode", where=where, found=str(error), hint=_AGAIN) from error
    faces = np.asarray(getattr(mesh, "faces", np.zeros((0, 3))), dtype=np.int32).reshape(-1, 3)
    return np.asarray(mesh.points, dtype=np.float64).reshape(-1, 3), faces


def _refuse_unusable(points: NDArray[np.float64], faces: NDArray[np.int32], where: str) -> None:
    if len(faces) == 0:
        raise SourceError("a mesh without faces", where=where, found=f"{len(points)} vertices, 0 faces", hint=_AGAIN)
    bad = np.flatnonzero(~np.isfinite(points).all(axis=1))
    if len(bad):
        found = f"vertex {bad[0]} at {points[bad[0]].tolist()}"
        raise SourceError("a coordinate is not a number", where=where, found=found, hint=_AGAIN)


def _material(container: _Container, raw: dict[str, Any]) -> str | None:
    if "material" not in raw:
        return None
    name = container.scene["materials"][raw["material"]].get("name")
    return None if name is None else str(name)
