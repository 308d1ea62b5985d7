"""The border of a page: which fields its front matter may have, and which values they take."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from muscleatlas.content.paths import page_permalink, picture_path

__all__ = ["FrontMatter", "GalleryFields", "ImageFields"]


def _text(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("is read as yes or no; put quotes around it if it is a word")
    if value is None or (isinstance(value, str) and not value.strip()):
        raise ValueError("is empty")
    return str(value).strip() if isinstance(value, str | int | float) else value


def _text_or_none(value: object) -> object:
    return None if value is None or (isinstance(value, str) and not value.strip()) else _text(value)


def _yes_or_no(value: object) -> object:
    words = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if value is None or isinstance(value, bool):
        return value is not False
    if isinstance(value, str) and value.strip().casefold() in words:
        return words[value.strip().casefold()]
    raise ValueError("is neither yes nor no")


def _tags(value: object) -> object:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in (value.split(",") if "," in value else value.split()) if part.strip())
    return value


def _none_as_empty(value: object) -> object:
    return () if value is None else value


def _silences(value: object) -> object:
    if not isinstance(value, dict):
        return {} if value is None else value
    for code, reason in value.items():
        if not _RULE_CODE.fullmatch(str(code)):
            raise ValueError(f"names no rule by {code!r}")
        if not isinstance(reason, str) or not reason.strip():
            raise ValueError(f"gives no reason for {code}")
    return value


def _turntable_path(value: str) -> str:
    return picture_path(value, suffix=".gif")


def _still_path(value: str) -> str:
    return picture_path(value, suffix=".png")


_RULE_CODE = re.compile(r"MA\d{3}")

_Text = Annotated[str, BeforeValidator(_text)]
_TextOrNone = Annotated[str | None, BeforeValidator(_text_or_none)]
_Items = BeforeValidator(_none_as_empty)


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ImageFields(_Fields):
    """One entry of ``images``."""

    image_id: _Text
    image_name: Annotated[_Text, AfterValidator(_turntable_path)]
    image_title: _TextOrNone = None
    image_alt: _TextOrNone = None


class GalleryFields(_Fields):
    """One entry of ``gallery``."""

    image_url: Annotated[_Text, AfterValidator(_still_path)]
    caption: _TextOrNone = None
    title: _TextOrNone = None


class FrontMatter(_Fields):
    """The head of a page; the address is all that it needs."""

    permalink: Annotated[_Text, AfterValidator(page_permalink)]
    title: _TextOrNone = None
    subheadline: _TextOrNone = None
    header: Annotated[bool, BeforeValidator(_yes_or_no)] = True
    tags: Annotated[tuple[_Text, ...], BeforeValidator(_tags)] = ()
    images: Annotated[tuple[ImageFields, ...], _Items] = ()
    lint: Annotated[dict[str, str], BeforeValidator(_silences)] = {}
    gallery: Annotated[tuple[GalleryFields, ...], _Items] = ()
