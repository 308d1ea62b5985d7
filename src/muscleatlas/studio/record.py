"""What the studio hands on: a plain record of the pictures of one place, as it stands in ``atlas.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = [
    "Anchor",
    "FaintPair",
    "LegendEntry",
    "Picture",
    "PictureFile",
    "PlacePictures",
    "pictures_from_json",
    "pictures_to_json",
]


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of a picture; ``path`` is POSIX and relative (see :func:`pictures_from_json`)."""

    path: str
    format: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one may point at something that is plainly visible.

    Attributes
    ----------
    key
        The id of a structure that wears a colour, or the part of a bone ("bone/fibula").
    x, y
        Shares of the picture's width from the left and height from the top, 0…1.
    area
        The visible share of the whole picture.
    """

    key: str
    x: float
    y: float
    area: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in all its formats and sizes.

    Attributes
    ----------
    view, azimuth_deg
        The named view and its azimuth; ``None`` for what shows many at once.
    index
        The number 1…16 of the view; 0 for what shows many at once.
    visible_share
        The part of the target's own silhouette that nothing hides in this view, 0…1; ``None`` if not computed.
    anchors
        Where labels may point; empty where they weren't looked for.
    """

    view: str | None
    index: int
    azimuth_deg: float | None
    alt: str
    visible_share: float | None
    files: tuple[PictureFile, ...]
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class FaintPair:
    """Two structures that touch in a view and whose colours some eyes can't tell apart.

    ``contrast`` is that of :func:`muscleatlas.studio.contrast.contrast`, ``view`` the number of the first such view.
    """

    one: str
    other: str
    contrast: float
    view: int


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One colour and what wears it.

    Attributes
    ----------
    structure
        The id of the structure, or ``None`` for a tissue (tendon, bone, neighbours).
    colour
        ``#rrggbb`` as it looks in full light.
    kind
        ``"muscle"``, ``"tendon"``, ``"bone"``, ``"cartilage"`` or ``"neighbour"``; for attachments ``"origin"``,
        ``"insertion"`` or ``"attachment"`` (not told which).
    """

    label: str
    structure: str | None
    colour: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlacePictures:
    """All pictures of one place.

    Attributes
    ----------
    scheme
        The set of views, a key of :data:`muscleatlas.studio.view.SCHEMES`.
    aspect
        Width and height in lowest terms, from the closed set :data:`muscleatlas.studio.framing.ASPECTS`.
    hero
        The number 1…16 of the view that opens the page; its files at smaller widths are in ``hero_files``.
    sprite
        The sixteen thumbs in one picture, four rows of four, row by row.
    faint
        Pairs that some eyes can't tell apart; empty where every border is plain.
    attachments, attachment_legend
        Up to two pictures of the bones alone with the attachments of a muscle painted on them, and their colours.
    """

    scheme: str
    aspect: tuple[int, int]
    hero: int
    hero_files: tuple[PictureFile, ...]
    views: tuple[Picture, ...]
    sprite: Picture
    turntable: Picture
    poster: PictureFile
    legend: tuple[LegendEntry, ...]
    bones: tuple[str, ...]
    credit: str
    licence: str
    attachments: tuple[Picture, ...] = ()
    attachment_legend: tuple[LegendEntry, ...] = ()
    faint: tuple[FaintPair, ...] = ()


def pictures_to_json(pictures: PlacePictures) -> dict[str, Any]:
    """Return the record as plain dictionaries and lists."""
    return asdict(pictures)


def pictures_from_json(record: Mapping[str, Any]) -> PlacePictures:
    """Return the record that :func:`pictures_to_json` wrote."""
    plain = dict(record)
    plain["aspect"] = (int(record["aspect"][0]), int(record["aspect"][1]))
    plain["hero_files"] = _files(record["hero_files"])
    plain["views"] = tuple(_picture(view) for view in record["views"])
    plain["sprite"] = _picture(record["sprite"])
    plain["turntable"] = _picture(record["turntable"])
    plain["poster"] = PictureFile(**record["poster"])
    plain["legend"] = tuple(LegendEntry(**entry) for entry in record["legend"])
    plain["attachments"] = tuple(_picture(picture) for picture in record.get("attachments", ()))
    plain["attachment_legend"] = tuple(LegendEntry(**entry) for entry in record.get("attachment_legend", ()))
    plain["faint"] = tuple(FaintPair(**pair) for pair in record.get("faint", ()))
    plain["bones"] = tuple(record["bones"])
    return PlacePictures(**plain)


def _picture(record: Mapping[str, Any]) -> Picture:
    anchors = tuple(Anchor(**anchor) for anchor in record.get("anchors", ()))
    return Picture(**{**record, "files": _files(record["files"]), "anchors": anchors})


def _files(records: list[dict[str, Any]]) -> tuple[PictureFile, ...]:
    return tuple(PictureFile(**record) for record in records)
