"""MA104: a word that is nearly a word of anatomy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.passage import Passage
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_WORD = re.compile(r"[^\W\d_]+")


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    told: set[str] = set()
    for passage in [*_labels(entry), *entry.passages]:
        for word in _WORD.finditer(passage.text):
            small = word.group().casefold()
            nearest = None if small in told else lore.spelling.nearest(small)
            told.add(small)
            if nearest:
                yield Fault(
                    f"unknown word {word.group()!r}",
                    where=passage.where(word.start()),
                    value=word.group(),
                    expected=repr(nearest),
                    hint="mend it; if it is right, silence the rule under `lint:`",
                )


def _labels(entry: Entry) -> Iterator[Passage]:
    """Yield title, captions and alternative texts."""
    if entry.page is None:
        if entry.title:
            yield Passage(entry.title, entry.where)
        return
    file = entry.page.file
    for text in filter(None, (entry.page.title, entry.page.subheadline)):
        yield Passage(text, file, entry.page.permalink_line)
    for image in entry.page.images:
        yield Passage(" ".join(filter(None, (image.image_title, image.image_alt))), file, image.line)
    for item in entry.page.gallery:
        yield Passage(" ".join(filter(None, (item.title, item.caption))), file, item.line)


RULE = Rule(
    code="MA104",
    title="A word that is nearly a word of anatomy",
    why="Who copies a term from an atlas trusts its spelling, and who searches for it finds only what is spelt right. "
    "Words are held against all names and vocabularies; everyday English is let pass.",
    bad="The gastrocnemious arises from the femoral condyles.",
    good="The gastrocnemius arises from the femoral condyles.",
    mend="Take the spelling that the finding offers.",
    check=_check,
)
