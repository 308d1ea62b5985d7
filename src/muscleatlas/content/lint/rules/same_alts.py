"""MA111: pictures that cannot be told apart by their texts."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:  # noqa: ARG001 - every rule is called alike
    if entry.page is None:
        return
    alts = [(image.image_alt, image.line) for image in entry.page.images]
    captions = [(item.caption or item.title, item.line) for item in entry.page.gallery]
    for kind, texts in (("alternative text", alts), ("caption", captions)):
        first: dict[str, int] = {}
        for text, line in texts:
            if text and text in first:
                yield Fault(
                    f"two pictures have one {kind}",
                    where=entry.page.at(line),
                    value=text,
                    expected=f"another than in line {first[text]}",
                    hint="say what is to be seen in this one alone: the side, the part",
                )
            first.setdefault(text or "", line)


RULE = Rule(
    code="MA111",
    title="Pictures that cannot be told apart by their texts",
    why="Who hears the page hears the same sentence sixteen times, and cannot choose.",
    bad="`caption: Soleus` under the first picture, and `caption: Soleus` under the second",
    good="`caption: Soleus, posterior view` and `caption: Soleus, lateral view`",
    mend="Name the side or the part that each of them shows.",
    check=_check,
    severity="hint",
)
