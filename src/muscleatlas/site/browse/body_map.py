"""The map of the body on the home page: pictures from two sides, with the regions as links over them."""

from __future__ import annotations

from muscleatlas.anatomy.english import capitalised
from muscleatlas.site.browse.addresses import HOME
from muscleatlas.site.browse.map_record import MapSide
from muscleatlas.site.browse.model import BodyMap, MapFigure, MapShape
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import Router
from muscleatlas.site.model import Image, ImageSource
from muscleatlas.site.ways import way_to

__all__ = ["gather_map"]

_MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp"}


def gather_map(shelf: Shelf) -> BodyMap | None:
    """Return the map of a site; ``None`` where none was drawn."""
    record = shelf.material.body_map
    if record is None:
        return None
    figures = (_figure(shelf, side, f"{record.title}, {side.view} view") for side in record.figures)
    return BodyMap(_("Map of the body"), tuple(figures))


def _figure(shelf: Shelf, side: MapSide, alt: str) -> MapFigure:
    router = shelf.router(HOME)
    places = ((shelf.material.structure(shape.structure), shape) for shape in side.shapes)
    shapes = (MapShape(way_to(place, router), shape.path, str(shape.x), str(shape.y)) for place, shape in places)
    return MapFigure(
        name=_(capitalised(side.view)),
        image=_image(router, side, alt),
        shapes=tuple(shape for shape in shapes if shape.link.href),
    )


def _image(router: Router, side: MapSide, alt: str) -> Image:
    """Return the picture in all its sizes; the plain one is the smallest WebP."""
    tallest, smallest = side.files[0], side.files[-1]
    return Image(
        sources=tuple(
            ImageSource(
                media_type,
                ", ".join(f"{router.file(file.path)} {file.width}w" for file in side.files if file.format == form),
            )
            for form, media_type in _MEDIA_TYPES.items()
        ),
        src=router.file(smallest.path),
        width=tallest.width,
        height=tallest.height,
        alt=alt,
        alt_left="",
    )
