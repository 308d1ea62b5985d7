"""Room for everyone: where the model's lines run in or beside each other, the frames give way a little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.strands import Frame

__all__ = ["kept_apart"]

_ROUNDS = 20
_EVERY = 3
_TENDON_MM = 4.0
"""So far a tendon may be moved from the model's line, and a belly by two thirds of its radius more."""
_BELLY_SHARE = 0.7
_END_MM, _END_STEPS = 1.5, 8
"""So far the very end of a strand may be moved; after so many points it is free."""
_PACKING = 0.85
"""Balls of neighbours may overlap by what flat contact takes away."""
_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True, eq=False)
class _Crowd:
    """All points that hold others off.

    Attributes
    ----------
    points
        ``(n, 3)`` of all frames as they begin.
    chosen
        ``(c,)`` numbers of the points that push.
    spread
        ``(n, c)``: how a movement of those is shared with their neighbours in the same frame.
    radius, owner
        ``(c,)`` of those.
    limit
        ``(n, 1)`` the farthest that each point may go.
    """

    points: NDArray[np.float64]
    chosen: NDArray[np.int64]
    spread: sparse.csr_array
    radius: NDArray[np.float64]
    owner: NDArray[np.int64]
    limit: NDArray[np.float64]


def kept_apart(frames: Sequence[Frame], ground: Ground) -> list[Frame]:
    """Return frames that do not run in each other or in bone: each gives way by half, smoothly and only so far."""
    crowd = _gathered(frames)
    pairs = _pairs(crowd)
    shift = np.zeros_like(crowd.points)
    for number in range(_ROUNDS):
        places = (crowd.points + shift)[crowd.chosen]
        push = _pushes(places, crowd, pairs)
        if number % 4 == 0:
            push += 0.5 * (_lifted(places, crowd, ground) - places)
        shift = shift + crowd.spread @ push
        length = np.linalg.norm(shift, axis=1, keepdims=True)
        shift = shift * np.minimum(1.0, crowd.limit / np.maximum(length, 1e-9))
    cuts = np.cumsum([len(frame.points_mm) for frame in frames])[:-1]
    moved = np.split(crowd.points + shift, cuts)
    return [replace(frame, points_mm=part) for frame, part in zip(frames, moved, strict=True)]


def _gathered(frames: Sequence[Frame]) -> _Crowd:
    starts = np.cumsum([0, *(len(frame.points_mm) for frame in frames)])
    radius = np.concatenate([_radius(frame) for frame in frames])
    swelling = np.concatenate([frame.belly_mm * frame.swelling for frame in frames])
    freedom = np.concatenate([_freedom(frame) for frame in frames])
    picks = [np.arange(0, len(frame.points_mm), _EVERY) for frame in frames]
    chosen = np.concatenate([start + pick for start, pick in zip(starts, picks, strict=False)])
    owner = np.repeat(np.arange(len(frames)), [len(pick) for pick in picks])
    blocks = [_kernel(frame.points_mm, frame.points_mm[pick]) for frame, pick in zip(frames, picks, strict=True)]
    return _Crowd(
        np.concatenate([frame.points_mm for frame in frames]),
        chosen,
        sparse.csr_array(sparse.block_diag(blocks, format="csr")),
        radius[chosen],
        owner,
        np.maximum((_TENDON_MM + _BELLY_SHARE * swelling) * freedom, _END_MM)[:, None],
    )


def _freedom(frame: Frame) -> NDArray[np.float64]:
    """Return 0 at the ends of each strand and 1 away from them: what is fixed to bone stays there."""
    starts = np.concatenate([[True], np.diff(frame.strands) != 0])
    first = np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))
    last = np.minimum.accumulate(np.where(np.roll(starts, -1), np.arange(len(starts)), len(starts))[::-1])[::-1]
    steps = np.minimum(np.arange(len(starts)) - first, last - np.arange(len(starts)))
    return np.minimum(1.0, steps / _END_STEPS)


def _radius(frame: Frame) -> NDArray[np.float64]:
    return np.maximum(frame.belly_mm * frame.swelling, np.where(frame.is_tendon, frame.tendon_mm, 0.0))


def _kernel(points: NDArray[np.float64], chosen: NDArray[np.float64]) -> sparse.csr_array:
    """Return the matrix that gives each point the mean movement of the nearest chosen ones."""
    count = min(_NEIGHBOURS, len(chosen))
    _, found = cKDTree(chosen).query(points, k=[*range(1, count + 1)])
    rows = np.repeat(np.arange(len(points)), count)
    return sparse.csr_array(
        (np.full(len(rows), 1.0 / count), (rows, np.asarray(found).reshape(-1))), shape=(len(points), len(chosen))
    )


def _pairs(crowd: _Crowd) -> NDArray[np.int64]:
    """Return the pairs ``(p, 2)`` of chosen points of two frames that may ever touch."""
    places = crowd.points[crowd.chosen]
    found = []
    order = np.argsort(crowd.radius, kind="stable")
    for share in np.array_split(order, 8):  # small ones look less far
        reach = 2.0 * float(crowd.radius[share].max())
        smaller = order[: int(np.searchsorted(crowd.radius[order], crowd.radius[share].max(), side="right"))]
        pairs = cKDTree(places[share]).query_ball_tree(cKDTree(places[smaller]), reach)
        one = np.repeat(share, [len(pair) for pair in pairs])
        other = smaller[np.concatenate([np.asarray(pair, dtype=np.int64) for pair in pairs])]
        found.append(np.stack([one, other], axis=1))
    both = np.concatenate(found)
    near = np.linalg.norm(places[both[:, 0]] - places[both[:, 1]], axis=1) < crowd.radius[both].sum(axis=1)
    return np.asarray(both[near & (crowd.owner[both[:, 0]] != crowd.owner[both[:, 1]])])


def _pushes(places: NDArray[np.float64], crowd: _Crowd, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how far each chosen point is pushed, the mean over all that touch it."""
    one, other = pairs.T
    way = places[one] - places[other]
    turn = 2.4 * (crowd.owner[one] - crowd.owner[other])  # apart from one place too, the same way each time
    way = way + 1e-2 * np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=1)
    apart = np.linalg.norm(way, axis=1)
    overlap = np.maximum(_PACKING * (crowd.radius[one] + crowd.radius[other]) - apart, 0.0)
    step = way / apart[:, None] * overlap[:, None] / 2
    total, weight = np.zeros_like(places), np.zeros(len(places))
    for side, sign in ((one, 1.0), (other, -1.0)):
        for axis in range(3):
            total[:, axis] += np.bincount(side, sign * step[:, axis], len(places))
        weight += np.bincount(side, overlap > 0, len(places))
    return np.asarray(0.5 * total / np.maximum(weight, 1.0)[:, None])


def _lifted(places: NDArray[np.float64], crowd: _Crowd, ground: Ground) -> NDArray[np.float64]:
    return ground.lifted(places, clearance_mm=0.5 * crowd.radius)
