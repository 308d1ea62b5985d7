"""The four region files: full resolution, right side and midline, one node a structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from muscleatlas.bundle.manifest import Kind
from muscleatlas.bundle.write import Draft
from muscleatlas.sources.glb import GlbNode, read_glb
from muscleatlas.sources.z_anatomy.files import RawFile
from muscleatlas.sources.z_anatomy.names import LEFT_OUT, kind_of_region_node, readable_name, slug
from muscleatlas.sources.z_anatomy.repair import mended, placed_pieces

__all__ = ["region_drafts"]

# What a material means depends on the file; the head has only palette numbers, which mean nothing.
_BELLY_MATERIALS = ("Abductor", "Adductor", "Diaphragm")
_BONE_MATERIALS = ("Bone-5", "Bone-7")
_OF_MUSCLES: Mapping[str | None, str] = {**dict.fromkeys(_BELLY_MATERIALS, "belly"), "Tendon": "tendon"}
_OF_BONES: Mapping[str | None, str] = {**dict.fromkeys(_BONE_MATERIALS, "bone"), "Cartilage": "cartilage"}
_TUBES = ("nerve", "artery", "vein")


def region_drafts(file: RawFile, path: Path, seen: set[str]) -> Iterator[Draft]:
    """Yield a draft for each node of a region file.

    Parameters
    ----------
    file, path
        The file, and where its bytes are.
    seen
        Nodes that an earlier file had; they are the same mesh and are skipped. Grows.
    """
    for node in read_glb(path).values():
        if node.name not in seen and node.name not in LEFT_OUT:
            seen.add(node.name)
            yield _draft(file, node)


def _draft(file: RawFile, node: GlbNode) -> Draft:
    kind = kind_of_region_node(node.name, [piece.material for piece in node.primitives])
    pieces = placed_pieces(node, file.offset_m, _tissues(kind), otherwise=kind if kind in _TUBES else "untagged")
    surface, note = mended(pieces, where=f"{file.key}: {node.name}", tube=kind in (*_TUBES, "fascia"))
    name = readable_name(node.name)
    return Draft(
        id=f"{kind}/{slug(name)}",
        kind=kind,
        name=name,
        side="right" if node.name.endswith("_r") else "midline",
        surface=surface,
        source=file.key,
        node=node.name,
        note=note,
    )


def _tissues(kind: Kind) -> Mapping[str | None, str]:
    return {"muscle": _OF_MUSCLES, "bone": _OF_BONES}.get(kind, {})
