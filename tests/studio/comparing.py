"""Pictures against their baselines: almost exactly, with a picture of the difference when they differ."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["BASELINES", "DIFFERENCES", "compare", "share_that_differs"]

BASELINES = Path(__file__).parent / "pictures"
DIFFERENCES = Path(__file__).parents[1] / "pictures" / "differences"

_LEVELS = 6
_SHARE_ALLOWED = 0.0005


def share_that_differs(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the share of pixels of which a channel differs by more than a few levels."""
    if one.shape != other.shape:
        return 1.0
    return float((np.abs(one.astype(int) - other.astype(int)).max(axis=2) > _LEVELS).mean())


def compare(rgba: NDArray[np.uint8], name: str) -> None:
    """Fail unless the picture is that of the baseline ``name``; a missing baseline fails too."""
    path = BASELINES / f"{name}.png"
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    Image.fromarray(rgba).save(DIFFERENCES / f"{name}.drawn.png")
    if not path.is_file():
        raise AssertionError(
            f"no baseline {path.name}; look at {DIFFERENCES / name}.drawn.png and copy it if it is right"
        )
    expected = np.asarray(Image.open(path).convert("RGBA"))
    share = share_that_differs(rgba, expected)
    if share > _SHARE_ALLOWED:
        _write_difference(rgba, expected, name)
        raise AssertionError(f"{name}: {share:.2%} of the pixels differ; see {DIFFERENCES / name}.difference.png")


def _write_difference(one: NDArray[np.uint8], other: NDArray[np.uint8], name: str) -> None:
    if one.shape == other.shape:
        gap = np.abs(one.astype(int) - other.astype(int)).max(axis=2)
        Image.fromarray(np.clip(gap * 4, 0, 255).astype(np.uint8)).save(DIFFERENCES / f"{name}.difference.png")
