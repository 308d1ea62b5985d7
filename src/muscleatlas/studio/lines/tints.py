"""Flat tints: the visible part of every region as closed curves along the same borders as the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.develop import srgb_from_linear
from muscleatlas.studio.lines.borders import Border
from muscleatlas.studio.lines.curves import fitted
from muscleatlas.studio.lines.sheet import Regions

__all__ = ["Tint", "tints_of"]

_TOLERANCE_PX = 0.35
_SOFT = 0.5
"""How much of the paper's white is mixed into a colour."""


@dataclass(frozen=True, slots=True, eq=False)
class Tint:
    """A flat colour.

    Attributes
    ----------
    number
        The actor's.
    colour
        ``#rrggbb``.
    loops_px
        Closed cubic curves ``(3 k + 1, 2)``; the rule is even-odd.
    """

    number: int
    colour: str
    loops_px: tuple[NDArray[np.float64], ...]


def tints_of(
    borders: Sequence[Border],
    points: Mapping[int, NDArray[np.float64]],
    regions: Regions,
    colours: NDArray[np.float64],
) -> tuple[Tint, ...]:
    """Return the tint of each visible region.

    Parameters
    ----------
    points
        The smoothed points of each border.
    colours
        ``(r, 3)`` linear light.
    """
    sides: dict[int, list[tuple[int, bool]]] = {}
    for index, border in enumerate(borders):
        if border.chain.left != border.chain.right:
            sides.setdefault(border.chain.left, []).append((index, False))
            sides.setdefault(border.chain.right, []).append((index, True))
    return tuple(
        Tint(int(regions.numbers[region]), _softened(colours[region]), _loops(sides[region], borders, points))
        for region in sorted(sides)
        if region != 0
    )


def _softened(linear: NDArray[np.float64]) -> str:
    srgb = srgb_from_linear(linear) * (1 - _SOFT) + _SOFT
    return "#" + "".join(f"{round(float(channel) * 255):02x}" for channel in srgb)


def _loops(
    pieces: Sequence[tuple[int, bool]], borders: Sequence[Border], points: Mapping[int, NDArray[np.float64]]
) -> tuple[NDArray[np.float64], ...]:
    """Return the pieces, each walked with the region on its left, linked to closed curves."""
    leaving: dict[tuple[int, ...], list[tuple[int, bool]]] = {}
    for piece in reversed(pieces):
        leaving.setdefault(_node(piece, borders, 0), []).append(piece)
    loops = []
    for start in pieces:
        node = _node(start, borders, 0)
        if start not in leaving[node]:
            continue
        loop, piece = [], start
        while True:
            leaving[_node(piece, borders, 0)].remove(piece)
            loop.append(points[piece[0]][::-1] if piece[1] else points[piece[0]])
            end = _node(piece, borders, -1)
            if end == node:
                break
            piece = leaving[end][-1]
        line = np.concatenate([loop[0], *[run[1:] for run in loop[1:]]])
        loops.append(fitted(line, closed=True, tolerance_px=_TOLERANCE_PX))
    return tuple(loops)


def _node(piece: tuple[int, bool], borders: Sequence[Border], end: int) -> tuple[int, ...]:
    nodes = borders[piece[0]].chain.nodes
    return tuple(nodes[-1 - end if piece[1] else end].tolist())
