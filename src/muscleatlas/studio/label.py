"""Names beside a picture, with leader lines: what wants a label, and where labels stand.

Lengths are pixels of the picture; its upper left corner is (0, 0), and margins lie outside of it. Texts stand in
two columns: in the free room beside what is shown, and as far as that is too narrow, in margins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from muscleatlas.studio.column import Point

__all__ = ["LINE_EM", "Label", "Layout", "Named", "Room", "Side", "mirrored"]

Side = Literal["left", "right"]

LINE_EM = 1.16
"""From line to line."""

_AIR_EM = 0.35


@dataclass(frozen=True, slots=True)
class Named:
    """A structure that wants a label.

    Attributes
    ----------
    lines
        Its name, broken into lines.
    width_em
        Of the longest line.
    anchor_px
        Where the leader points.
    area_px
        How much of it is visible: the smallest is dropped first, among those of the highest ``rank``.
    """

    structure: str
    lines: tuple[str, ...]
    width_em: float
    anchor_px: Point
    area_px: float
    rank: int = 0

    @property
    def weight(self) -> tuple[int, float, str]:
        """Sorts by what is dropped first."""
        return (-self.rank, self.area_px, self.structure)


@dataclass(frozen=True, slots=True)
class Room:
    """A picture and what is free in it.

    Attributes
    ----------
    free_left_px, free_right_px
        For each of equally high strips from top to bottom: from the border to the first thing that stands there.
    strip_em
        Kept free of labels at the top and bottom, for marks.
    read_at_px
        The width at which someone will look at the whole, margins included, and must be able to read the texts.
    """

    width_px: float
    height_px: float
    free_left_px: tuple[float, ...]
    free_right_px: tuple[float, ...]
    strip_em: float = 0.0
    read_at_px: float = 390.0


@dataclass(frozen=True, slots=True)
class Label:
    """A placed name.

    Attributes
    ----------
    text
        Lines parted by line breaks.
    anchor_px, elbow_px
        The leader: from the anchor to the elbow, then level to the text.
    text_px
        The middle of the text's inner edge: its right end in the left column, its left end in the right one.
    size_px
        Width and height of the text.
    """

    text: str
    structure: str
    anchor_px: Point
    elbow_px: Point
    text_px: Point
    side: Side
    size_px: tuple[float, float]

    @property
    def box_px(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the text."""
        (x, y), (width, height) = self.text_px, self.size_px
        left = x - width if self.side == "left" else x
        return (left, y - height / 2, left + width, y + height / 2)


@dataclass(frozen=True, slots=True)
class Layout:
    """All labels of a picture.

    Attributes
    ----------
    picture_px
        Width and height of the picture.
    margins_px
        What the canvas needs at the left and right of the picture.
    text_px
        The size of the type.
    unlabelled
        Structures that were to be named and found no room.
    cost
        How wide the margins, how long and how doubtful the leaders are; compares layouts for one picture.
    """

    picture_px: tuple[int, int]
    margins_px: tuple[int, int]
    text_px: float
    labels: tuple[Label, ...]
    unlabelled: tuple[str, ...] = ()
    cost: float = 0.0

    @property
    def canvas_width_px(self) -> int:
        """Of picture and margins."""
        return self.picture_px[0] + sum(self.margins_px)

    def leader(self, label: Label) -> tuple[Point, Point, Point]:
        """Return the leader of a label, from near its text by the elbow to the anchor."""
        x, y = label.text_px
        air = _AIR_EM * self.text_px
        return (x + air if label.side == "left" else x - air, y), label.elbow_px, label.anchor_px

    def mirrored(self) -> Layout:
        """Return the layout for the mirror image of the picture; its texts are not mirrored."""
        width, (left, right) = self.picture_px[0], self.margins_px
        labels = tuple(mirrored(label, width) for label in self.labels)
        return replace(self, margins_px=(right, left), labels=labels)


def mirrored(label: Label, width: float) -> Label:
    """Return a label in the mirror image of a picture so wide."""

    def flip(point: Point) -> Point:
        return (width - point[0], point[1])

    return replace(
        label,
        anchor_px=flip(label.anchor_px),
        elbow_px=flip(label.elbow_px),
        text_px=flip(label.text_px),
        side="right" if label.side == "left" else "left",
    )
