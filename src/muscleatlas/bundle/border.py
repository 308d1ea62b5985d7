"""The border check: ``manifest.json`` as text becomes a manifest, or all that is wrong with it is told at once."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from muscleatlas.bundle.hints import how_to_make_again
from muscleatlas.bundle.manifest import FORMAT, VERSION, Manifest, Part, bundle_digest
from muscleatlas.bundle.tissue import TISSUES
from muscleatlas.errors import BundleError, Faults

__all__ = ["manifest_from_json", "manifest_to_json"]

_ID = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def manifest_to_json(manifest: Manifest) -> str:
    """Return the manifest as text, the same for the same manifest."""
    return json.dumps(dataclasses.asdict(manifest), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def manifest_from_json(text: str, *, where: str) -> Manifest:
    """Return the manifest that a text holds.

    Raises
    ------
    BundleError
        If it is no JSON, or JSON of another format or version.
    Faults
        With every value that is wrong, each with its path and the value found.
    """
    _require_format(text, where)
    manifest = _typed(text, where)
    faults = [*_count_faults(manifest, where), *_reference_faults(manifest, where)]
    if faults:
        raise Faults(faults, of=where)
    return manifest


def _require_format(text: str, where: str) -> None:
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise BundleError(
            "not a JSON file", where=where, found=str(error), hint=how_to_make_again(Path(where).parent)
        ) from error
    said = (raw.get("format"), raw.get("version")) if isinstance(raw, dict) else (None, None)
    if said != (FORMAT, VERSION):
        raise BundleError(
            "not a bundle of this version",
            where=where,
            found=f"format {said[0]!r}, version {said[1]!r}",
            expected=f"format {FORMAT!r}, version {VERSION}",
            hint=how_to_make_again(Path(where).parent),
        )


def _typed(text: str, where: str) -> Manifest:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Manifest).validate_json(text, strict=True)
    except ValidationError as error:
        faults = [_fault(where, item["loc"], item["msg"], item["input"]) for item in error.errors()]
        raise Faults(faults, of=where) from None


def _fault(where: str, path: tuple[int | str, ...], message: str, value: Any) -> BundleError:
    shown = repr(value)
    return BundleError(
        f"{'.'.join(map(str, path))}: {message[:1].lower()}{message[1:]}",
        where=where,
        found=shown if len(shown) <= 80 else f"{shown[:77]}...",
    )


def _count_faults(manifest: Manifest, where: str) -> Iterator[BundleError]:
    """Find numbers that contradict each other or themselves."""
    for index, part in enumerate(manifest.parts):
        for field, message, value in _contradictions(part):
            yield _fault(where, ("parts", index, field), f"{message} ({part.id})", value)


def _contradictions(part: Part) -> Iterator[tuple[str, str, Any]]:
    unknown = sorted(set(part.tissues) - set(TISSUES))
    if unknown:
        yield "tissues", f"unknown tissue {unknown[0]!r}", part.tissues
    if sum(part.tissues.values()) != part.face_count:
        yield "tissues", f"does not sum to the {part.face_count} faces", part.tissues
    for field in ("vertex_count", "face_count", "boundary_edges", "nonmanifold_edges"):
        if getattr(part, field) < 0:
            yield field, "a count below zero", getattr(part, field)
    if part.closed != (part.volume_mm3 is not None):
        yield "volume_mm3", "given for closed meshes, and only for them", part.volume_mm3
    if not all(math.isfinite(number) for corner in part.bounds_mm for number in corner):
        yield "bounds_mm", "not a finite number", part.bounds_mm
    if not _ID.fullmatch(part.id):
        yield "id", "not a kind and a slug like 'muscle/soleus'", part.id
    elif part.id.partition("/")[0] != part.kind:
        yield "id", f"does not begin with its kind {part.kind!r}", part.id
    if not _SHA256.fullmatch(part.sha256):
        yield "sha256", "not 64 hexadecimal digits in lower case", part.sha256


def _reference_faults(manifest: Manifest, where: str) -> Iterator[BundleError]:
    """Find ids that are there twice, sources that are not there, and a digest that is not of these parts."""
    keys = {source.key for source in manifest.sources}
    uses = Counter(part.id for part in manifest.parts)
    for index, part in enumerate(manifest.parts):
        if uses[part.id] > 1:
            yield _fault(where, ("parts", index, "id"), f"used {uses[part.id]} times", part.id)
        if part.source not in keys:
            yield _fault(where, ("parts", index, "source"), f"no such source among {sorted(keys)}", part.source)
    if manifest.digest != bundle_digest(manifest.parts):
        yield _fault(where, ("digest",), "is not the digest of these parts", manifest.digest)
