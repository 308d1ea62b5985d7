"""MA109: a picture that is shown and not declared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.content.faults import listed
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_SHOWN = re.compile(r"\{%-?\s*include\s+page-image\s[^%]*?im_id\s*=\s*[\"']([^\"']*)[\"']")


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:  # noqa: ARG001 - every rule is called alike
    if entry.page is None:
        return
    page, known = entry.page, sorted({image.image_id for image in entry.page.images})
    for shown in _SHOWN.finditer(page.body):
        if shown[1] not in known:
            yield Fault(
                f"unknown image_id {shown[1]!r}",
                where=page.at(page.body_line + page.body.count("\n", 0, shown.start())),
                value=shown[1],
                expected=listed([repr(one) for one in known]) or "an image of that id under `images:`",
                hint="take one that stands under `images:`, or add it there",
            )


RULE = Rule(
    code="MA109",
    title="A picture that is shown and not declared",
    why="An id with a slip in it shows nothing, and the build stops at it.",
    bad='`image_id: leglateral` and `{% include page-image im_id="leglatral" %}`',
    good='`image_id: leglateral` and `{% include page-image im_id="leglateral" %}`',
    mend="Give both the same id.",
    check=_check,
)
