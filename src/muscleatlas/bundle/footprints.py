"""Where the meshes show a structure to be fixed: patches of the source, and contact where the source has none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.patches import NamedPatch, PatchRequest, Role
from muscleatlas.geometry.components import components, joined
from muscleatlas.geometry.contact import area_mm2, contact_area, end_of, near_box, share_along
from muscleatlas.geometry.drape import draped
from muscleatlas.geometry.nearest import SurfaceProbe
from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface

__all__ = ["Footprint", "footprints"]

_ON_MM = 2.5
"""A patch lies on what is so near."""
_ON_SHARE = 0.06
_NEAREST_MM = 12.0
"""A patch that lies on nothing belongs to the nearest ground, no farther away than this."""
_GRAIN_MM = 4.0
_CONTACT_MM = 4.0
_END_SHARE = 0.35
_SMALLEST_MM2 = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Footprint:
    """An area where a structure is fixed.

    Attributes
    ----------
    structure
        The muscle or head.
    role
        None where neither the source nor the bones tell.
    on
        Parts of the bones or tissues that it lies on, those with the largest share first: of several, those that
        the facts name for this role, or else the first.
    part
        The patch of the bundle; None for what was computed from contact.
    surface
        The area, following its ground; LPS mm.
    """

    structure: str
    role: Role | None
    on: tuple[str, ...]
    part: str | None
    surface: Surface

    @property
    def computed(self) -> bool:
        """Whether no patch of the source shows it."""
        return self.part is None


def footprints(request: PatchRequest, bundle: Bundle, *, on: Collection[str] | None = None) -> tuple[Footprint, ...]:
    """Return the areas where a structure is fixed, those of the source first.

    The role of a patch is what the source or the table tells; else what the facts say of the bones that it lies on;
    else, the end of the muscle that is nearer. What the facts name and no patch shows is computed: the area of the bone
    within 4 mm of the last third of the muscle, at the end where the role is at home.

    Parameters
    ----------
    on
        Parts of bones and tissues: only what lies on them is looked for.
    """
    stand = _Stand(request, bundle, None if on is None else frozenset(on))
    found = [_named_too(stand, print_) for patch in request.patches for print_ in _of_patch(stand, patch)]
    return tuple(print_ for print_ in (*found, *_from_contact(stand, found)) if stand.asks_for(*print_.on))


class _Stand:
    """A request with its meshes, and the parts that are asked for."""

    def __init__(self, request: PatchRequest, bundle: Bundle, on: frozenset[str] | None) -> None:
        self.request = request
        self.bundle = bundle
        self._on = on

    def asks_for(self, *parts: str) -> bool:
        """Return whether any of these parts is asked for."""
        return self._on is None or not self._on.isdisjoint(parts)

    def asks_near(self, piece: Surface) -> bool:
        """Return whether a piece may lie on what is asked for."""
        return self._on is None or any(len(self.crop(part, piece, _NEAREST_MM).faces) for part in sorted(self._on))

    @cached_property
    def muscle(self) -> Surface:
        return subdivided(joined(tuple(self.bundle.surface(part) for part in self.request.parts)), longest_mm=12.0)

    @cached_property
    def roles(self) -> Mapping[str, frozenset[Role]]:
        """What the facts say of each ground."""
        said: dict[str, set[Role]] = {}
        for claim in self.request.claims:
            for part in claim.parts:
                said.setdefault(part, set()).add(claim.role)
        return {part: frozenset(roles) for part, roles in said.items()}

    @cached_property
    def origin_end(self) -> Literal[0, 1] | None:
        """At which end of the long axis it arises; None where the facts don't tell."""
        origin, insertion = self._middle("origin"), self._middle("insertion")
        if origin is None and insertion is None:
            return None
        if origin is None or insertion is None:
            origin, insertion = (0.5, insertion) if origin is None else (origin, 0.5)
        return 0 if (origin or 0.0) < (insertion or 0.0) else 1

    def end(self, role: Role) -> Literal[0, 1] | None:
        """Return the end of the long axis where a role is at home."""
        if self.origin_end is None:
            return None
        return self.origin_end if role == "origin" else (1, 0)[self.origin_end]

    def crop(self, part: str, around: Surface, reach_mm: float) -> Surface:
        """Return the faces of a ground whose boxes come near a surface."""
        return near_box(self.bundle.surface(part), around.bounds_mm, reach_mm)

    def _middle(self, role: Role) -> float | None:
        """Return how far along the muscle the grounds of a role alone touch it; None if they don't."""
        touched = []
        for part, roles in sorted(self.roles.items()):
            ground = self.crop(part, self.muscle, _CONTACT_MM) if roles == {role} else None
            if ground is not None and len(ground.faces):
                points = near_box(self.muscle, ground.bounds_mm, _CONTACT_MM).vertices
                near = SurfaceProbe(ground, spacing_mm=6.0).nearest(points).distance_mm <= _CONTACT_MM
                touched.append(share_along(points[near], self.muscle))
        shares = np.concatenate(touched) if touched else np.zeros(0)
        return float(shares.mean()) if len(shares) else None


def _of_patch(stand: _Stand, patch: NamedPatch) -> list[Footprint]:
    pieces = components(stand.bundle.surface(patch.part))
    chosen = range(len(pieces)) if patch.pieces is None else patch.pieces
    meant = (pieces[number] for number in chosen if number < len(pieces))
    return [_of_piece(stand, patch, piece) for piece in meant if stand.asks_near(piece)]


def _of_piece(stand: _Stand, patch: NamedPatch, piece: Surface) -> Footprint:
    grounds = {part: stand.crop(part, piece, _NEAREST_MM) for part in stand.request.grounds}
    grounds = {part: ground for part, ground in grounds.items() if len(ground.faces)}
    on, lying = _lain_on(grounds, piece) if grounds else ((), piece)
    role = patch.role or _role(stand, piece, on)
    named = tuple(part for part in on if role in stand.roles.get(part, ()))
    return Footprint(stand.request.structure, role, named or on[:1], patch.part, lying)


def _lain_on(grounds: Mapping[str, Surface], piece: Surface) -> tuple[tuple[str, ...], Surface]:
    """Return the parts that a piece lies on, or the nearest one where it lies on none; and the piece, lying."""
    parts = sorted(grounds)
    numbered = [_tagged(grounds[part], number) for number, part in enumerate(parts)]
    probe = SurfaceProbe(joined(tuple(numbered)), spacing_mm=4.0)
    found = probe.nearest(subdivided(piece, longest_mm=_GRAIN_MM).vertices)
    under = found.distance_mm <= (_ON_MM if (found.distance_mm <= _ON_MM).mean() >= _ON_SHARE else _NEAREST_MM)
    shares = np.bincount(found.tag[under], minlength=len(parts)) / len(under)
    on = sorted(np.flatnonzero(shares >= _ON_SHARE).tolist(), key=lambda number: (-shares[number], number))
    return tuple(parts[number] for number in on), draped(piece, probe, reach_mm=_ON_MM, grain_mm=_GRAIN_MM)


def _tagged(surface: Surface, tag: int) -> Surface:
    return Surface(surface.vertices, surface.faces, np.full(len(surface.faces), tag, np.uint8))


def _role(stand: _Stand, piece: Surface, on: Sequence[str]) -> Role | None:
    """Return what a piece is by the bones under it, else by the end of the muscle that is nearer."""
    for part in on:
        told = stand.roles.get(part, frozenset())
        if len(told) == 1:
            return next(iter(told))
    if stand.origin_end is None:
        return None
    along = float(share_along(piece.vertices, stand.muscle).mean())
    return "origin" if abs(along - stand.origin_end) < 0.5 else "insertion"


def _named_too(stand: _Stand, footprint: Footprint) -> Footprint:
    """Return a footprint with what else the facts name for its role and its rim lies on: a patch may span two bones."""
    claimed = dict.fromkeys(part for part, roles in sorted(stand.roles.items()) if footprint.role in roles)
    more = tuple(part for part in claimed if part not in footprint.on and _lies_on(stand, footprint, part))
    return replace(footprint, on=(*footprint.on, *more)) if more else footprint


def _lies_on(stand: _Stand, footprint: Footprint, part: str) -> bool:
    ground = stand.crop(part, footprint.surface, _ON_MM)
    if not len(ground.faces):
        return False
    points = near_box(footprint.surface, ground.bounds_mm, _ON_MM).vertices
    near = SurfaceProbe(ground, spacing_mm=6.0).nearest(points).distance_mm <= _ON_MM
    return bool(near.sum() >= _ON_SHARE * len(footprint.surface.vertices))


def _from_contact(stand: _Stand, found: Sequence[Footprint]) -> list[Footprint]:
    """Return the contact with each bone that the facts name and no patch lies on; soft tissues are hugged all along."""
    shown = {(print_.role, part) for print_ in found for part in print_.on}
    wanted = {(claim.role, part): None for claim in stand.request.claims for part in claim.parts}
    return [
        print_
        for role, part in wanted
        if (role, part) not in shown and stand.bundle.parts[part].kind == "bone" and stand.asks_for(part)
        for print_ in _touching(stand, role, part)
    ]


def _touching(stand: _Stand, role: Role, part: str) -> list[Footprint]:
    end = stand.end(role)
    if end is None:
        return []
    muscle = end_of(stand.muscle, end, share=_END_SHARE)
    touched = contact_area(stand.bundle.surface(part), muscle, reach_mm=_CONTACT_MM)
    if area_mm2(touched) < _SMALLEST_MM2:
        return []
    return [Footprint(stand.request.structure, role, (part,), None, touched)]
