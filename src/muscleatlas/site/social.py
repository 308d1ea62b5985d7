"""The pictures that networks show beside a link: the hero of a page and its name, 1200 × 630 px, JPEG."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muscleatlas.site.links import picture_file
from muscleatlas.site.model import PlacePage
from muscleatlas.site.output import Staging
from muscleatlas.studio.lettering import font_file
from muscleatlas.studio.record import PlacePictures
from muscleatlas.workflow.cache import Cache
from muscleatlas.workflow.digest import code_digest, file_sha256
from muscleatlas.workflow.result import Result
from muscleatlas.workflow.task import Task

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["SOCIAL_IMAGE", "draw_social", "put_social_images"]

SOCIAL_IMAGE = "social.jpg"
"""Below the page's own folder."""

_WIDTH, _HEIGHT, _MARGIN, _QUALITY = 1200, 630, 56, 85
_PAPER, _PLATE, _INK, _SOFT, _ACCENT = "#fbfcfc", "#e4eaee", "#16212b", "#46545f", "#9b1c22"


def put_social_images(
    pages: Iterable[PlacePage], pictures: Mapping[str, PlacePictures], *, staging: Staging, cache: Cache
) -> frozenset[str]:
    """Put the picture for networks beside each page that has pictures; return the keys of what the cache keeps."""

    def put(page: PlacePage) -> str:
        hero = staging.place(picture_file(page.permalink, _hero(pictures[page.id])), by=page.permalink)
        result = _social_image(page, hero, cache)
        cache.restore(result, lambda path: staging.place(picture_file(page.permalink, path), by=page.permalink))
        return result.key

    with ThreadPoolExecutor() as threads:
        return frozenset(threads.map(put, [page for page in pages if page.id in pictures]))


def _hero(pictures: PlacePictures) -> str:
    """Return the largest WebP of the hero, as the record names it."""
    files = (*pictures.hero_files, *pictures.views[pictures.hero - 1].files)
    return max((file for file in files if file.format == "webp"), key=lambda file: file.width).path


def _social_image(page: PlacePage, hero: Path, cache: Cache) -> Result:
    inputs = {
        "hero": file_sha256(hero),
        "title": page.title,
        "below": page.latin or page.subtitle,
        "site": page.shell.site_title,
        "credit": _credit(page),
    }
    task = Task(page.permalink, "muscleatlas.site.social:draw_social", inputs, code=code_digest("site/social.py"))
    found = cache.find(task.key)
    if found is not None:
        return found
    with cache.work_folder() as folder:
        return cache.store(task, draw_social(task.inputs, {"hero": str(hero)}, folder), folder)


def _credit(page: PlacePage) -> list[str]:
    """Return the credit lines, and the licence where none of them names it."""
    lines = [line.rstrip(".") for line in page.credits]
    return lines if any(page.licence.label in line for line in lines) else [*lines, page.licence.label]


def draw_social(inputs: Mapping[str, Any], context: Mapping[str, Any], out: Path) -> dict[str, Any]:
    """Draw the picture of one page below ``out``.

    Parameters
    ----------
    inputs
        ``title``, ``below`` (a second line), ``site`` and ``credit``.
    context
        ``hero``: the file of the hero.
    """
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    with Image.open(context["hero"]) as hero:
        left = _place_hero(picture, hero.convert("RGBA"))
    pen = ImageDraw.Draw(picture)
    _write_words(pen, inputs, left)
    picture.save(out / SOCIAL_IMAGE, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return {}


def _place_hero(picture: Image, hero: Image) -> int:
    """Put the hero on its plate at the right; return the width that is left for words."""
    from PIL import Image

    scale = min((_HEIGHT - _MARGIN) / hero.height, _WIDTH * 0.55 / hero.width)
    size = (round(hero.width * scale), round(hero.height * scale))
    plate = max(size[0] + _MARGIN, _WIDTH * 2 // 5)
    picture.paste(_PLATE, (_WIDTH - plate, 0, _WIDTH, _HEIGHT))
    hero = hero.resize(size, Image.Resampling.LANCZOS)
    picture.paste(hero, (_WIDTH - (plate + size[0]) // 2, (_HEIGHT - size[1]) // 2), hero)
    return _WIDTH - plate


def _write_words(pen: ImageDraw, inputs: Mapping[str, Any], room: int) -> None:
    width = room - 2 * _MARGIN
    pen.rectangle((_MARGIN, _MARGIN, _MARGIN + 48, _MARGIN + 6), fill=_ACCENT)
    y = _lines(pen, inputs["title"], y=_MARGIN + 34, size=58, weight=700, width=width, colour=_INK)
    _lines(pen, inputs["below"], y=y + 14, size=32, weight=400, width=width, colour=_SOFT)
    pen.text((_MARGIN, _HEIGHT - 150), inputs["site"], font=_font(28, 600), fill=_ACCENT)
    _lines(pen, "; ".join(inputs["credit"]), y=_HEIGHT - 108, size=15, weight=400, width=width, colour=_SOFT)


def _lines(pen: ImageDraw, text: str, *, y: float, size: int, weight: int, width: float, colour: str) -> float:
    """Write a text in lines of at most ``width`` px; return where the next may begin."""
    font = _font(size, weight)
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    for line in lines:
        pen.text((_MARGIN, y), line, font=font, fill=colour)
        y += size * 1.2
    return y


def _font(size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(font_file("Latin"), size)
    with contextlib.suppress(OSError):  # a font of one weight
        font.set_variation_by_axes([weight])
    return font
