"""The atlas's own pages as the rules see them: the text that is written from the facts."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.prose import describe
from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.passage import Passage

__all__ = ["own_entries", "own_entry"]


def own_entries(knowledge: Knowledge) -> Iterator[Entry]:
    """Yield the pages of all structures, in the order of the tree."""
    return (own_entry(knowledge, place) for place in knowledge.tree.walk())


def own_entry(knowledge: Knowledge, place: Structure) -> Entry:
    """Return the page that the atlas writes of a structure."""
    prose = describe(knowledge, place.id)
    passages = tuple(Passage(paragraph.text, place.id) for paragraph in (prose.lead, *prose.paragraphs))
    return Entry(where=place.id, structure=place, title=place.title, passages=passages)
