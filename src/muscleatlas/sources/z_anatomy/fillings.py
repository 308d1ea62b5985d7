"""The four files that fill the gaps: thinned out, no materials, mostly both sides in one node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from muscleatlas.bundle.manifest import Kind, Side
from muscleatlas.bundle.write import Draft
from muscleatlas.errors import SourceError
from muscleatlas.geometry.components import components, joined
from muscleatlas.geometry.repair import drop_degenerate_faces
from muscleatlas.geometry.surface import Surface, mirrored_surface
from muscleatlas.geometry.topology import boundary_edges, is_closed
from muscleatlas.geometry.weld import merge_coincident
from muscleatlas.geometry.winding import turned_outward
from muscleatlas.sources.glb import GlbNode, read_glb
from muscleatlas.sources.z_anatomy.files import RawFile
from muscleatlas.sources.z_anatomy.names import (
    BELLIES_OF_THE_MIDLINE,
    BONES_FILLED_IN,
    CALCANEAL_TENDON,
    LEFT_OUT,
    MUSCLES_FILLED_IN,
    PARTED,
    TEETH,
    kind_of_joint_node,
    readable_name,
    slug,
)
from muscleatlas.sources.z_anatomy.repair import FEWEST_FACES, mended, placed_pieces

__all__ = ["bone_drafts", "joint_drafts", "muscle_drafts", "patch_drafts"]

_NO_OFFSET = (0.0, 0.0, 0.0)
# A piece that reaches over the median plane by more than this on both sides may belong to both.
_MIDLINE_MM = 1.0
# A piece whose middle is this near to the median plane lies in it: the nuchal ligament is a sheet there.
_IN_THE_PLANE_MM = 0.5
_PATCH = re.compile(r"^(?P<muscle>.+)_(?P<role>[oe])(?P<number>\d+)(?P<side>[lr])$")
# Open edges for each face: sheets of fascia have 0.04 and more, bellies with a flaw 0.015 at most.
_FASCIA_RIM = 0.02
_THINNED = "thinned out by the publisher"
_VERTEBRA = "vertebra"


def muscle_drafts(file: RawFile, path: Path) -> Iterator[Draft]:
    """Yield the muscles that the region files lack, and the calcaneal tendon: closed pieces, the right ones."""
    nodes = read_glb(path)
    for name in MUSCLES_FILLED_IN:
        pieces = _pieces(_node(nodes, name, file))
        whole = name in BELLIES_OF_THE_MIDLINE
        chosen = pieces if whole else tuple(piece for piece in pieces if _side(piece) == "right")
        bellies, note = _bellies(chosen, f"{file.key}: {name}")
        if name in PARTED:
            yield from _part_drafts(file, name, bellies, note)
        else:
            yield _draft(file, name, "muscle", bellies, note, side="midline" if whole else "right")
    yield _calcaneal_tendon(file, nodes)


def _part_drafts(file: RawFile, node: str, bellies: Surface, note: str) -> Iterator[Draft]:
    """Yield the pieces of a muscle, each as the head or part that it is."""
    axis, names = PARTED[node]
    pieces = sorted(components(bellies), key=lambda piece: float(piece.bounds_mm[:, axis].mean()))
    if len(pieces) != len(names):
        raise SourceError(
            "not as many pieces as heads",
            where=f"{file.key}: {node}",
            expected=str(len(names)),
            found=str(len(pieces)),
            hint="the file is not the one this was written for",
        )
    for piece, name in zip(pieces, names, strict=True):
        if name is not None:
            yield _draft(file, node, "muscle", piece, note, named=name)


def bone_drafts(file: RawFile, path: Path) -> Iterator[Draft]:
    """Yield the bones that the region files lack, and the teeth; their nodes are of one side each."""
    nodes = read_glb(path)
    for name in BONES_FILLED_IN:
        pieces = _pieces(_node(nodes, name, file))
        if name == TEETH[0]:
            teeth = tuple(piece for piece in pieces if piece.bounds_mm[1, 2] < TEETH[1])
            pieces = tuple(piece for piece in pieces if piece.bounds_mm[1, 2] >= TEETH[1])
            yield _bone_draft(file, name, teeth, named="Teeth")
        if name.startswith(_VERTEBRA):
            pieces, strangers = _vertebra_and_strangers(pieces)
            if strangers:
                yield _strangers_draft(file, name, strangers)
        yield _bone_draft(file, name, pieces)


def _vertebra_and_strangers(pieces: tuple[Surface, ...]) -> tuple[tuple[Surface, ...], tuple[Surface, ...]]:
    """Return the vertebra, which is the largest piece, and what else its node holds: cartilages in front of it."""
    vertebra = max(pieces, key=lambda piece: len(piece.faces))
    small = [piece for piece in pieces if piece is not vertebra and len(piece.faces) < FEWEST_FACES]
    strangers = tuple(piece for piece in pieces if piece is not vertebra and len(piece.faces) >= FEWEST_FACES)
    return (vertebra, *small), strangers


def _strangers_draft(file: RawFile, node: str, pieces: tuple[Surface, ...]) -> Draft:
    surface, note = mended([joined(pieces)], where=f"{file.key}: {node}")
    notes = filter(None, ["the source does not name it; it stands in the node of the vertebra", note])
    named = f"Cartilage in the node of {readable_name(node).lower()}"
    return _draft(file, node, "cartilage", surface, "; ".join(notes), side="midline", named=named)


def _bone_draft(file: RawFile, node: str, pieces: tuple[Surface, ...], *, named: str | None = None) -> Draft:
    surface, note = mended([joined(pieces)], where=f"{file.key}: {node}")
    side: Side = "right" if node.endswith("_right") else "midline"
    return _draft(file, node, "bone", surface, note, side=side, named=named)


def joint_drafts(file: RawFile, path: Path) -> Iterator[Draft]:
    """Yield the ligaments and joint cartilages, what is right or reaches over the midline."""
    for node in read_glb(path).values():
        if node.name in LEFT_OUT:
            continue
        kind = kind_of_joint_node(node.name)
        surface, side, note = _right_or_midline(node, kind)
        if is_closed(surface):
            surface = turned_outward(surface)
        yield _draft(file, node.name, kind, surface, note, side=side)


def patch_drafts(file: RawFile, path: Path) -> Iterator[Draft]:
    """Yield the patches where muscles arise and end.

    A node ``soleus_muscle_o1r`` is the first origin on the right. A node without such a mark holds all other patches
    of the muscle, of both sides and roles; which is which is not said, so they are of the kind ``attachment``.
    A patch that is there on the left only is mirrored.
    """
    nodes = read_glb(path)
    for node in nodes.values():
        marked = _PATCH.match(node.name)
        if marked is None:
            yield _unmarked_patch(file, node)
        elif marked["side"] == "r" or f"{node.name[:-1]}r" not in nodes:
            yield _marked_patch(file, node, marked)


def _unmarked_patch(file: RawFile, node: GlbNode) -> Draft:
    surface, side, note = _right_or_midline(node, "attachment")
    notes = filter(None, ["origin or insertion: the source does not say which", note])
    return _draft(file, node.name, "attachment", surface, "; ".join(notes), side=side)


def _marked_patch(file: RawFile, node: GlbNode, marked: re.Match[str]) -> Draft:
    kind: Kind = "origin" if marked["role"] == "o" else "insertion"
    surface, _, note = _right_or_midline(node, "attachment")
    name = f"{readable_name(marked['muscle'])} {marked['number']}"
    return _draft(file, node.name, kind, surface, note, named=name)


def _draft(
    file: RawFile,
    node: str,
    kind: Kind,
    surface: Surface,
    note: str,
    *,
    side: Side = "right",
    named: str | None = None,
) -> Draft:
    name = named or readable_name(node)
    return Draft(
        id=f"{kind}/{slug(name)}",
        kind=kind,
        name=name,
        side=side,
        surface=surface,
        source=file.key,
        node=node,
        note="; ".join(filter(None, [note, _THINNED])),
        decimated=True,
    )


def _node(nodes: dict[str, GlbNode], name: str, file: RawFile) -> GlbNode:
    if name not in nodes:
        raise SourceError(f"no node {name!r}", where=file.key, hint="the file is not the one this was written for")
    return nodes[name]


def _tagged(node: GlbNode, tissue: str) -> tuple[Surface, ...]:
    return placed_pieces(node, _NO_OFFSET, {}, otherwise=tissue)


def _pieces(node: GlbNode) -> tuple[Surface, ...]:
    return components(merge_coincident(joined(_tagged(node, "untagged"))))


def _side(surface: Surface) -> str:
    """Return where a piece lies; +X is the subject's left."""
    middle = float(surface.vertices[:, 0].mean())
    low, high = surface.bounds_mm[:, 0]
    if abs(middle) < _IN_THE_PLANE_MM:
        return "midline"
    if low < -_MIDLINE_MM and high > _MIDLINE_MM and abs(middle) < (high - low) / 10.0:
        return "midline"
    return "left" if middle > 0.0 else "right"


def _right_or_midline(node: GlbNode, tissue: str) -> tuple[Surface, Side, str]:
    """Return the pieces of a node that are not on the left, where they lie together, and a note.

    If all are on the left they are mirrored. Thin sheets are left as they are: ligaments are a few faces each.
    """
    whole = drop_degenerate_faces(merge_coincident(joined(_tagged(node, tissue))))
    pieces = components(whole)
    kept = tuple(piece for piece in pieces if _side(piece) != "left")
    if not kept:
        return mirrored_surface(whole), "right", "mirrored from the left"
    return joined(kept), "right" if all(_side(piece) == "right" for piece in kept) else "midline", ""


def _bellies(pieces: Iterable[Surface], where: str) -> tuple[Surface, str]:
    """Return the closed pieces as one surface; what stays wide open once small holes are closed is fascia."""
    kept, notes = [], list[str]()
    for piece in pieces:
        if len(piece.faces) < FEWEST_FACES:
            continue
        surface, note = mended([piece], where=where)
        if _is_belly(surface):
            kept.append(surface)
            notes.append(note)
    if not kept:
        raise SourceError("no closed piece", where=where, expected="a belly", found="open sheets only")
    return joined(tuple(kept)), "; ".join(sorted(set(filter(None, notes))))


def _is_belly(surface: Surface) -> bool:
    """Return whether a piece is closed, but for an edge or two that could not be mended."""
    return len(boundary_edges(surface)) <= _FASCIA_RIM * len(surface.faces)


def _calcaneal_tendon(file: RawFile, nodes: dict[str, GlbNode]) -> Draft:
    node, (low, high) = CALCANEAL_TENDON
    for piece in _pieces(_node(nodes, node, file)):
        if np.allclose(piece.bounds_mm, (low, high), atol=2.0):
            surface, note = mended([piece], where=f"{file.key}: {node}")
            return _draft(file, node, "tendon", surface, note, named="Calcaneal tendon")
    raise SourceError("no piece that could be the calcaneal tendon", where=f"{file.key}: {node}")
