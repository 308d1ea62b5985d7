"""The deep check of a bundle: every mesh is read, hashed and measured again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from muscleatlas.bundle.bundle import ARRAYS, MESHES_FILE, Bundle, member_name, read_bundle
from muscleatlas.bundle.manifest import Part
from muscleatlas.bundle.tissue import TISSUES
from muscleatlas.bundle.write import Draft, measured_part
from muscleatlas.errors import BundleError, Faults
from muscleatlas.geometry.repair import require_sound

__all__ = ["verify_bundle"]


def verify_bundle(path: Path) -> Bundle:
    """Return the bundle in a folder if every mesh is what the manifest says.

    Raises
    ------
    BundleError
        If there is no bundle.
    Faults
        With every mesh that is damaged or measures otherwise, and every array that belongs to no part.
    """
    bundle = read_bundle(path)
    faults = [*_strangers(bundle), *(fault for part in bundle.parts.values() for fault in _part_faults(bundle, part))]
    if faults:
        raise Faults(faults, of=str(path))
    return bundle


def _strangers(bundle: Bundle) -> Iterator[BundleError]:
    known = {member_name(part_id, array) for part_id in bundle.parts for array in ARRAYS}
    for name in sorted(bundle.member_names() - known):
        yield BundleError(f"an array of no part: {name!r}", where=str(bundle.path / MESHES_FILE))


def _part_faults(bundle: Bundle, part: Part) -> Iterator[BundleError]:
    where = f"{bundle.path / MESHES_FILE}: {part.id}"
    try:
        again = _measured_again(bundle, part, where)
    except BundleError as fault:
        yield fault
        return
    for field in dataclasses.fields(Part):
        said, found = getattr(part, field.name), getattr(again, field.name)
        if said != found:
            yield BundleError(f"{field.name} differs", where=where, found=repr(found), expected=repr(said))


def _measured_again(bundle: Bundle, part: Part, where: str) -> Part:
    from muscleatlas.errors import GeometryError

    surface = bundle.surface(part.id)
    try:
        require_sound(surface, where=where)
    except GeometryError as error:
        raise BundleError(error.what, where=where, found=error.found, expected=error.expected) from error
    if surface.face_tags.max() >= len(TISSUES):
        found, expected = f"tag {surface.face_tags.max()}", f"0 to {len(TISSUES) - 1}"
        raise BundleError("a face tag that means nothing", where=where, found=found, expected=expected)
    kept = {field.name: getattr(part, field.name) for field in dataclasses.fields(Draft) if field.name != "surface"}
    return measured_part(Draft(surface=surface, **kept))
