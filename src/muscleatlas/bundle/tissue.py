"""The tissues that a face can be tagged with; the index is the tag."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["TISSUES", "tissue_counts", "tissue_tag"]

TISSUES: tuple[str, ...] = (
    "untagged",
    "belly",
    "tendon",
    "bone",
    "cartilage",
    "artery",
    "vein",
    "nerve",
    "ligament",
    "attachment",
    "fascia",
)


def tissue_tag(tissue: str) -> int:
    """Return the face tag of a tissue.

    Examples
    --------
    >>> tissue_tag("tendon")
    2
    """
    return TISSUES.index(tissue)


def tissue_counts(face_tags: NDArray[np.uint8]) -> dict[str, int]:
    """Return how many faces have each tissue, only those that occur, in the order of the tags.

    Examples
    --------
    >>> tissue_counts(np.array([2, 1, 1], dtype=np.uint8))
    {'belly': 2, 'tendon': 1}
    """
    counts = np.bincount(face_tags, minlength=len(TISSUES)).tolist()
    return {tissue: count for tissue, count in zip(TISSUES, counts, strict=True) if count}
