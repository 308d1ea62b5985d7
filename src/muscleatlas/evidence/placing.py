"""How two things lie to each other in anatomical position, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from muscleatlas.evidence.space import Space, Thing, view_named
from muscleatlas.evidence.verdict import Outcome
from muscleatlas.geometry.depth import overlap

__all__ = ["SIDES", "Finding", "cover", "lies_beside", "lies_between", "lies_deep", "lies_towards"]

SIDES: Mapping[str, str] = {
    "in front of": "anterior",
    "behind": "posterior",
    "lateral to": "lateral",
    "medial to": "medial",
    "above": "superior",
    "below": "inferior",
}
"""The view in which something that lies so comes first."""

_FEW_RAYS = 12
_LEAST_STEP_MM = 2.0
"""Thin muscles that lie closer than this one over the other may be drawn in the wrong order."""
_CLEAR, _AGAINST = 0.7, 0.3
_ADJOINING_MM, _APART_MM = 20.0, 30.0
_BESIDE_MM, _NOT_BESIDE_MM = 8.0, 25.0
_FAR_MM = 45.0
_CLEAR_OF_MM = 12.0
_SLICE_MM = 5.0
_UNDER_MM = 8.0
"""So far under the skin a ray weighs a third of one at the skin."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about a relation; the fields of a verdict that don't depend on the statement."""

    outcome: Outcome
    reason: str
    cause: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    view: str | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """How two things overlap in one view: weight of the rays that meet both, share where the second covers."""

    view: str
    weight: float
    covered: float


def lies_deep(space: Space, one: Thing, other: Thing) -> Finding:
    """Return whether something lies deep to something else: covered by it, where the two are nearest the skin.

    Things that are far apart are neither deep nor superficial to each other.
    """
    gap = space.gap_mm(one, other)
    if gap > _APART_MM:
        return _apart(one, other, gap)
    seen = cover(space, one, other)
    if seen is None:
        told = f"{one.name} and {other.name} lie over each other from no side"
        outcome: Outcome = "contradicted" if gap > _CLEAR_OF_MM else "not-confirmable"
        return Finding(outcome, told, "no-overlap", {"gap_mm": gap})
    covered, view = seen
    numbers = {"gap_mm": gap, "share_covered": covered}
    told = f"{other.name} covers {{}} of what the two share, seen from outside"
    share = f"{covered:.0%}"
    if covered >= _CLEAR and gap <= _ADJOINING_MM:
        return Finding("confirmed", told.format(share), "", numbers, view)
    if covered <= _AGAINST and _step_mm(space, one, other, view) >= _LEAST_STEP_MM:
        return Finding("contradicted", told.format(f"only {share}"), "lies-over", numbers, view)
    return Finding("not-confirmable", told.format(share), "interlocked", numbers, view)


def cover(space: Space, one: Thing, other: Thing) -> tuple[float, str] | None:
    """Return the share of what two things share where the second lies nearer to the skin, and the view of it."""
    ordered = one.id <= other.id
    seen = _cover(space, *((one, other) if ordered else (other, one)))
    if seen is None or ordered:
        return seen
    return 1.0 - seen[0], seen[1]


@lru_cache(maxsize=8192)
def _cover(space: Space, one: Thing, other: Thing) -> tuple[float, str] | None:
    sides = _sides(space, one, other)
    return _covered(sides) if sides else None


def lies_towards(space: Space, one: Thing, other: Thing, relation: str) -> Finding:
    """Return whether something lies in front of, behind, lateral to … something else.

    Two answers are asked for: which comes first on the rays of that view that meet both, and which lies farther that
    way in the slices that they share. What the two disagree on is not confirmable.

    Parameters
    ----------
    relation
        A key of :data:`SIDES`.
    """
    view = SIDES[relation]
    gap = space.gap_mm(one, other)
    if gap > _FAR_MM:
        return _apart(one, other, gap)
    shared = overlap(space.columns(one, view), space.columns(other, view))
    lead, thickness = _lead_mm(space, one, other, view)
    numbers = {"gap_mm": gap, "lead_mm": lead}
    meets = shared.cells >= _FEW_RAYS and max(shared.share_of_first, shared.share_of_second) >= 0.05
    if meets:
        numbers |= {"share_first": shared.share_over, "rays": float(shared.cells)}
    for_it = shared.share_over >= _CLEAR and lead > 0 if meets else lead >= max(2.0, 0.25 * thickness)
    against = shared.share_over <= _AGAINST and lead < 0 if meets else lead <= -max(4.0, 0.4 * thickness)
    told = f"{one.name} lies {abs(lead):.0f} mm {'farther' if lead >= 0 else 'less far'} {_way(view)} than {other.name}"
    if for_it:
        return Finding("confirmed", told, "", numbers, None)
    if against:
        return Finding("contradicted", told, "lies-the-other-way", numbers, None)
    return Finding("not-confirmable", told, "not-clear", numbers, None)


def lies_beside(space: Space, one: Thing, other: Thing) -> Finding:
    """Return whether two things are neighbours."""
    gap = space.gap_mm(one, other)
    told = f"{one.name} and {other.name} are {gap:.0f} mm apart"
    if gap <= _BESIDE_MM:
        return Finding("confirmed", told, "", {"gap_mm": gap})
    if gap > _NOT_BESIDE_MM:
        return Finding("contradicted", told, "far-apart", {"gap_mm": gap})
    return Finding("not-confirmable", told, "not-clear", {"gap_mm": gap})


def lies_between(space: Space, one: Thing, first: Thing, second: Thing) -> Finding:
    """Return whether something lies between two others: near both, and from some part of it they lie opposite ways."""
    gaps = [space.gap_mm(one, other) for other in (first, second)]
    points = space.cloud(one).points_mm
    ways = [space.cloud(other).points_mm[space.nearest(other, points)[1]] - points for other in (first, second)]
    lengths = [np.maximum(np.linalg.norm(way, axis=1), 1e-6) for way in ways]
    cosine = np.einsum("ij,ij->i", *ways) / (lengths[0] * lengths[1])
    opposed = float((cosine < -0.3).mean())
    numbers = {"gap_mm": gaps[0], "other_gap_mm": gaps[1], "share_between": opposed}
    told = f"it is {gaps[0]:.0f} mm from {first.name} and {gaps[1]:.0f} mm from {second.name}"
    if max(gaps) > _APART_MM:
        return Finding("contradicted", told, "far-apart", numbers)
    if max(gaps) <= 1.5 * _BESIDE_MM and opposed >= 0.05:
        return Finding("confirmed", f"{told}, and {opposed:.0%} of it lies between them", "", numbers)
    return Finding("not-confirmable", told, "not-clear", numbers)


def _apart(one: Thing, other: Thing, gap: float) -> Finding:
    return Finding("contradicted", f"{one.name} and {other.name} are {gap:.0f} mm apart", "far-apart", {"gap_mm": gap})


def _sides(space: Space, one: Thing, other: Thing) -> list[_Side]:
    """Return the sides from which two things overlap; a ray weighs the less the deeper under the skin it meets them."""
    views = space.views_from_outside(one, other)
    return [side for view in views if (side := _side(space, one, other, view)) is not None]


def _covered(sides: list[_Side]) -> tuple[float, str]:
    """Return the share of the weight of all rays where the second covers the first, and the view of most weight."""
    weight = sum(side.weight for side in sides)
    best = max(sides, key=lambda side: side.weight)
    return sum(side.covered * side.weight for side in sides) / weight, best.view


def _step_mm(space: Space, one: Thing, other: Thing, view: str) -> float:
    """Return how far, on the rays of a view that meet both, the middles of two things are apart in depth."""
    first, second = space.columns(one, view), space.columns(other, view)
    _, at_one, at_other = np.intersect1d(first.cells, second.cells, assume_unique=True, return_indices=True)
    return float(np.median(np.abs(first.middle_mm[at_one] - second.middle_mm[at_other])))


def _side(space: Space, one: Thing, other: Thing, view: str) -> _Side | None:
    first, second = space.columns(one, view), space.columns(other, view)
    cells, at_one, at_other = np.intersect1d(first.cells, second.cells, assume_unique=True, return_indices=True)
    if len(cells) < max(_FEW_RAYS, 0.02 * min(len(first.cells), len(second.cells))):
        return None
    skin = space.skin_mm(view)
    top = np.minimum(first.entry_mm[at_one], second.entry_mm[at_other])
    under = top - skin.entry_mm[np.minimum(np.searchsorted(skin.cells, cells), len(skin.cells) - 1)]
    weight = np.exp(-np.clip(under, 0.0, 50.0 * _UNDER_MM) / _UNDER_MM) + 1e-9
    covered = second.middle_mm[at_other] < first.middle_mm[at_one]
    return _Side(view, float(weight.sum()), float((weight * covered).sum() / weight.sum()))


def _lead_mm(space: Space, one: Thing, other: Thing, view: str) -> tuple[float, float]:
    """Return how much farther something lies towards the viewer than something else, and how thick the two are.

    Compared are the middles in slices across the body's height that both have; where they have none in common, and
    from above or below, the middles of the whole.
    """
    towards = np.asarray(view_named(view).towards, np.float64)
    first, second = space.cloud(one), space.cloud(other)
    whole = float(first.points_mm.mean(axis=0) @ towards - second.points_mm.mean(axis=0) @ towards)
    thickness = float(np.ptp(first.points_mm @ towards) + np.ptp(second.points_mm @ towards)) / 2.0
    if abs(towards[2]) > 0.5:
        return whole, thickness
    ours, theirs = _by_slice(first.points_mm, towards), _by_slice(second.points_mm, towards)
    common = sorted(set(ours) & set(theirs))
    if len(common) < max(2.0, 0.15 * min(len(ours), len(theirs))):
        return whole, thickness
    leads = [ours[level][0] - theirs[level][0] for level in common]
    thick = [(ours[level][1] + theirs[level][1]) / 2.0 for level in common]
    return float(np.mean(leads)), float(np.mean(thick))


def _by_slice(points: NDArray[np.float64], towards: NDArray[np.float64]) -> dict[int, tuple[float, float]]:
    """Return the middle and the extent along a direction in each slice of height."""
    level = np.floor(points[:, 2] / _SLICE_MM).astype(np.int64)
    along = points @ towards
    order = np.argsort(level, kind="stable")
    numbers, starts = np.unique(level[order], return_index=True)
    pieces = np.split(along[order], starts[1:])
    return {
        int(number): (float((piece.min() + piece.max()) / 2.0), float(np.ptp(piece)))
        for number, piece in zip(numbers, pieces, strict=True)
    }


def _way(view: str) -> str:
    return {"anterior": "forward", "posterior": "back", "superior": "up", "inferior": "down"}.get(
        view, f"to the {view} side"
    )
