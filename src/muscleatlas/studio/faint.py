"""Touching structures whose colours some eyes can't tell apart, looked for in every picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.contrast import LEAST_CONTRAST, contrast
from muscleatlas.studio.record import FaintPair

__all__ = ["faint_pairs", "touching"]

_LEAST_BORDER = 8
"""Fewer samples of a common border are a point where outlines meet."""


def touching(seen: NDArray[np.int32]) -> set[tuple[int, int]]:
    """Return the pairs of numbers whose areas share a border, each pair sorted; 0 is nothing.

    Parameters
    ----------
    seen
        From :func:`muscleatlas.studio.anchor.seen_numbers`.
    """
    ones = np.concatenate([seen[:, 1:].ravel(), seen[1:].ravel()]).astype(np.int64)
    others = np.concatenate([seen[:, :-1].ravel(), seen[:-1].ravel()]).astype(np.int64)
    border = (ones != others) & (ones > 0) & (others > 0)
    low, high = np.minimum(ones[border], others[border]), np.maximum(ones[border], others[border])
    pairs, counts = np.unique(low * (1 << 32) + high, return_counts=True)
    return {(int(pair >> 32), int(pair & 0xFFFFFFFF)) for pair in pairs[counts >= _LEAST_BORDER]}


def faint_pairs(
    seen: Sequence[NDArray[np.int32]], structures: Mapping[int, str], colours: Mapping[str, str]
) -> tuple[FaintPair, ...]:
    """Return the pairs of structures that touch in some view and are too alike for some kind of vision.

    Parameters
    ----------
    seen
        What each view shows, in their order.
    structures
        The structure of each actor that wears a colour, by its number.
    colours
        ``#rrggbb`` by structure.
    """
    found: dict[tuple[str, str], FaintPair] = {}
    for view, numbers in enumerate(seen, start=1):
        for one, other in sorted(touching(numbers)):
            pair = sorted({structures.get(one, ""), structures.get(other, "")} - {""})
            if len(pair) == 2 and (pair[0], pair[1]) not in found:
                apart = contrast(colours[pair[0]], colours[pair[1]])
                if apart < LEAST_CONTRAST:
                    found[pair[0], pair[1]] = FaintPair(pair[0], pair[1], round(apart, 2), view)
    return tuple(found[key] for key in sorted(found))
