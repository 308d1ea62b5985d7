"""An authored page: what its front matter says, checked, and its body as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["AuthoredPage", "GalleryItem", "Image"]


@dataclass(frozen=True, slots=True)
class Image:
    """A turning picture of the page: ``page-image`` shows it by its id.

    ``image_name`` is the path of the file below the site's root, ``line`` that of the entry in the page's file.
    """

    image_id: str
    image_name: str
    image_title: str | None
    image_alt: str | None
    line: int


@dataclass(frozen=True, slots=True)
class GalleryItem:
    """One orientation of the gallery.

    ``image_url`` is the path of the file below the site's root, ``line`` that of the entry in the page's file.
    """

    image_url: str
    caption: str | None
    title: str | None
    line: int


@dataclass(frozen=True, slots=True)
class AuthoredPage:
    r"""A page that an author wrote.

    Attributes
    ----------
    permalink
        Its address within the site, with a slash at both ends.
    title, subheadline
        As plain text; None where the atlas's own should stand.
    header
        Whether the page wants a header picture.
    tags, images, gallery
        In the order of the front matter.
    body
        Markdown with Liquid, line ends as ``\n``.
    body_line, permalink_line, gallery_line
        Lines of the file, from 1.
    name
        The file below the folder that was read: the same on every machine.
    file
        The file as it is told in messages; takes no part in comparisons.
    silenced
        By the code of a rule the reason why the page is not held to it.
    """

    permalink: str
    title: str | None
    subheadline: str | None
    header: bool
    tags: tuple[str, ...]
    images: tuple[Image, ...]
    gallery: tuple[GalleryItem, ...]
    body: str
    body_line: int
    permalink_line: int
    gallery_line: int
    name: str
    file: str = field(compare=False)
    silenced: Mapping[str, str] = field(default_factory=dict, hash=False)

    def at(self, line: int) -> str:
        """Return the place of a line for a message: ``pages/arm.md:12``."""
        return f"{self.file}:{line}"
