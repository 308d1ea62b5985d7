"""GLB files with Draco meshes, made up for tests."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import DracoPy
import numpy as np

from muscleatlas.geometry.surface import Surface

__all__ = ["draco", "glb", "write_glb"]

DRACO = "KHR_draco_mesh_compression"


def draco(surface: Surface, *, of_gltf_m: bool = False) -> bytes:
    """Return a surface as Draco bytes; if it is LPS mm it is brought to glTF metres first."""
    points = surface.vertices.astype(np.float64)
    if not of_gltf_m:
        points = np.stack([points[:, 0], points[:, 2], -points[:, 1]], axis=1) / 1000.0
    encoded: bytes = DracoPy.encode(
        points.astype(np.float32), faces=surface.faces.astype(np.uint32), quantization_bits=20
    )
    return encoded


def glb(scene: Mapping[str, Any], binary: bytes = b"") -> bytes:
    """Return a GLB container."""
    text = json.dumps(scene).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    chunks = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def write_glb(
    path: Path,
    nodes: Mapping[str, Sequence[tuple[str | None, Surface]]],
    *,
    placed: Mapping[str, Mapping[str, Any]] = {},
    of_gltf_m: bool = False,
) -> Path:
    """Write one node for each name, with one primitive for each material and surface.

    ``placed`` gives rotation, scale or translation of nodes by name.
    """
    materials = sorted({material for pieces in nodes.values() for material, _ in pieces if material})
    views, binary, meshes, scene_nodes = list[dict[str, int]](), b"", list[Any](), list[Any]()
    for name, pieces in nodes.items():
        primitives = []
        for material, surface in pieces:
            data = draco(surface, of_gltf_m=of_gltf_m)
            views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(data)})
            binary += data
            primitive: dict[str, Any] = {"extensions": {DRACO: {"bufferView": len(views) - 1, "attributes": {}}}}
            primitives.append(primitive | ({"material": materials.index(material)} if material else {}))
        meshes.append({"primitives": primitives})
        scene_nodes.append({"name": name, "mesh": len(meshes) - 1, **placed.get(name, {})})
    scene = {
        "asset": {"version": "2.0"},
        "nodes": scene_nodes,
        "meshes": meshes,
        "materials": [{"name": name} for name in materials],
        "bufferViews": views,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(glb(scene, binary))
    return path
