"""Where a structure is fixed, as a question to the meshes: which patches to look at, and what they may show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

__all__ = ["PATCH_KINDS", "Claim", "NamedPatch", "PatchRequest", "Role", "request_from_json", "request_to_json"]

Role = Literal["origin", "insertion"]
PATCH_KINDS = ("origin", "insertion", "attachment")
"""Kinds of parts that are patches; the last is not told which of the two."""


@dataclass(frozen=True, slots=True)
class NamedPatch:
    """A patch of the bundle that belongs to a structure.

    Attributes
    ----------
    part
        Its id in the bundle.
    role
        What the source, or the table, says that it is; None where the place must decide.
    pieces
        Numbers of the pieces that are meant; None for all.
    """

    part: str
    role: Role | None
    pieces: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the facts say: a bone or tissue that a structure arises from or inserts on.

    Attributes
    ----------
    role, on, name
        What it is; id and English name of the term.
    parts
        The parts of the bundle that show the bone or tissue; none where it has no mesh.
    """

    role: Role
    on: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatchRequest:
    """Everything that decides where the meshes show a structure to be fixed; plain enough for JSON.

    Attributes
    ----------
    structure, parts
        A muscle or a head, and the parts that show it.
    patches
        The patches of the bundle that belong to it.
    claims
        What the facts say, in their order.
    grounds
        Names of the parts that it may be fixed to, bones and tissues near it, by part id.
    """

    structure: str
    parts: tuple[str, ...]
    patches: tuple[NamedPatch, ...]
    claims: tuple[Claim, ...]
    grounds: Mapping[str, str]


def request_to_json(request: PatchRequest) -> dict[str, Any]:
    """Return a request as plain dictionaries and lists."""
    return asdict(request)


def request_from_json(record: Mapping[str, Any]) -> PatchRequest:
    """Return the request that :func:`request_to_json` wrote."""
    patches = (NamedPatch(**{**patch, "pieces": _tuple_or_none(patch["pieces"])}) for patch in record["patches"])
    claims = (Claim(**{**claim, "parts": tuple(claim["parts"])}) for claim in record["claims"])
    parts, grounds = tuple(record["parts"]), dict(record["grounds"])
    return PatchRequest(record["structure"], parts, tuple(patches), tuple(claims), grounds)


def _tuple_or_none(numbers: Iterable[int] | None) -> tuple[int, ...] | None:
    return None if numbers is None else tuple(numbers)
