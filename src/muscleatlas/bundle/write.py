"""Writing a bundle: measured, hashed, packed, and put in place only when whole."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from muscleatlas.bundle.border import manifest_to_json
from muscleatlas.bundle.bundle import ARRAYS, MANIFEST_FILE, MESHES_FILE, Bundle, member_name, read_bundle
from muscleatlas.bundle.manifest import FORMAT, VERSION, Kind, Manifest, Part, Side, Source, bundle_digest
from muscleatlas.bundle.packing import packed, surface_sha256, to_grid
from muscleatlas.bundle.tissue import tissue_counts
from muscleatlas.errors import BundleError, Faults
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import edge_use
from muscleatlas.geometry.volume import signed_volume_mm3

__all__ = ["Draft", "measured_part", "write_bundle"]

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A part before it is measured: what only its source knows, and the mesh.

    The fields are those of :class:`muscleatlas.bundle.manifest.Part`.
    """

    id: str
    kind: Kind
    name: str
    side: Side
    surface: Surface
    source: str
    node: str
    note: str = ""
    decimated: bool = False


def write_bundle(
    path: Path,
    name: str,
    title: str,
    sources: Sequence[Source],
    drafts: Iterable[Draft],
    *,
    schematic: bool = False,
    notes: Sequence[str] = (),
) -> Bundle:
    """Write a bundle and return it as read back.

    It is written beside its place and moved there when whole, so a reader finds the old one or the new one.
    The same input gives the same bytes.

    Parameters
    ----------
    path
        The folder; one that is there already is replaced if it is a bundle.
    name, title
        Short and readable name.
    sources
        Every file that a draft names.
    drafts
        The parts, in any order.
    schematic
        Whether the shapes are computed from a model, and not taken from a body.
    notes
        What the source left out, and why.

    Raises
    ------
    BundleError
        If an id is there twice, or the disk refuses (full, not allowed), or the folder holds something else.
    """
    measured = sorted(((measured_part(draft), draft) for draft in drafts), key=lambda pair: pair[0].id)
    parts = tuple(part for part, _ in measured)
    _refuse_doubles(parts, path)
    manifest = replace(_manifest(name, title, sources, parts), schematic=schematic, notes=tuple(notes))
    surfaces = {draft.id: to_grid(draft.surface) for _, draft in measured}
    _refuse_foreign(path)
    try:
        _write_whole(path, manifest_to_json(manifest), surfaces)
    except OSError as error:
        hint = "free some room, or set MUSCLEATLAS_DATA to a folder on another disk"
        raise BundleError("the bundle can't be written", where=str(path), found=str(error), hint=hint) from error
    return read_bundle(path)


def measured_part(draft: Draft) -> Part:
    """Return the manifest's entry of a draft, measured on the mesh as it will be stored."""
    surface = to_grid(draft.surface)
    use = edge_use(surface)
    closed = not use.balance.any()
    low, high = surface.bounds_mm.astype(np.float64).tolist()
    return Part(
        id=draft.id,
        kind=draft.kind,
        name=draft.name,
        side=draft.side,
        vertex_count=len(surface.vertices),
        face_count=len(surface.faces),
        tissues=tissue_counts(surface.face_tags),
        closed=closed,
        boundary_edges=int((use.face_counts == 1).sum()),
        nonmanifold_edges=int((use.face_counts > 2).sum()),
        volume_mm3=round(signed_volume_mm3(surface), 3) if closed else None,
        bounds_mm=((low[0], low[1], low[2]), (high[0], high[1], high[2])),
        sha256=surface_sha256(surface),
        source=draft.source,
        node=draft.node,
        note=draft.note,
        decimated=draft.decimated,
    )


def _manifest(name: str, title: str, sources: Sequence[Source], parts: tuple[Part, ...]) -> Manifest:
    return Manifest(
        format=FORMAT,
        version=VERSION,
        name=name,
        title=title,
        frame="LPS",
        units="mm",
        paired_structures_stored="right",
        sources=tuple(sorted(sources, key=lambda source: source.key)),
        parts=parts,
        digest=bundle_digest(parts),
    )


def _refuse_doubles(parts: Sequence[Part], path: Path) -> None:
    faults = [
        BundleError(
            f"two parts with the id {one.id!r}", where=str(path), found=f"nodes {one.node!r} and {other.node!r}"
        )
        for one, other in pairwise(parts)
        if one.id == other.id
    ]
    if faults:
        raise Faults(faults, of=str(path))


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace a folder that is no bundle."""
    if path.is_dir() and {entry.name for entry in path.iterdir()} <= {MANIFEST_FILE, MESHES_FILE}:
        return
    if path.exists():
        hint = "name an empty folder, or remove it yourself"
        raise BundleError("this is no bundle and will not be replaced", where=str(path), hint=hint)


def _write_whole(path: Path, manifest_text: str, surfaces: dict[str, Surface]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        new.mkdir()
        (new / MANIFEST_FILE).write_text(manifest_text, encoding="utf-8", newline="\n")
        _write_meshes(new / MESHES_FILE, surfaces)
        if path.exists():
            path.rename(old)
        shutil.move(new, path)


def _write_meshes(path: Path, surfaces: dict[str, Surface]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as meshes:
        for part_id, surface in sorted(surfaces.items()):
            arrays = packed(surface)
            for array in ARRAYS:
                entry = zipfile.ZipInfo(member_name(part_id, array), _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                entry.create_system = 3
                meshes.writestr(entry, arrays[array], compresslevel=9)
