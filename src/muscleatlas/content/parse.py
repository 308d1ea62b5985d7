"""From the text of a page to an :class:`AuthoredPage`, with every fault of its front matter told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from muscleatlas.content.faults import unknown
from muscleatlas.content.fields import FrontMatter, GalleryFields, ImageFields
from muscleatlas.content.front_matter import PageParts, split_page
from muscleatlas.content.gallery import gallery_faults
from muscleatlas.content.page import AuthoredPage, GalleryItem, Image
from muscleatlas.errors import ContentError, Faults
from muscleatlas.yamlfiles import YamlDocument, parse_yaml

__all__ = ["PASSED_OVER", "parse_page"]

PASSED_OVER = frozenset(
    {"author", "breadcrumb", "categories", "comments", "date", "layout"}
    | {"meta_description", "meta_title", "show_meta", "teaser"}
)
"""Fields of older themes that ask for nothing the atlas has; they may stand in a page and change nothing."""

_EXPECTED = {
    "permalink": "the address of a page of this site, such as '/muscle/leg/lateral/'",
    "image_name": "a path below 'assets/images/', such as 'muscles/gif/Leg-Lateral.gif'",
    "image_url": "a path below 'assets/images/', such as 'muscles/png/Leg-Lateral-1.png'",
    "header": "yes or no",
    "tags": "words, or a list of them",
    "images": "a list of items with image_id and image_name",
    "gallery": "a list of items with image_url",
    "lint": "the codes of rules, each with a reason, as in 'MA104: an old spelling that is quoted'",
}
_NOUNS = {dict: "a mapping", list: "a list", str: "text", int: "a number", float: "a number", type(None): "empty"}


def parse_page(text: str, *, name: str, file: str) -> AuthoredPage:
    """Read the text of one page.

    Parameters
    ----------
    text
        The whole file.
    name, file
        The file below the folder of pages, and as messages call it.

    Raises
    ------
    Faults
        For everything that is wrong in the front matter; the body is not looked at.
    """
    parts = split_page(text, where=file)
    document = parse_yaml(parts.matter, name=file, error=ContentError, line_offset=parts.matter_line - 1)
    fields = _checked(document)
    page = _page(fields, document, parts, name)
    faults = [*_repeated_ids(page), *gallery_faults(page)]
    if faults:
        raise Faults(faults, of=file)
    return page


def _checked(document: YamlDocument) -> FrontMatter:
    if not isinstance(document.value, dict):
        what = "the front matter is not a mapping"
        expected = "lines such as 'permalink: /muscle/leg/lateral/'"
        raise ContentError(what, where=document.where(), expected=expected)
    values = {key: value for key, value in document.value.items() if key not in PASSED_OVER}
    try:
        return FrontMatter.model_validate(values)
    except ValidationError as error:
        faults = [_fault(dict(detail), document) for detail in error.errors()]
        raise Faults(faults, of=document.name) from None


def _fault(detail: dict[str, Any], document: YamlDocument) -> ContentError:
    path: tuple[str | int, ...] = detail["loc"]
    where, label, value = document.where(path), _label(path), detail["input"]
    expected = _EXPECTED.get(str(path[-1]), "text")
    if detail["type"] == "extra_forbidden":
        return unknown(str(path[-1]), noun="field", known=_known_fields(path), where=where)
    if detail["type"] == "missing":
        return ContentError(f"{label} is missing", where=where, expected=expected)
    if detail["type"] != "value_error":
        what = f"{label} is {_NOUNS.get(type(value), 'of another kind')}"
        return ContentError(what, where=where, expected=_EXPECTED.get(str(path[0]), "text"))
    shown = f" {value!r}" if value and value is not True else ""
    return ContentError(f"{label}{shown} {detail['ctx']['error']}", where=where, expected=expected)


def _label(path: tuple[str | int, ...]) -> str:
    """Return what a person calls a field: ``image_url of item 3 of gallery``."""
    words = [f"item {step + 1}" if isinstance(step, int) else step for step in reversed(path)]
    return " of ".join(words)


def _known_fields(path: tuple[str | int, ...]) -> list[str]:
    models: dict[str | int, type[BaseModel]] = {"images": ImageFields, "gallery": GalleryFields}
    model = models[path[0]] if len(path) > 1 else FrontMatter
    return list(model.model_fields)


def _page(fields: FrontMatter, document: YamlDocument, parts: PageParts, name: str) -> AuthoredPage:
    return AuthoredPage(
        permalink=fields.permalink,
        title=fields.title,
        subheadline=fields.subheadline,
        header=fields.header,
        tags=fields.tags,
        images=tuple(
            Image(**image.model_dump(), line=document.line(["images", index]))
            for index, image in enumerate(fields.images)
        ),
        gallery=tuple(
            GalleryItem(**item.model_dump(), line=document.line(["gallery", index]))
            for index, item in enumerate(fields.gallery)
        ),
        body=parts.body,
        body_line=parts.body_line,
        permalink_line=document.line(["permalink"]),
        gallery_line=document.line(["gallery"]),
        name=name,
        file=document.name,
        silenced=fields.lint,
    )


def _repeated_ids(page: AuthoredPage) -> Iterable[ContentError]:
    times = Counter(image.image_id for image in page.images)
    for image in page.images:
        if times[image.image_id] > 1:
            what = f"the image_id {image.image_id!r} is given twice"
            yield ContentError(what, where=page.at(image.line), expected="one image for each id")
