"""Many pictures on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["sheet_of"]


def sheet_of(pictures: Sequence[NDArray[np.uint8]], *, columns: int) -> NDArray[np.uint8]:
    """Return pictures of one size side by side, row by row, ``(rows * height, columns * width, 4)``."""
    height, width = pictures[0].shape[:2]
    rows = -(-len(pictures) // columns)
    sheet = np.zeros((rows * height, columns * width, 4), np.uint8)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        sheet[row * height : (row + 1) * height, column * width : (column + 1) * width] = picture
    return sheet
