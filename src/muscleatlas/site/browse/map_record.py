"""The record of the map of the body, as its task returns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from muscleatlas.studio.record import PictureFile

__all__ = ["MapRecord", "MapSide", "Outline", "map_from_json", "map_to_json"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A region as an SVG path in pixels of the tallest picture, and where its name may stand."""

    structure: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapSide:
    """The body from one side: the files, the tallest first, and what is seen."""

    view: str
    files: tuple[PictureFile, ...]
    shapes: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class MapRecord:
    """The map from all its sides; ``title`` is that of the place that it shows."""

    title: str
    figures: tuple[MapSide, ...]


def map_to_json(record: MapRecord) -> dict[str, Any]:
    """Return the record as plain dictionaries and lists."""
    return asdict(record)


def map_from_json(record: Mapping[str, Any]) -> MapRecord:
    """Return the record that :func:`map_to_json` wrote."""
    figures = (
        MapSide(
            figure["view"],
            tuple(PictureFile(**file) for file in figure["files"]),
            tuple(Outline(**shape) for shape in figure["shapes"]),
        )
        for figure in record["figures"]
    )
    return MapRecord(record["title"], tuple(figures))
