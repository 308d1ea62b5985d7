"""The includes that a page may call, as in ``{% include page-image im_id="leglateral" %}``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from muscleatlas.content.faults import unknown
from muscleatlas.content.gallery import incomplete_gallery
from muscleatlas.content.page import AuthoredPage
from muscleatlas.errors import ContentError

__all__ = ["PAGE_INCLUDES", "IncludeCall", "include_call", "include_faults"]

PAGE_INCLUDES: dict[str, tuple[str, ...]] = {"gallery": (), "page-image": ("im_id",)}
"""The includes of the site, each with the parameters that it must have."""

_NAME = re.compile(r"[\w./-]+")
_PARAMETER = re.compile(r"""\s+([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FORM = """name, then key="value" for each parameter"""


@dataclass(frozen=True, slots=True)
class IncludeCall:
    """One include as it stands in a page."""

    name: str
    parameters: dict[str, str]


def include_call(expression: str, *, where: str) -> IncludeCall:
    """Read what stands after ``include`` in a tag: a bare name, then ``key="value"`` pairs.

    Raises
    ------
    ContentError
        If it has another form, or names a parameter twice.

    Examples
    --------
    >>> include_call('page-image im_id="leglateral"', where="leg.md:9")
    IncludeCall(name='page-image', parameters={'im_id': 'leglateral'})
    """
    name = _NAME.match(expression)
    if not name:
        raise _malformed(expression, where)
    parameters: dict[str, str] = {}
    position = name.end()
    while expression[position:].strip():
        pair = _PARAMETER.match(expression, position)
        if not pair or pair.group(1) in parameters:
            raise _malformed(expression, where)
        parameters[pair.group(1)] = _ESCAPED.sub(r"\1", pair.group(2) or pair.group(3) or "")
        position = pair.end()
    return IncludeCall(name=name.group(), parameters=parameters)


def include_faults(call: IncludeCall, page: AuthoredPage, *, known: Collection[str], where: str) -> list[ContentError]:
    """Return what is wrong with a call: its name, its parameters, and what it shows of the page."""
    if call.name not in known:
        return [unknown(call.name, noun="include", known=known, where=where)]
    faults = _parameter_faults(call, where)
    if call.name == "page-image" and not faults:
        faults += _image_faults(call.parameters["im_id"], page, where)
    if call.name == "gallery":
        faults += filter(None, [incomplete_gallery(page, shown_at=where)])
    return faults


def _malformed(expression: str, where: str) -> ContentError:
    return ContentError("the include can't be read", where=where, found=repr(expression), expected=_FORM)


def _parameter_faults(call: IncludeCall, where: str) -> list[ContentError]:
    if call.name not in PAGE_INCLUDES:
        return []
    wanted = PAGE_INCLUDES[call.name]
    noun = f"parameter of the include {call.name!r}"
    surplus = [unknown(key, noun=noun, known=wanted, where=where) for key in call.parameters if key not in wanted]
    absent = [key for key in wanted if key not in call.parameters]
    return surplus + [
        ContentError(f"the include {call.name!r} lacks {key!r}", where=where, expected=f'{key}="…"') for key in absent
    ]


def _image_faults(image_id: str, page: AuthoredPage, where: str) -> list[ContentError]:
    known = [image.image_id for image in page.images]
    if image_id in known:
        return []
    if known:
        return [unknown(image_id, noun="image_id", known=known, where=where)]
    what = f"unknown image_id {image_id!r}"
    return [ContentError(what, where=where, expected="an image of that id under 'images:' in the front matter")]
