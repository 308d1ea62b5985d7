"""Which view each picture of an authored gallery shows, and the names of all files that a page asks for."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TypedDict

from muscleatlas.content.faults import listed
from muscleatlas.content.page import AuthoredPage, GalleryItem
from muscleatlas.errors import ContentError

__all__ = [
    "VIEW_COUNT",
    "PictureNames",
    "gallery_by_view",
    "gallery_faults",
    "incomplete_gallery",
    "picture_names",
    "thumb_name",
]

VIEW_COUNT = 16

_NUMBER = re.compile(r"-(\d+)\.\w+\Z", re.ASCII)


class PictureNames(TypedDict):
    """The files that a page names, as paths below the site's root.

    ``gallery`` and ``thumbs`` by view (1…16), ``turntable`` by image id.
    """

    gallery: dict[int, str]
    thumbs: dict[int, str]
    turntable: dict[str, str]


def gallery_by_view(page: AuthoredPage) -> dict[int, GalleryItem]:
    """Return the gallery by view, 1 to 16 in order.

    The number at the end of the file names decides, or the order where no name has one.
    """
    views = _views(page.gallery)
    return {view: page.gallery[position] for position, view in sorted(enumerate(views), key=lambda pair: pair[1])}


def picture_names(page: AuthoredPage) -> PictureNames:
    """Return the names of all pictures that a page asks to be drawn."""
    gallery = {view: item.image_url for view, item in gallery_by_view(page).items()}
    return {
        "gallery": gallery,
        "thumbs": {view: thumb_name(path) for view, path in gallery.items()},
        "turntable": {image.image_id: image.image_name for image in page.images},
    }


def thumb_name(path: str) -> str:
    """Return the name of the small picture that goes with a picture.

    Examples
    --------
    >>> thumb_name("muscles/png/Leg-Lateral-7.png")
    'muscles/png/Leg-Lateral-7-thumb.png'
    """
    stem, suffix = posixpath.splitext(path)
    return f"{stem}-thumb{suffix}"


def gallery_faults(page: AuthoredPage) -> list[ContentError]:
    """Return what is wrong with a gallery whether the page shows it or not: views out of range, or named twice."""
    if len(page.gallery) > VIEW_COUNT:
        return [_too_many(page)]
    views = _views(page.gallery)
    times = Counter(views)
    return [
        fault
        for item, view in zip(page.gallery, views, strict=True)
        for fault in _view_faults(page, item, view, times[view])
    ]


def incomplete_gallery(page: AuthoredPage, *, shown_at: str) -> ContentError | None:
    """Return the fault of a gallery that is shown and lacks orientations, or None if it has all sixteen."""
    missing = sorted(set(range(1, VIEW_COUNT + 1)) - set(_views(page.gallery)))
    if not missing:
        return None
    if not page.gallery:
        return ContentError(
            "the page shows a gallery and has none",
            where=shown_at,
            expected=f"'gallery:' with {VIEW_COUNT} pictures in the front matter",
            hint="without the include, the page gets the atlas's own views",
        )
    noun = "orientation" if len(missing) == 1 else "orientations"
    return ContentError(
        "the gallery is not complete",
        where=page.at(page.gallery_line),
        found=f"{len(page.gallery)} of {VIEW_COUNT} pictures; {noun} {listed(missing)} missing",
        expected=f"{VIEW_COUNT} pictures, numbered 1 to {VIEW_COUNT}",
    )


def _views(gallery: tuple[GalleryItem, ...]) -> list[int]:
    numbers = [_NUMBER.search(item.image_url) for item in gallery]
    if not any(numbers):
        return list(range(1, len(gallery) + 1))
    return [int(number.group(1)[:6]) if number else 0 for number in numbers]


def _too_many(page: AuthoredPage) -> ContentError:
    return ContentError(
        "the gallery has too many pictures",
        where=page.at(page.gallery[VIEW_COUNT].line),
        found=f"{len(page.gallery)} pictures",
        expected=f"{VIEW_COUNT}, one for each orientation",
    )


def _view_faults(page: AuthoredPage, item: GalleryItem, view: int, times: int) -> list[ContentError]:
    where, name = page.at(item.line), posixpath.basename(item.image_url)
    expected = f"a number from 1 to {VIEW_COUNT} at the end, as in 'Leg-Lateral-7.png'"
    if not 1 <= view <= VIEW_COUNT:
        what = f"the picture {name!r} names no orientation"
        return [ContentError(what, where=where, expected=expected)]
    if times > 1:
        what = f"the picture {name!r} names orientation {view}, and so does another"
        return [ContentError(what, where=where, expected=expected)]
    return []
