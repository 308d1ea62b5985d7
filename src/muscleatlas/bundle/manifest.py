"""What a bundle says of itself: its sources, and for each part the name, the measures and the hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args

__all__ = [
    "FORMAT",
    "KINDS",
    "VERSION",
    "Kind",
    "Manifest",
    "Part",
    "Side",
    "Source",
    "bundle_digest",
]

FORMAT: Literal["muscleatlas-bundle"] = "muscleatlas-bundle"
VERSION: Literal[1] = 1

Kind = Literal[
    "muscle",
    "bone",
    "cartilage",
    "tendon",
    "nerve",
    "artery",
    "vein",
    "ligament",
    "origin",
    "insertion",
    "attachment",
    "fascia",
]
KINDS: tuple[str, ...] = get_args(Kind)
Side = Literal["right", "midline"]
Point = tuple[float, float, float]

_BORDER: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Source:
    """A published file that parts were taken from.

    Attributes
    ----------
    key
        The name that :attr:`Part.source` uses.
    title
        Readable name of the file.
    url
        Where exactly these bytes are published.
    sha256
        Hash of the file, 64 lower-case hexadecimal digits.
    licence
        Licence of the file and of all that is made of it.
    credit
        The lines that anything made of it must carry.
    """

    key: str
    title: str
    url: str
    sha256: str
    licence: str
    credit: tuple[str, ...]

    __pydantic_config__: ClassVar[dict[str, Any]] = _BORDER


@dataclass(frozen=True, slots=True)
class Part:
    """One structure of a bundle.

    Attributes
    ----------
    id
        Kind and slug, ``"muscle/fibularis-longus"``.
    kind
        What sort of structure it is; ``"attachment"`` is an origin or insertion where the source does not tell which.
    name
        Readable, ``"Fibularis longus"``.
    side
        ``"right"``, or ``"midline"`` for what crosses the median plane.
    vertex_count, face_count
        Size of the mesh.
    tissues
        Number of faces by tissue; sums to ``face_count``.
    closed
        Whether the mesh bounds a solid.
    boundary_edges, nonmanifold_edges
        Edges with one face, and edges with more than two.
    volume_mm3
        Enclosed volume; ``None`` if the mesh is open. Where the mesh passes through itself the overlap counts twice.
    bounds_mm
        Lowest and highest corner of the box, LPS.
    sha256
        Hash of vertices (float32), faces (int32) and tags (uint8), little-endian, one after the other.
    source
        Key of the file it came from.
    node
        Name of the node in that file.
    note
        What was done to it that a user should know.
    decimated
        Whether the publisher had thinned it out.
    """

    id: str
    kind: Kind
    name: str
    side: Side
    vertex_count: int
    face_count: int
    tissues: dict[str, int]
    closed: bool
    boundary_edges: int
    nonmanifold_edges: int
    volume_mm3: float | None
    bounds_mm: tuple[Point, Point]
    sha256: str
    source: str
    node: str
    note: str
    decimated: bool

    __pydantic_config__: ClassVar[dict[str, Any]] = _BORDER


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of ``manifest.json``.

    Attributes
    ----------
    format, version
        Always ``"muscleatlas-bundle"`` and 1.
    name, title
        Short name (``"z-anatomy"``) and readable title.
    frame, units
        Always ``"LPS"`` and ``"mm"``.
    paired_structures_stored
        Which side of paired structures is in the bundle; the other is its mirror image.
    sources
        Every file that a part came from, by key.
    parts
        Every structure, by id.
    digest
        Hash over the ids and hashes of the parts: two bundles with the same digest show the same.
    schematic
        Whether the shapes are computed from a model, and not taken from a body.
    notes
        What the source left out, and why.
    """

    format: Literal["muscleatlas-bundle"]
    version: Literal[1]
    name: str
    title: str
    frame: Literal["LPS"]
    units: Literal["mm"]
    paired_structures_stored: Literal["right"]
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    digest: str
    schematic: bool = False
    notes: tuple[str, ...] = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = _BORDER


def bundle_digest(parts: Iterable[Part]) -> str:
    """Return the hash over ``"<id> <side> <sha256>"``, one line for each part in the order of the ids."""
    lines = sorted(f"{part.id} {part.side} {part.sha256}\n" for part in parts)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
