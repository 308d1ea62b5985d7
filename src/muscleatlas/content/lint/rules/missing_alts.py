"""MA110: a picture without an alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.content.lint.authored import body_tokens
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:  # noqa: ARG001 - every rule is called alike
    if entry.page is None:
        return
    for image in entry.page.images:
        if not image.image_alt:
            yield _fault(image.image_id, entry.page.at(image.line), "image_alt: …")
    for token in body_tokens(entry.page):
        for child in token.children or ():
            if child.type == "image" and not child.content.strip():
                line = entry.page.body_line + (token.map or [0])[0]
                yield _fault(str(child.attrs.get("src", "")), entry.page.at(line), "![what one sees](…)")


def _fault(value: str, where: str, expected: str) -> Fault:
    what = f"the picture {value!r} has no alternative text"
    return Fault(what, where=where, value=value, expected=expected, hint="say in a sentence what one sees in it")


RULE = Rule(
    code="MA110",
    title="A picture without an alternative text",
    why="A screen reader reads it instead of the picture, and so does everybody when the picture does not come.",
    bad="`image_name: muscles/gif/Soleus.gif`, and no `image_alt`",
    good="`image_alt: Soleus turning, the broad flat muscle on the back of the tibia and fibula`",
    mend="Say in a sentence what one sees.",
    check=_check,
    severity="hint",
)
