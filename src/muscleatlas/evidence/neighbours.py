"""Which bones adjoin each other."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from muscleatlas.bundle.bundle import Bundle

__all__ = ["ADJACENT_MM", "are_adjacent", "bone_gap_mm"]

ADJACENT_MM = 12.0
"""Bones that are so near adjoin: a joint space, or a disc, lies between them."""


def are_adjacent(bundle: Bundle, ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether some bone of one list adjoins, or is, some bone of another."""
    return any(bone_gap_mm(bundle, *sorted((one, other))) <= ADJACENT_MM for one in ones for other in others)


@lru_cache(maxsize=16384)
def bone_gap_mm(bundle: Bundle, one: str, other: str) -> float:
    """Return the distance between the nearest vertices of two parts; that of their boxes where it is farther."""
    from scipy.spatial import cKDTree

    if one == other:
        return 0.0
    first, second = np.array(bundle.parts[one].bounds_mm), np.array(bundle.parts[other].bounds_mm)
    apart = float(np.linalg.norm(np.maximum(0.0, np.maximum(second[0] - first[1], first[0] - second[1]))))
    if apart > ADJACENT_MM:
        return apart
    gaps, _ = cKDTree(bundle.surface(one).vertices).query(bundle.surface(other).vertices)
    return float(np.min(gaps))
