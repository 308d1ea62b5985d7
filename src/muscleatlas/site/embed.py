"""Small pages for other sites to show, and what tells those sites how: oEmbed.

References
----------
oEmbed, version 1.0 (https://oembed.com).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from muscleatlas.site.links import page_file
from muscleatlas.site.material import Material
from muscleatlas.site.model import Image, Link, PlacePage
from muscleatlas.site.shell import absolute_address
from muscleatlas.site.take import EMBED_HEIGHT, EMBED_WIDTH, embed_code, embed_permalink

__all__ = ["EmbedPage", "gather_embeds", "oembed_files", "oembed_path"]


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """A place in a frame: the hero, the way to the whole page, the credit.

    ``path`` is the file below the site's root, ``root`` the way back there.
    """

    path: str
    root: str
    title: str
    latin: str
    id: str
    image: Image
    view: str
    whole: Link
    canonical: str | None
    site_title: str
    credit: str
    licence: Link


def gather_embeds(material: Material, pages: tuple[PlacePage, ...]) -> tuple[EmbedPage, ...]:
    """Return the small pages of all places that have pictures."""
    return tuple(_embed(material, page) for page in pages if page.permalink and material.pictures.get(page.id))


def _embed(material: Material, page: PlacePage) -> EmbedPage:
    from muscleatlas.site.stage import gather_stage

    permalink = embed_permalink(page.permalink)
    router = material.router(permalink)
    stage = gather_stage(router, page.permalink, material.pictures[page.id], legend_link=lambda _id: None)
    return EmbedPage(
        path=page_file(permalink),
        root="../" * page_file(permalink).count("/"),
        title=page.title,
        latin=page.latin,
        id=page.id,
        image=stage.hero,
        view=stage.hero_view.name,
        whole=Link(page.title, router.page(page.permalink)),
        canonical=page.shell.canonical,
        site_title=page.shell.site_title,
        credit="; ".join(line.rstrip(".") for line in material.credits),
        licence=page.licence,
    )


def oembed_path(permalink: str) -> str:
    """Return where the oEmbed answer for a place lies, below the site's root."""
    return f"{embed_permalink(permalink).lstrip('/')}oembed.json"


def oembed_files(material: Material, pages: tuple[PlacePage, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield the oEmbed answers, path and bytes; none for a site without an address."""
    if material.settings.site_url is None:
        return
    for page in pages:
        if page.id in material.pictures:
            yield oembed_path(page.permalink), _oembed(material, page)


def _oembed(material: Material, page: PlacePage) -> bytes:
    settings = material.settings
    address = absolute_address(settings, page_file(embed_permalink(page.permalink))) or ""
    thumbnail = page.shell.social_image
    record = {
        "version": "1.0",
        "type": "rich",
        "title": page.title,
        "provider_name": settings.title,
        "provider_url": absolute_address(settings, "/"),
        "html": str(embed_code(address, page.title)),
        "width": EMBED_WIDTH,
        "height": EMBED_HEIGHT,
        **({"thumbnail_url": thumbnail, "thumbnail_width": 1200, "thumbnail_height": 630} if thumbnail else {}),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
