"""MA107: a link that names one structure and leads to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.content.lint.anchors import anchors
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule
from muscleatlas.errors import MuscleatlasError

__all__ = ["RULE"]
_WAY_BACK = re.compile(r"\W*back\b", re.IGNORECASE)


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    above = set() if entry.structure is None else {one.id for one in lore.knowledge.tree.ancestors(entry.structure.id)}
    for anchor in anchors(entry.page) if entry.page else ():
        named = _named(anchor.label, lore)
        if named is None or anchor.target not in lore.places:
            continue
        tree = lore.knowledge.tree
        target, meant = tree.by_permalink(anchor.target), tree.get(named)
        is_way_back = target.id in above and _WAY_BACK.match(anchor.label)
        if target.id != meant.id and meant.id not in {one.id for one in tree.ancestors(target.id)} and not is_way_back:
            yield Fault(
                f"the link says {anchor.label!r} and leads to {target.names.en!r}",
                where=anchor.where,
                value=anchor.address,
                expected=meant.permalink,
                hint="mend the address or the words",
            )


def _named(label: str, lore: Lore) -> str | None:
    """Return the one structure whose name the words of a link are; None for other words, and for several."""
    try:
        return lore.names.find(label) if label.strip() and not label.startswith("/") else None
    except MuscleatlasError:
        return None


RULE = Rule(
    code="MA107",
    title="A link that names one structure and leads to another",
    why="The reader arrives at a page that looks right and is about something else.",
    bad="`[Fibularis longus](/muscle/leg/fibularisbrevis/)`",
    good="`[Fibularis longus](/muscle/leg/fibularislongus/)`",
    mend="Mend the address, or the words of the link.",
    check=_check,
)
