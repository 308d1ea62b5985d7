"""What a border on the sheet is: whose outline, how deep the step behind it, and where it runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.lines.sheet import Sheet
from muscleatlas.studio.lines.tracing import Chain
from muscleatlas.studio.raster import GRID

__all__ = ["Border", "borders_of"]

_MEETING_MM = 1.6
"""A border with a smaller step in depth is one where two surfaces meet or run into each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """A chain and what it means.

    Attributes
    ----------
    kind
        "outline", "fold" (of a structure before itself), "meeting" (two structures without a step in depth) or
        "tissue" (two tissues of one structure).
    owner
        The number of the nearer structure.
    points_px
        ``(n, 2)`` of the chain's nodes.
    on_frame
        ``(n - 1,)`` whether a step runs along the frame of the picture and is no line at all.
    """

    chain: Chain
    kind: str
    owner: int
    points_px: NDArray[np.float64]
    on_frame: NDArray[np.bool_]


def borders_of(chains: tuple[Chain, ...], sheet: Sheet, numbers: NDArray[np.int32]) -> tuple[Border, ...]:
    """Return the border of each chain, in their order; ``numbers`` is ``(r,)``, the structure of each region."""
    return tuple(_border(chain, sheet, numbers) for chain in chains)


def _border(chain: Chain, sheet: Sheet, numbers: NDArray[np.int32]) -> Border:
    left, right = int(numbers[chain.left]), int(numbers[chain.right])
    points = (chain.nodes.astype(np.float64) - 1.0) / GRID
    frame = _on_frame(chain.nodes, sheet.region.shape)
    nearer, step_mm = _step(chain, sheet)
    if left == right:
        kind = "tissue" if chain.left != chain.right and step_mm < _MEETING_MM else "fold"
        return Border(chain, kind, left, points, frame)
    owner = left if right == 0 or (left != 0 and nearer) else right
    kind = "meeting" if left and right and step_mm < _MEETING_MM else "outline"
    return Border(chain, kind, owner, points, frame)


def _step(chain: Chain, sheet: Sheet) -> tuple[bool, float]:
    """Return whether the left side is nearer, and the usual step in depth across the chain, mm."""
    start, way = chain.nodes[:-1].astype(np.intp), np.diff(chain.nodes, axis=0).astype(np.intp)
    middle_x2, middle_y2 = 2 * start[:, 0] + way[:, 0], 2 * start[:, 1] + way[:, 1]
    left = sheet.depth_mm[(middle_y2 - way[:, 0] - 1) // 2, (middle_x2 + way[:, 1] - 1) // 2]
    right = sheet.depth_mm[(middle_y2 + way[:, 0] - 1) // 2, (middle_x2 - way[:, 1] - 1) // 2]
    steps = left.astype(np.float64) - right
    return bool(np.median(steps) > 0), float(np.median(np.abs(steps)))


def _on_frame(nodes: NDArray[np.int32], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    on = np.zeros(len(nodes) - 1, np.bool_)
    for axis, size in ((0, shape[1]), (1, shape[0])):
        for side in (1, size - 1):
            at = nodes[:, axis] == side
            on |= at[:-1] & at[1:]
    return on
