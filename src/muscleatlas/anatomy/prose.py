"""The text of every place, written from the facts, so that text and facts cannot disagree."""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.lead_of_muscle import muscle_lead
from muscleatlas.anatomy.paragraph import Paragraph
from muscleatlas.anatomy.prose_of_group import group_lead, group_paragraphs
from muscleatlas.anatomy.prose_of_muscle import muscle_paragraphs
from muscleatlas.anatomy.prose_of_region import region_lead, region_paragraphs

__all__ = ["Prose", "describe"]


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of one place.

    Attributes
    ----------
    lead
        One paragraph that stands alone: what the place is, in short.
    paragraphs
        What follows it.
    """

    lead: Paragraph
    paragraphs: tuple[Paragraph, ...]

    def __str__(self) -> str:
        return "\n\n".join(paragraph.text for paragraph in (self.lead, *self.paragraphs))


def describe(knowledge: Knowledge, structure_id: str) -> Prose:
    """Return the text of a place. The same facts give the same text.

    Parameters
    ----------
    structure_id
        A place of any kind.

    Raises
    ------
    UnknownNameError
        If there is no such place.
    """
    structure = knowledge.tree.get(structure_id)
    if structure.kind in {"muscle", "head"}:
        return Prose(muscle_lead(knowledge, structure), tuple(muscle_paragraphs(knowledge, structure)))
    if structure.kind == "group":
        return Prose(group_lead(knowledge, structure), tuple(group_paragraphs(structure)))
    return Prose(region_lead(knowledge, structure), tuple(region_paragraphs(knowledge, structure)))
