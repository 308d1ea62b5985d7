"""From the studio's record of pictures to the stage of a page: hero, sixteen sides, turntable, legend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from muscleatlas.anatomy.english import capitalised, uncapitalised
from muscleatlas.content.page import AuthoredPage
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import Router, picture_file
from muscleatlas.site.model import (
    AttachmentFigure,
    Attachments,
    Image,
    ImageSource,
    LegendItem,
    Link,
    NoMesh,
    Stage,
    Turntable,
    ViewFigure,
)
from muscleatlas.studio.record import LegendEntry, Picture, PictureFile, PlacePictures

__all__ = ["LABELS_FILE", "aspect_class", "cover_image", "gather_attachments", "gather_stage", "is_sided"]

LABELS_FILE = "labels.js"
"""Where the labels of a place's views are, below its folder."""

_MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "mp4": "video/mp4", "webm": "video/webm"}
_FORMAT_NAMES = {"avif": "AVIF", "webp": "WebP", "png": "PNG", "gif": "GIF", "mp4": "MP4", "webm": "WebM"}
_PAGE_FORMATS = ("avif", "webp")

_HERO_WIDTH_PX = {
    (9, 16): 459,
    (2, 3): 510,
    (3, 4): 561,
    (1, 1): 646,
    (4, 3): 680,
    (3, 2): 680,
    (16, 9): 680,
}
"""The widest that the style sheet lets a plate be beside its sheet; ``--tall`` there."""

_SHOWN_ON_BOTH_SIDES = "both-sides"


def gather_stage(
    router: Router,
    permalink: str,
    pictures: PlacePictures,
    *,
    legend_link: Callable[[str], str | None],
    authored: AuthoredPage | None = None,
    labels: str = "",
    no_mesh: NoMesh | None = None,
) -> Stage:
    """Return what a page shows of the model.

    Parameters
    ----------
    router
        Links as the page sees them.
    permalink
        Of the place that the pictures belong to, which may be another than that of the page.
    pictures
        As the studio returned them: paths below the place's folder, or ``assets/…`` below the site's root.
    legend_link
        From the id of a structure to the way to its page; ``None`` where that isn't built.
    authored
        Gives the sixteen views their captions and their additional files.
    labels
        What a labelled figure of the place is called as a file; empty where the page has no labels.
    no_mesh
        What the page tells if the pictures are those of its surroundings.
    """
    figures = tuple(_figure(router, permalink, pictures, number, authored) for number in range(len(pictures.views)))
    if no_mesh and no_mesh.around:
        figures = tuple(_told_of(no_mesh.around.label, figure) for figure in figures)
    hero = pictures.views[pictures.hero - 1]
    sizes = (*pictures.hero_files, *hero.files)
    return Stage(
        hero=_image(router, permalink, sizes, hero.alt, sided=is_sided(pictures)),
        hero_sizes=f"(min-width: 60rem) {_HERO_WIDTH_PX[pictures.aspect]}px, calc(100vw - 2rem)",
        hero_view=figures[pictures.hero - 1],
        labels=labels,
        labels_file=router.picture(permalink, LABELS_FILE) if labels else "",
        views=figures,
        sprite=_image(router, permalink, pictures.sprite.files, "", sided=False),
        turntable=_turntable(router, permalink, pictures, authored),
        legend=tuple(
            _legend_item(entry, legend_link(entry.structure) if entry.structure else None) for entry in pictures.legend
        ),
        aspect_class=aspect_class(pictures),
        sided=is_sided(pictures),
        no_mesh=no_mesh,
    )


def _legend_item(entry: LegendEntry, href: str | None) -> LegendItem:
    label = entry.label if entry.structure else _(entry.label)
    return LegendItem(label, href, entry.colour, entry.kind, entry.structure or "")


def gather_attachments(router: Router, permalink: str, pictures: PlacePictures) -> Attachments | None:
    """Return where the muscle of a page is fixed, in pictures; ``None`` where none was drawn."""
    if not pictures.attachments:
        return None
    legend = tuple(_legend_item(entry, None) for entry in pictures.attachment_legend)
    return Attachments(
        figures=tuple(
            _attachment_figure(router, permalink, picture, sided=is_sided(pictures)) for picture in pictures.attachments
        ),
        legend=legend,
        computed=any("computed" in item.label for item in legend),
        sided=is_sided(pictures),
    )


def _attachment_figure(router: Router, permalink: str, picture: Picture, *, sided: bool) -> AttachmentFigure:
    return AttachmentFigure(
        name=picture.view or "",
        told=_told(picture.alt).rstrip("."),
        image=_image(router, permalink, picture.files, picture.alt, sided=sided),
        files=_downloads(router, permalink, picture.files),
    )


def _told(alt: str) -> str:
    """Return what an alternative text says after naming structure, side and view; nothing where it says no more."""
    _, colon, told = alt.rpartition(": ")
    return capitalised(told) if colon else ""


def _told_of(name: str, figure: ViewFigure) -> ViewFigure:
    """Return a figure whose caption names what it tells of, for a page that is about something else."""
    return replace(figure, told=f"{name}: {uncapitalised(figure.told)}") if figure.told else figure


def cover_image(router: Router, permalink: str, pictures: PlacePictures) -> Image:
    """Return the hero of another page in its smallest size, for a card; the card's text names it."""
    smallest = min(file.width for file in pictures.hero_files)
    files = tuple(file for file in pictures.hero_files if file.width == smallest)
    return _image(router, permalink, files, "", sided=False)


def aspect_class(pictures: PlacePictures) -> str:
    """Return the class that gives the style sheet the shape of the pictures: ``aspect-9-16``."""
    across, along = pictures.aspect
    return f"aspect-{across}-{along}"


def is_sided(pictures: PlacePictures) -> bool:
    """Return whether the pictures show one side of the body, so that a mirror image shows the other."""
    return pictures.scheme != _SHOWN_ON_BOTH_SIDES


def _figure(
    router: Router, permalink: str, pictures: PlacePictures, position: int, authored: AuthoredPage | None
) -> ViewFigure:
    views = pictures.views
    gallery = authored.gallery[position : position + 1] if authored else ()
    view, before, behind = views[position], views[position - 1], views[(position + 1) % len(views)]
    return ViewFigure(
        number=view.index,
        anchor=_anchor(view),
        name=view.view or "",
        bearing=f"{view.azimuth_deg:g}°",
        needle=_needle(pictures.scheme, view.azimuth_deg or 0.0),
        image=_image(router, permalink, view.files, view.alt, sided=is_sided(pictures)),
        previous=Link(before.view or "", f"#{_anchor(before)}"),
        following=Link(behind.view or "", f"#{_anchor(behind)}"),
        files=_downloads(router, permalink, view.files) + _named(router, [item.image_url for item in gallery]),
        title=next((item.caption for item in gallery if item.caption), ""),
        told=_told(view.alt),
    )


def _image(router: Router, permalink: str, files: tuple[PictureFile, ...], alt: str, *, sided: bool) -> Image:
    """Return a picture: AVIF first, then WebP; the plain ``src`` is the smallest of the last format."""
    by_format = [[file for file in files if file.format == format_] for format_ in _PAGE_FORMATS]
    present = [sorted(group, key=lambda file: file.width) for group in by_format if group] or [list(files)]
    plain = present[-1][0]
    largest = present[-1][-1]
    return Image(
        sources=tuple(
            ImageSource(_MEDIA_TYPES[group[0].format], _srcset(router, permalink, group))
            for group in present
            if group[0].format in _MEDIA_TYPES and (len(group) > 1 or group is not present[-1])
        ),
        src=router.picture(permalink, plain.path),
        width=largest.width,
        height=largest.height,
        alt=alt,
        alt_left=_mirrored_words(alt) if sided else "",
    )


def _srcset(router: Router, permalink: str, group: list[PictureFile]) -> str:
    if len(group) == 1:
        return router.picture(permalink, group[0].path)
    return ", ".join(f"{router.picture(permalink, file.path)} {file.width}w" for file in group)


def _turntable(router: Router, permalink: str, pictures: PlacePictures, authored: AuthoredPage | None) -> Turntable:
    turning = pictures.turntable
    films = [file for file in turning.files if _MEDIA_TYPES.get(file.format, "").startswith("video/")]
    images = authored.images if authored else ()
    words = next((image.image_alt for image in images if image.image_alt), turning.alt)
    return Turntable(
        sources=tuple(ImageSource(_MEDIA_TYPES[film.format], router.picture(permalink, film.path)) for film in films),
        poster=router.picture(permalink, pictures.poster.path),
        width=films[0].width,
        height=films[0].height,
        label=words,
        label_left=_mirrored_words(words) if is_sided(pictures) else "",
        files=_downloads(router, permalink, turning.files) + _named(router, [image.image_name for image in images]),
    )


def _downloads(router: Router, permalink: str, files: tuple[PictureFile, ...]) -> tuple[Link, ...]:
    """Return the files worth taking, the largest of each format."""
    largest: dict[str, PictureFile] = {}
    for file in sorted(files, key=lambda file: file.width):
        largest[file.format] = file
    return tuple(
        Link(f"{name}, {_size(largest[format_].bytes)}", router.file(picture_file(permalink, largest[format_].path)))
        for format_, name in _FORMAT_NAMES.items()
        if format_ in largest
    )


def _named(router: Router, paths: Iterable[str]) -> tuple[Link, ...]:
    """Return the files that an authored page names, which are drawn for it under those names."""
    return tuple(Link(PurePosixPath(path).suffix.lstrip(".").upper() or path, router.file(path)) for path in paths)


def _size(count: int) -> str:
    """Return a size as readers know it.

    Examples
    --------
    >>> _size(38_400), _size(400), _size(2_340_000)
    ('38 KB', '1 KB', '2.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1e3))} KB"


def _anchor(view: Picture) -> str:
    return "view-" + (view.view or "").replace(" ", "-")


def _needle(scheme: str, azimuth_deg: float) -> str:
    """Return the turn of the dial's needle, clockwise from its foot: the dial is the body seen from above.

    The body faces down the page, so the side of a right limb is at the dial's left. The foot is seen from its
    toes, with its back at the top.
    """
    turned = {"limb": azimuth_deg, _SHOWN_ON_BOTH_SIDES: -azimuth_deg, "foot": 180.0 - azimuth_deg}
    return f"{turned.get(scheme, azimuth_deg) % 360.0:g}"


def _mirrored_words(words: str) -> str:
    swapped = {"right": "left", "left": "right", "Right": "Left", "Left": "Right"}
    return re.sub(r"\b(?:[Rr]ight|[Ll]eft)\b", lambda match: swapped[match.group()], words)
