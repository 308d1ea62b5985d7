"""Laying out labels: two columns, no leader across another, no text over another, as near as can be.

The left column is worked out as it stands, the right one as a left one in the mirror.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from muscleatlas.studio.column import Point, cross, distance, uncrossed
from muscleatlas.studio.label import LINE_EM, Label, Layout, Named, Room, mirrored

__all__ = ["LEAST_PX", "laid_out"]

_GAP_EM = 0.5
_RUN_EM = 0.8
_CLEAR_EM = 0.45
_BORDER_EM = 0.3
LEAST_PX = 11.5
"""The smallest type that can be read, in pixels of the screen."""
_WIDEST = 2.6
_STEP = 1.05
_NEAR_EM = 0.5
_DIVISIONS = 12


def laid_out(named: Sequence[Named], room: Room) -> Layout:
    """Return where the names stand; those that find no room are dropped, the least first.

    The order of ``named`` does not matter.
    """
    ranked, dropped = _of_different_places(sorted(named, key=lambda name: name.weight, reverse=True))
    size = (round(room.width_px), round(room.height_px))
    columns, count = _most_that_fit(ranked, room)
    dropped += [name.structure for name in ranked[count:]]
    if columns is None:
        return Layout(size, (0, 0), _least_em(room.width_px, room), (), tuple(sorted(dropped)))
    labels, crossing = _without_crossings((*columns.left, *columns.right), ranked[:count])
    return Layout(size, columns.margins_px, columns.em, labels, tuple(sorted([*dropped, *crossing])), columns.cost)


def _most_that_fit(ranked: Sequence[Named], room: Room) -> tuple[_Columns | None, int]:
    """Return columns of as many as find room, the first of them, and how many these are; by halving."""
    fit, best, too_many = None, 0, len(ranked) + 1
    count = len(ranked)
    while best < count < too_many:
        columns = _grown(ranked[:count], room)
        fit, best, too_many = (columns, count, too_many) if columns else (fit, best, count)
        count = (best + too_many) // 2
    return fit, best


@dataclass(frozen=True, slots=True)
class _Columns:
    em: float
    left: tuple[Label, ...]
    right: tuple[Label, ...]
    margins_px: tuple[int, int]
    cost: float


def _of_different_places(named: Sequence[Named]) -> tuple[list[Named], list[str]]:
    kept: dict[Point, Named] = {}
    dropped = [name.structure for name in named if kept.setdefault(name.anchor_px, name) is not name]
    return list(kept.values()), dropped


def _least_em(canvas_px: float, room: Room) -> float:
    """Return the least size of type that can be read there, and in the picture itself."""
    return LEAST_PX * max(1.0, canvas_px / room.read_at_px)


def _grown(named: Sequence[Named], room: Room) -> _Columns | None:
    """Return the cheapest columns whose type is large enough for the canvas that they need."""
    readable: list[_Columns] = []
    em, widest = _least_em(room.width_px, room), _least_em(_WIDEST * room.width_px, room)
    while em < widest:
        divided = _divided(named, room, em)
        large_enough = [columns for columns in divided if _needed_em(columns, room) <= em]
        readable += large_enough
        if not divided or len(large_enough) == len(divided):
            break
        em *= _STEP
    return min(readable, key=lambda columns: columns.cost, default=None)


def _needed_em(columns: _Columns, room: Room) -> float:
    return _least_em(room.width_px + sum(columns.margins_px), room)


def _divided(named: Sequence[Named], room: Room, em: float) -> list[_Columns]:
    """Return all ways tried to divide the names between left and right, as far as they fit."""
    across = sorted(named, key=lambda name: (name.anchor_px, name.structure))
    counts = sorted({*range(0, len(across), max(1, len(across) // _DIVISIONS)), len(across)})
    divided = (_columns(across[:count], across[count:], room, em) for count in counts)
    return [columns for columns in divided if columns]


def _columns(left: Sequence[Named], right: Sequence[Named], room: Room, em: float) -> _Columns | None:
    flipped = [replace(name, anchor_px=(room.width_px - name.anchor_px[0], name.anchor_px[1])) for name in right]
    one, other = _column(left, room, room.free_left_px, em), _column(flipped, room, room.free_right_px, em)
    if one is None or other is None:
        return None
    margins = (_margin(one, em), _margin(other, em))
    uneven = abs(len(left) - len(right)) / len((*left, *right))
    cost = (
        sum(margins) * (2.0 + 6.0 * sum(margins) / room.width_px)
        + 0.5 * (_pull(one, left, room.free_left_px, room) + _pull(other, flipped, room.free_right_px, room))
        + room.width_px * (0.1 * uneven + 0.4 * (_doubtful(one, em) + _doubtful(other, em)))
    )
    return _Columns(em, one, tuple(mirrored(label, room.width_px) for label in other), margins, cost)


def _margin(labels: Sequence[Label], em: float) -> int:
    outermost = min((label.box_px[0] for label in labels), default=1e9)
    return max(0, int(_BORDER_EM * em - outermost + 0.999))


def _pull(labels: Sequence[Label], named: Sequence[Named], free: Sequence[float], room: Room) -> float:
    """Return how far the leaders go; up and down costs more than across, and most what they lie over."""
    ranks = {name.structure: name.rank for name in named}
    cost = 0.0
    for label in labels:
        (x, y), elbow = label.anchor_px, label.elbow_px
        over = max(0.0, x - _clear(free, (y, y), room.height_px))
        cost += (x - elbow[0] + 2.0 * abs(y - elbow[1]) + 6.0 * over) / (1.0 + 3.0 * ranks[label.structure])
    return cost


def _doubtful(labels: Sequence[Label], em: float) -> int:
    """Return how many leaders pass so near the end of another that one may take the one for the other."""
    return sum(
        distance(other.anchor_px, label.elbow_px, label.anchor_px) < _NEAR_EM * em
        for label in labels
        for other in labels
        if other is not label
    )


def _column(named: Sequence[Named], room: Room, free: Sequence[float], em: float) -> tuple[Label, ...] | None:
    """Return the labels of a left column; None if they are too many."""
    top = (room.strip_em + _BORDER_EM) * em
    bottom = room.height_px - top
    gap, heights = _GAP_EM * em, [LINE_EM * em * len(name.lines) for name in named]
    if sum(heights) + gap * (len(named) - 1) > bottom - top:
        return None
    anchors = [name.anchor_px for name in named]
    edge = min((anchor[0] for anchor in anchors), default=0.0) - (_RUN_EM + _CLEAR_EM) * em
    for _ in range(2):
        order, middles = uncrossed(anchors, heights, elbow_x=edge + _RUN_EM * em, gap=gap, top=top, bottom=bottom)
        boxes = [(y - heights[i] / 2, y + heights[i] / 2) for i, y in zip(order, middles, strict=True)]
        edge = min([edge, *(_clear(free, box, room.height_px) - (_RUN_EM + _CLEAR_EM) * em for box in boxes)])
    order, middles = uncrossed(anchors, heights, elbow_x=edge + _RUN_EM * em, gap=gap, top=top, bottom=bottom)
    return tuple(_label(named[i], edge, y, em) for i, y in zip(order, middles, strict=True))


def _clear(free: Sequence[float], box: tuple[float, float], height_px: float) -> float:
    """Return how far in from the border nothing stands at the height of a text."""
    strip = height_px / len(free)
    first, last = int(box[0] / strip), min(len(free) - 1, int(box[1] / strip))
    return min(free[max(0, first) : last + 1])


def _label(name: Named, edge: float, middle: float, em: float) -> Label:
    return Label(
        text="\n".join(name.lines),
        structure=name.structure,
        anchor_px=name.anchor_px,
        elbow_px=(edge + _RUN_EM * em, middle),
        text_px=(edge, middle),
        side="left",
        size_px=(name.width_em * em, LINE_EM * em * len(name.lines)),
    )


def _without_crossings(labels: Sequence[Label], named: Sequence[Named]) -> tuple[tuple[Label, ...], list[str]]:
    """Drop the lesser of any two whose leaders cross."""
    place = {name.structure: number for number, name in enumerate(named)}
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: place[label.structure]):
        leader = (label.elbow_px, label.anchor_px)
        if not any(cross(leader, (other.elbow_px, other.anchor_px)) for other in kept):
            kept.append(label)
    names = {label.structure for label in kept}
    shown = tuple(label for label in labels if label in kept)
    return shown, [label.structure for label in labels if label.structure not in names]
