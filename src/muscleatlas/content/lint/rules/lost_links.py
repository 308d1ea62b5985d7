"""MA106: a link that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.content.lint.anchors import anchors
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule
from muscleatlas.errors import UnknownNameError

__all__ = ["RULE"]


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    for anchor in anchors(entry.page) if entry.page else ():
        if anchor.target not in lore.permalinks:
            nearest = UnknownNameError(anchor.target, noun="permalink", known=lore.permalinks).nearest
            yield Fault(
                f"the link {anchor.label!r} leads nowhere",
                where=anchor.where,
                value=anchor.address,
                expected=" or ".join(map(repr, nearest)) or "the permalink of a page",
                hint="`muscleatlas names` tells the permalink of any structure",
            )


RULE = Rule(
    code="MA106",
    title="A link that leads nowhere",
    why="The site shows such a link as plain text, so that the reader doesn't even learn that there was one.",
    bad="`[Soleus](/muscle/leg/solius/)`",
    good="`[Soleus](/muscle/leg/soleus/)`",
    mend="Take the permalink that the finding offers; `muscleatlas names soleus` tells it too.",
    check=_check,
)
