"""Room for everyone: where the model's lines run in or beside each other, the frames give way a little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from muscleatlas.sources.musculoskeletal.ends import held
from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.strands import FREE_MM, Frame, freedom

__all__ = ["Crowd", "gathered", "kept_apart", "pressed_apart"]

_ROUNDS, _LIFTED_EVERY = 26, 6
_APART, _MOST_APART_MM, _THIN_MM = 1.2, 9.0, 5.0
"""Points that push lie so many radii apart, and no more than this."""
_TENDON_MM = 4.0
"""So far a tendon may be moved from the model's line, and a belly by this share of its radius more."""
_BELLY_SHARE = 0.4
_END_MM = 4.0
"""So far the very end of a strand may be moved along the bone."""
_PACKING, _HARD_MM = 0.85, 5.0
"""Balls of neighbours may overlap by what flat contact takes away; those of tendons, so thick together, may not."""
_PRESSED, _PRESSED_ROUNDS = 0.4, 2
"""So near they may come when they are pressed together."""
_NEIGHBOURS = 30
_SHARES = 12
_SOFT_MM = 2.0
_BESIDE, _BESIDE_EACH = 0.6, 12
"""Of the strands of a sheet only so many push; each point goes along with so many that do."""
_CLEAR_MM, _INTO_BONE_MM = 0.5, 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """The points that hold others off.

    Attributes
    ----------
    points
        ``(c, 3)`` as they begin.
    picks
        For each frame the numbers of those of its points that are here.
    along
        For each frame how its points ``(m, c)`` go along with these.
    spread
        ``(c, c)``: how a movement is shared with the neighbours in the same frame.
    radius, owner
        ``(c,)``.
    freedom, limit
        ``(c, 1)`` 0 at the ends and 1 away from them; the farthest that each may go.
    pairs
        ``(p, 2)`` of points of two frames that may ever touch.
    """

    points: NDArray[np.float64]
    picks: Sequence[NDArray[np.int64]]
    along: Sequence[sparse.csr_array]
    spread: sparse.csr_array
    radius: NDArray[np.float64]
    owner: NDArray[np.int64]
    freedom: NDArray[np.float64]
    limit: NDArray[np.float64]
    pairs: NDArray[np.int64]


def kept_apart(frames: Sequence[Frame], ground: Ground) -> list[Frame]:
    """Return frames that do not run in each other or in bone: each gives way by half, smoothly and only so far."""
    crowd = gathered(frames)
    shift = np.zeros_like(crowd.points)
    for number in range(_ROUNDS):
        places = crowd.points + shift
        push = _pushes(places, crowd, _PACKING, _CLEAR_MM)
        if number % _LIFTED_EVERY == 0:
            push += 0.5 * (_lifted(places, crowd, ground) - places)
        shift = shift + crowd.spread @ push
        length = np.linalg.norm(shift, axis=1, keepdims=True)
        shift = shift * np.minimum(1.0, crowd.limit / np.maximum(length, 1e-9))
    return [_held(frame, ground) for frame in _shifted(frames, crowd, shift)]


def pressed_apart(frames: Sequence[Frame], crowd: Crowd) -> list[Frame]:
    """Return frames that have come too close again, a little farther apart; bellies in contact may press.

    Parameters
    ----------
    crowd
        Of the same frames, where they were before.
    """
    places = np.concatenate([frame.points_mm[pick] for frame, pick in zip(frames, crowd.picks, strict=True)])
    shift = np.zeros_like(places)
    for _ in range(_PRESSED_ROUNDS):
        push = crowd.spread @ _pushes(places + shift, crowd, _PRESSED, 0.0)
        shift = shift + crowd.freedom * push
    return _shifted(frames, crowd, shift)


def _shifted(frames: Sequence[Frame], crowd: Crowd, shift: NDArray[np.float64]) -> list[Frame]:
    """Return frames that go along with those of their points that are shifted."""
    shifts = np.split(shift, np.cumsum([len(pick) for pick in crowd.picks])[:-1])
    told = zip(frames, crowd.along, shifts, strict=True)
    return [replace(frame, points_mm=frame.points_mm + along @ way) for frame, along, way in told]


def _held(frame: Frame, ground: Ground) -> Frame:
    """Return a frame whose strands end at bone again, and whose cores lie clear of it before that."""
    cuts = np.flatnonzero(np.diff(frame.strands)) + 1
    strands = zip(np.split(frame.points_mm, cuts), frame.bodies, strict=True)
    points = np.concatenate([held(strand, bodies, ground) for strand, bodies in strands])
    clear = np.clip(FREE_MM * freedom(frame) - _INTO_BONE_MM, -_INTO_BONE_MM, frame.tendon_mm + _CLEAR_MM)
    return replace(frame, points_mm=ground.lifted(points, clearance_mm=clear))


def gathered(frames: Sequence[Frame]) -> Crowd:
    """Return the points of frames that hold others off."""
    picks = [_pushing(frame) for frame in frames]
    told = list(zip(frames, picks, strict=True))
    places = [frame.points_mm[pick] for frame, pick in told]
    belly = np.concatenate([frame.belly_mm * frame.swelling[pick] for frame, pick in told])
    gives = np.concatenate([np.where(frame.firm, frame.swelling[pick] == 0.0, 1.0) for frame, pick in told])
    free = gives * np.concatenate([freedom(frame)[pick] for frame, pick in told])
    points, radius = np.concatenate(places), np.concatenate([_radius(frame)[pick] for frame, pick in told])
    most = np.maximum((_TENDON_MM + _BELLY_SHARE * belly) * free, _END_MM)
    owner = np.repeat(np.arange(len(frames)), [len(pick) for pick in picks])
    return Crowd(
        points,
        picks,
        [_along(frame.points_mm, frame.points_mm[pick]) for frame, pick in told],
        sparse.csr_array(sparse.block_diag([_kernel(points) for points in places], format="csr")),
        radius,
        owner,
        free[:, None],
        (most * gives)[:, None],
        _pairs(points, radius, owner),
    )


def _pushing(frame: Frame) -> NDArray[np.int64]:
    """Return the numbers of the points that push: ends, and so many that no other chain slips through between."""
    radius = _radius(frame)
    every = np.maximum(1, np.minimum(_APART * radius, _MOST_APART_MM) / frame.step_mm).astype(int)
    number = np.arange(len(frame.points_mm))
    turns = np.diff(frame.strands) != 0
    is_end = np.concatenate([[True], turns]) | np.concatenate([turns, [True]])
    in_front = frame.strands % max(1, int(_BESIDE * frame.belly_mm / frame.tendon_mm)) == 0
    return np.flatnonzero(in_front & ((number % every == 0) | is_end))


def _along(points: NDArray[np.float64], chosen: NDArray[np.float64]) -> sparse.csr_array:
    """Return the matrix that gives each point the movement of the nearest chosen ones, the nearer the more."""
    count = min(_BESIDE_EACH, len(chosen))
    away, found = cKDTree(chosen).query(points, k=[*range(1, count + 1)])
    weight = 1.0 / (np.asarray(away) + _SOFT_MM) ** 2
    rows = np.repeat(np.arange(len(points)), count)
    shares = (weight / weight.sum(axis=1, keepdims=True)).reshape(-1)
    return sparse.csr_array((shares, (rows, np.asarray(found).reshape(-1))), shape=(len(points), len(chosen)))


def _radius(frame: Frame) -> NDArray[np.float64]:
    return np.maximum(frame.belly_mm * frame.swelling, frame.tendon_mm)


def _kernel(points: NDArray[np.float64]) -> sparse.csr_array:
    """Return the matrix that gives each point the mean movement of those nearest to it."""
    count = min(_NEIGHBOURS, len(points))
    _, found = cKDTree(points).query(points, k=[*range(1, count + 1)])
    rows = np.repeat(np.arange(len(points)), count)
    shares = np.full(len(rows), 1.0 / count)
    return sparse.csr_array((shares, (rows, np.asarray(found).reshape(-1))), shape=(len(points), len(points)))


def _pairs(points: NDArray[np.float64], radius: NDArray[np.float64], owner: NDArray[np.int64]) -> NDArray[np.int64]:
    found = []
    order = np.argsort(radius, kind="stable")
    for share in np.array_split(order, _SHARES):  # small ones look less far
        largest = float(radius[share].max())
        smaller = order[: int(np.searchsorted(radius[order], largest, side="right"))]
        trees = cKDTree(points[share]), cKDTree(points[smaller])
        near = trees[0].sparse_distance_matrix(trees[1], 2.0 * largest + _TENDON_MM, output_type="ndarray")
        one, other = share[near["i"]], smaller[near["j"]]
        touch = (owner[one] != owner[other]) & (near["v"] < radius[one] + radius[other] + _TENDON_MM)
        found.append(np.stack([one[touch], other[touch]], axis=1))
    pairs = np.concatenate(found)
    return np.asarray(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))])


def _pushes(places: NDArray[np.float64], crowd: Crowd, packing: float, clear_mm: float) -> NDArray[np.float64]:
    """Return how far each point is pushed, the mean over all that touch it."""
    one, other = crowd.pairs.T
    way = places[one] - places[other]
    turn = 2.4 * (crowd.owner[one] - crowd.owner[other])  # apart from one place too, the same way each time
    way = way + 1e-2 * np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=1)
    apart = np.linalg.norm(way, axis=1)
    reach = crowd.radius[one] + crowd.radius[other]
    reach = reach - (1.0 - packing) * np.maximum(reach - _HARD_MM, 0.0)
    overlap = np.maximum(reach + clear_mm - apart, 0.0)
    step = way / apart[:, None] * overlap[:, None] / 2
    total, weight = np.zeros_like(places), np.zeros(len(places))
    for side, sign in ((one, 1.0), (other, -1.0)):
        for axis in range(3):
            total[:, axis] += np.bincount(side, sign * step[:, axis], len(places))
        weight += np.bincount(side, overlap > 0, len(places))
    return np.asarray(0.5 * total / np.maximum(weight, 1.0)[:, None])


def _lifted(places: NDArray[np.float64], crowd: Crowd, ground: Ground) -> NDArray[np.float64]:
    thin = crowd.radius < _THIN_MM
    return ground.lifted(places, clearance_mm=np.where(thin, crowd.radius + _CLEAR_MM, 0.5 * crowd.radius))
