"""The first lines about a muscle or a head: where it belongs, what it spans, what it does, what moves it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from muscleatlas.anatomy.action_phrases import action_nouns
from muscleatlas.anatomy.attachment_phrases import short_places
from muscleatlas.anatomy.english import capitalised, listed, number_word, uncapitalised
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Paragraph, Phrase, joined_paragraph
from muscleatlas.anatomy.relations import muscles_of
from muscleatlas.anatomy.spoken import (
    conjugated,
    is_plural,
    members_noun,
    possessive,
    pronoun,
    spoken_name,
    spoken_within,
)
from muscleatlas.anatomy.structure import Statement, Structure
from muscleatlas.anatomy.supply_phrases import is_several, nerves_named

__all__ = ["muscle_lead"]

_FRAMES = 4
_MOST_NERVES_FIRST = 2


def muscle_lead(knowledge: Knowledge, muscle: Structure) -> Paragraph:
    """Return one paragraph that stands alone.

    What is said is the same for all; in what order differs among the members of a group, so that a reader who goes
    through them does not meet the same sentence again and again.
    """
    belongs = _head_belongs(knowledge, muscle) if muscle.kind == "head" else _belongs(knowledge, muscle)
    frame = _place_in_group(knowledge, muscle) % _FRAMES
    sentences = [*_opening(muscle, _name_in_group(knowledge, muscle), belongs, frame), _summary(muscle, frame)]
    return joined_paragraph(sentences) or Paragraph(f"{capitalised(spoken_name(muscle))}.", ())


def _place_in_group(knowledge: Knowledge, muscle: Structure) -> int:
    group = knowledge.tree.parent(muscle.id)
    siblings = [child.id for child in knowledge.tree.children(group.id)] if group else [muscle.id]
    return siblings.index(muscle.id)


def _opening(muscle: Structure, name: str, belongs: str, frame: int) -> list[Phrase]:
    """Say where a muscle belongs and what it spans, in the order of its frame.

    Parameters
    ----------
    belongs
        What follows "is" or "are": "one of the two muscles of the lateral compartment of the leg".
    """
    be, it, subject = conjugated("be", muscle), pronoun(muscle), capitalised(name)
    span = _span(muscle)
    where = tuple(attachment.id for attachment in (*muscle.origins, *muscle.insertions))
    if not belongs:
        return [Phrase(f"{subject} {span}.", where)]
    is_there = f"belong to {belongs.removeprefix('among ')}" if belongs.startswith("among ") else f"{be} {belongs}"
    if frame == 1:
        return [Phrase(f"{subject} {span}.", where), Phrase(f"{it} {is_there}.")]
    if frame == 2 and belongs.startswith("one of the ") and not re.search(r",|muscle's", belongs):
        return [Phrase(f"{capitalised(belongs)}, {name} {span}.", where)]
    if frame == 3 and "," not in belongs:
        return [Phrase(f"{subject}, {belongs}, {span}.", where)]
    return [Phrase(f"{subject} {is_there}."), Phrase(f"{it} {span}.", where)]


def _belongs(knowledge: Knowledge, muscle: Structure) -> str:
    """Return what one says a muscle is: "one of the two muscles of the lateral compartment of the leg"."""
    group = knowledge.tree.parent(muscle.id)
    if group is None:
        return ""
    members, elsewhere = members_noun(group), _elsewhere(knowledge, muscle)
    count = number_word(len(muscles_of(knowledge, group.id)))
    if members is None:
        return f"part of {spoken_name(group)}{elsewhere}"
    return f"{'among the' if is_plural(muscle) else f'one of the {count}'} {members}{elsewhere}"


def _elsewhere(knowledge: Knowledge, muscle: Structure) -> str:
    """Name the further groups that count a muscle among their members."""
    hosts = [knowledge.structures[host] for host in muscle.also_in]
    named = listed([f"the {noun}" if (noun := members_noun(host)) else spoken_name(host) for host in hosts])
    return f", and {conjugated('be', muscle)} also counted among {named}" if hosts else ""


def _head_belongs(knowledge: Knowledge, head: Structure) -> str:
    """Return what one says a part is: "one of the muscle's two heads", "one of the two parts of occipitofrontalis"."""
    muscle = knowledge.tree.parent(head.id)
    if muscle is None:
        return ""
    siblings = knowledge.tree.children(muscle.id)
    whole = next((one for one in siblings if _is_within(head, one)), None)
    parts = [part for part in siblings if not any(_is_within(part, one) for one in siblings)]
    if spoken_name(whole or muscle) in spoken_name(head) and (whole or len(parts) == 1):
        return ""
    if whole or is_plural(head) or len(parts) == 1:
        return f"a part of {spoken_name(whole or muscle)}"
    few = f"{number_word(len(parts))} {_parts_noun(parts)}"
    is_named = muscle.names.en.casefold() in head.names.en.casefold()
    return f"one of the muscle's {few}" if is_named else f"one of the {few} of {spoken_name(muscle)}"


def _is_within(part: Structure, whole: Structure) -> bool:
    """Whether a part is a part of another part: "lumbar part of longissimus thoracis"."""
    return part.names.en.endswith(f" of {uncapitalised(whole.names.en)}")


def _parts_noun(parts: Sequence[Structure]) -> str:
    """Return what the parts of a muscle are called: "heads" where all of them are."""
    for noun, several in (("head", "heads"), ("belly", "bellies")):
        if all(noun in part.names.en.casefold() for part in parts):
            return several
    return "parts"


def _name_in_group(knowledge: Knowledge, muscle: Structure) -> str:
    group = knowledge.tree.parent(muscle.id)
    return spoken_within(muscle, members_noun(group) or "") if group else spoken_name(muscle)


def _span(muscle: Structure) -> str:
    """Say what a muscle spans, from the verb on."""
    start, end = short_places(muscle.origins), short_places(muscle.insertions)
    if start == end:
        return f"{conjugated('begin', muscle)} and {conjugated('end', muscle)} on {start}"
    return f"{conjugated('run', muscle)} from {start} to {end}"


def _summary(muscle: Structure, frame: int) -> Phrase:
    """Name the main actions and the nerves, the nerves first in every other frame."""
    whole = [action for action in muscle.actions if action.part is None and action.strength != "weak"]
    main = whole or list(muscle.actions)
    nouns, nerves = action_nouns(main), nerves_named(muscle.nerves)
    does_what = f"{'action' if len(muscle.actions) == 1 else 'main action'}{'s are' if ' and ' in nouns else ' is'}"
    several = len({supply.nerve for supply in muscle.nerves}) > 1 or is_several(muscle.nerves[0].nerve.en)
    rests_on: list[Statement] = [*main, *muscle.nerves]
    owner, statements = possessive(muscle), tuple(statement.id for statement in rests_on)
    if frame % 2 and nerves.count(" nerve") <= _MOST_NERVES_FIRST:
        them = "them" if is_plural(muscle) else "it"
        text = f"{capitalised(nerves)} {'supply' if several else 'supplies'} {them}; {owner} {does_what} {nouns}."
        return Phrase(text, statements)
    by_what = f"{'nerves are' if several else 'nerve is'} {nerves}"
    return Phrase(f"{capitalised(owner)} {does_what} {nouns}; {owner} {by_what}.", statements)
