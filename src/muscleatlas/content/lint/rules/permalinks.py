"""MA108: a permalink that does not fit the tree or the title."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.rule import Fault, Rule
from muscleatlas.errors import MuscleatlasError, UnknownNameError

__all__ = ["RULE"]

_OF_PLACES = "/muscle/"


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    if entry.structure is None:
        yield from _outside(entry, lore)
        return
    named = _named(entry.title or "", lore)
    if named is not None and entry.structure.id not in named:
        other = lore.knowledge.tree.get(named[0])
        yield Fault(
            f"the title names {other.names.en!r}, the permalink is that of {entry.structure.names.en!r}",
            where=entry.where,
            value=str(entry.title),
            expected=entry.structure.title,
            hint=f"mend the title, or move the page to {other.permalink}",
        )


def _outside(entry: Entry, lore: Lore) -> Iterator[Fault]:
    permalink = entry.page.permalink if entry.page else ""
    named = _named(entry.title or "", lore)
    if not permalink.startswith(_OF_PLACES) and named is None:
        return
    near = UnknownNameError(permalink, noun="permalink", known=lore.places).nearest
    meant = [lore.knowledge.tree.get(one).permalink for one in named or ()] or list(near)
    yield Fault(
        f"no place of the atlas has the permalink {permalink!r}",
        where=entry.where,
        value=permalink,
        expected=" or ".join(map(repr, meant)) or f"a permalink outside {_OF_PLACES}",
        hint="without a place in the tree the page gets no pictures and no facts",
    )


def _named(title: str, lore: Lore) -> list[str] | None:
    """Return those whose name a title is; None where it is nobody's."""
    try:
        return [lore.names.find(title)] if title.strip() and not title.startswith("/") else None
    except UnknownNameError:
        return None
    except MuscleatlasError as several:
        return [name.strip() for name in (several.found or "").split(",")]


RULE = Rule(
    code="MA108",
    title="A permalink that does not fit the tree or the title",
    why="The permalink decides which pictures and facts stand beside the text. With a wrong one, they are another "
    "muscle's, or there are none.",
    bad="`permalink: /muscle/leg/soleus/` with `title: Plantaris`",
    good="`permalink: /muscle/leg/plantaris/` with `title: Plantaris`",
    mend="Mend whichever of the two is wrong; `muscleatlas names plantaris` tells the permalink.",
    check=_check,
)
