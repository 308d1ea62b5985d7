"""Dense polylines to few cubic Bézier curves, within a tolerance, sharp only at real corners."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["fitted"]

_CORNER_REACH_PX = 2.5
_CORNER_COSINE = 0.55
"""A line that turns by more than about 57° within twice the reach has a corner."""

_ROUNDS = 4

Points = NDArray[np.float64]


def fitted(points_px: Points, *, closed: bool, tolerance_px: float) -> Points:
    """Return the control points ``(3 k + 1, 2)`` of ``k`` cubic curves along a polyline ``(n, 2)``.

    References
    ----------
    Schneider 1990, an algorithm for automatically fitting digitized curves (``schneider1990``).
    """
    points = _thinned(points_px)
    if len(points) < 3:
        return _straight(points[0], points[-1])
    corners = _corners(points, closed=closed)
    if closed and corners:
        points = np.concatenate([points[corners[0] : -1], points[: corners[0] + 1]])
        corners = [corner - corners[0] for corner in corners]
    round_ring = closed and not corners
    marks = sorted({0, *corners, len(points) - 1})
    pieces = [
        _fit(points[a : b + 1], *_ends(points, a, b, round_ring=round_ring), tolerance_px) for a, b in pairwise(marks)
    ]
    flat = [curve for piece in pieces for curve in piece]
    return np.concatenate([flat[0][:1], *[curve[1:] for curve in flat]])


def _thinned(points: Points) -> Points:
    """Return points about 2/3 px apart, first and last kept."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    keep = np.concatenate([[True], np.diff(along) > 0])
    along, points = along[keep], points[keep]
    if len(points) < 2:
        return np.repeat(points, 2, axis=0)
    count = max(2, int(along[-1] / 0.66) + 1)
    wanted = np.linspace(0.0, along[-1], count)
    return np.stack([np.interp(wanted, along, points[:, axis]) for axis in (0, 1)], axis=1)


def _straight(first: Points, last: Points) -> Points:
    return np.stack([first, first + (last - first) / 3, last - (last - first) / 3, last])


def _unit(vector: Points) -> Points:
    length = float(np.hypot(vector[0], vector[1]))
    return vector / length if length > 0 else np.array([1.0, 0.0])


def _corners(points: Points, *, closed: bool) -> list[int]:
    reach = max(1, round(_CORNER_REACH_PX / 0.66))
    count = len(points) - 1 if closed else len(points)
    if count < 2 * reach + 1:
        return []
    at = np.arange(count) if closed else np.arange(reach, count - reach)
    before, after = points[at] - points[(at - reach) % count], points[(at + reach) % count] - points[at]
    cosine = (before * after).sum(axis=1) / np.maximum(
        np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1), 1e-12
    )
    sharp: list[int] = []
    for place in np.flatnonzero(cosine < _CORNER_COSINE).tolist():
        near = (
            cosine[np.arange(place - reach, place + reach + 1) % len(at)]
            if closed
            else (cosine[max(0, place - reach) : place + reach + 1])
        )
        if cosine[place] <= near.min() and (not sharp or at[place] - sharp[-1] > reach):
            sharp.append(int(at[place]))
    return sharp


def _ends(points: Points, first: int, last: int, *, round_ring: bool) -> tuple[Points, Points]:
    """Return the directions into a piece at both of its ends; a ring without corners has one at its seam."""
    reach = min(3, last - first)
    if round_ring:
        along = _unit(points[reach] - points[-1 - reach])
        return along, -along
    return _unit(points[first + reach] - points[first]), _unit(points[last - reach] - points[last])


def _fit(points: Points, into: Points, out: Points, tolerance: float) -> list[Points]:
    if len(points) == 2:
        third = float(np.linalg.norm(points[1] - points[0])) / 3
        return [np.stack([points[0], points[0] + into * third, points[1] + out * third, points[1]])]
    share = _chord_shares(points)
    curve, worst, error = _least_squares(points, share, into, out)
    for _ in range(_ROUNDS):
        if error <= tolerance or error > 9 * tolerance:
            break
        share = _closer_shares(curve, points, share)
        curve, worst, error = _least_squares(points, share, into, out)
    if error <= tolerance:
        return [curve]
    reach = min(3, worst, len(points) - 1 - worst)
    across = _unit(points[worst + reach] - points[worst - reach])
    return _fit(points[: worst + 1], into, -across, tolerance) + _fit(points[worst:], across, out, tolerance)


def _chord_shares(points: Points) -> NDArray[np.float64]:
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    shares: NDArray[np.float64] = along / along[-1]
    return shares


def _weights(t: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    s = 1.0 - t
    return s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t


def _least_squares(points: Points, t: NDArray[np.float64], into: Points, out: Points) -> tuple[Points, int, float]:
    """Return the best curve with given ends and end directions, its worst point and that point's distance."""
    w0, w1, w2, w3 = _weights(t)
    first, last = points[0], points[-1]
    rest = points - (w0 + w1)[:, None] * first - (w2 + w3)[:, None] * last
    a11, a12, a22 = float(w1 @ w1), float(w1 @ w2) * float(into @ out), float(w2 @ w2)
    b1, b2 = float(w1 @ (rest @ into)), float(w2 @ (rest @ out))
    determinant = a11 * a22 - a12 * a12
    length = float(np.linalg.norm(last - first))
    one = (b1 * a22 - b2 * a12) / determinant if abs(determinant) > 1e-12 else 0.0
    two = (b2 * a11 - b1 * a12) / determinant if abs(determinant) > 1e-12 else 0.0
    total = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    if not (1e-3 * length < one < total and 1e-3 * length < two < total):
        one = two = length / 3
    curve = np.stack([first, first + into * one, last + out * two, last])
    off = np.linalg.norm(
        w0[:, None] * curve[0] + w1[:, None] * curve[1] + w2[:, None] * curve[2] + w3[:, None] * curve[3] - points,
        axis=1,
    )
    worst = int(np.argmax(off[1:-1])) + 1
    return curve, worst, float(off[worst])


def _closer_shares(curve: Points, points: Points, t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the parameters after one Newton step towards the nearest points of the curve."""
    w0, w1, w2, w3 = (weight[:, None] for weight in _weights(t))
    u = t[:, None]
    off = w0 * curve[0] + w1 * curve[1] + w2 * curve[2] + w3 * curve[3] - points
    d1, d2, d3 = 3 * np.diff(curve, axis=0)
    slope = (1 - u) ** 2 * d1 + 2 * u * (1 - u) * d2 + u**2 * d3
    bend = 2 * ((1 - u) * (d2 - d1) + u * (d3 - d2))
    below = (slope * slope).sum(axis=1) + (off * bend).sum(axis=1)
    step = np.divide((off * slope).sum(axis=1), below, out=np.zeros_like(t), where=np.abs(below) > 1e-12)
    return np.maximum.accumulate(np.clip(t - step, 0.0, 1.0))
