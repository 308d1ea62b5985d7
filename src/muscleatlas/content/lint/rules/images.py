"""MA109: a picture that is shown and not declared, or declared and not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.content.faults import listed
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule
from muscleatlas.content.page import AuthoredPage

__all__ = ["RULE"]

_SHOWN = re.compile(r"\{%-?\s*include\s+page-image\s[^%]*?im_id\s*=\s*[\"']([^\"']*)[\"']")
_GALLERY = re.compile(r"\{%-?\s*include\s+gallery\b")


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:  # noqa: ARG001 - every rule is called alike
    if entry.page is None:
        return
    page, known = entry.page, {image.image_id for image in entry.page.images}
    shown = {match[1]: page.at(page.body_line + page.body.count("\n", 0, match.start())) for match in _found(page)}
    for image_id in shown.keys() - known:
        yield Fault(
            f"unknown image_id {image_id!r}",
            where=shown[image_id],
            value=image_id,
            expected=listed(sorted(map(repr, known))) or "an image of that id under `images:`",
            hint="take one that stands under `images:`, or add it there",
        )
    yield from _never_shown(page, set(shown))


def _found(page: AuthoredPage) -> Iterator[re.Match[str]]:
    return _SHOWN.finditer(page.body)


def _never_shown(page: AuthoredPage, shown: set[str]) -> Iterator[Fault]:
    for image in page.images:
        if image.image_id not in shown:
            yield _unused(page, image.line, image.image_id, f'{{% include page-image im_id="{image.image_id}" %}}')
    if page.gallery and not _GALLERY.search(page.body):
        yield _unused(page, page.gallery_line, "gallery", "{% include gallery %}")


def _unused(page: AuthoredPage, line: int, value: str, include: str) -> Fault:
    what = f"{value!r} is declared and never shown"
    return Fault(what, where=page.at(line), value=value, expected=include, hint="show it, or take it out")


RULE = Rule(
    code="MA109",
    title="A picture that is shown and not declared, or declared and not shown",
    why="An id with a slip in it shows nothing, and a picture that is never shown is drawn for nobody.",
    bad='`image_id: leglateral` and `{% include page-image im_id="leglatral" %}`',
    good='`image_id: leglateral` and `{% include page-image im_id="leglateral" %}`',
    mend="Give both the same id, or take the picture out.",
    check=_check,
)
