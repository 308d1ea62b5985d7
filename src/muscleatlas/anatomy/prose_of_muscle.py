"""The text of a muscle or a head, written from its facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.action_phrases import deed_of, does
from muscleatlas.anatomy.attachment_phrases import AttachmentClause, attachment_clauses
from muscleatlas.anatomy.english import capitalised, listed
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Paragraph, Phrase, joined_paragraph
from muscleatlas.anatomy.prose_of_companions import companions_sentence, layer_sentence
from muscleatlas.anatomy.spoken import conjugated, is_plural, possessive, pronoun, spoken_name
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.supply_phrases import arteries_phrase, nerve_names_listed, nerve_phrase

__all__ = ["muscle_paragraphs"]

_SHORT_SENTENCE = 150
_SEVERAL = re.compile(
    r"\b(interossei|lumbricals|fibres|heads|parts|bellies|slips|crura|intertransversarii|interspinales)\b"
)
_SEXES = ("male ", "female ")
_PARTS = re.compile(r"\b(heads?|parts?|bell(y|ies)|fibres|slips?|crus|crura)\b")


def muscle_paragraphs(knowledge: Knowledge, muscle: Structure) -> list[Paragraph]:
    """Return the facts of a muscle in sentences: attachments, actions, supply, points."""
    made = [
        joined_paragraph([*_attachment_sentences(muscle), layer_sentence(muscle)]),
        joined_paragraph([*_action_sentences(muscle), companions_sentence(knowledge, muscle)]),
        joined_paragraph([_nerve_sentence(muscle), _artery_sentence(muscle)]),
        joined_paragraph([Phrase(point.text, (point.id,)) for point in muscle.points if point.about is None]),
        joined_paragraph([Phrase(point.text, (point.id,)) for point in muscle.variations]),
    ]
    return [paragraph for paragraph in made if paragraph is not None]


def _attachment_sentences(muscle: Structure) -> list[Phrase]:
    """Tell origin and insertion, in one sentence where both are short."""
    origins, insertions = attachment_clauses(muscle.origins), attachment_clauses(muscle.insertions)
    name = capitalised(spoken_name(muscle))
    if _is_simple(origins) and _is_simple(insertions):
        start, end = (
            f"{conjugated('arise', muscle)} {origins[0].told('from')}",
            f"{conjugated('end', muscle)} {insertions[0].told('on')}",
        )
        if len(start) + len(end) <= _SHORT_SENTENCE and ";" not in start + end:
            joint = ", and" if "," in start else " and"
            return [Phrase(f"{name} {start}{joint} {end}.", (*origins[0].statements, *insertions[0].statements))]
    return [
        *_clauses_sentences(muscle, origins, _Role("arise", "from", "further fibres come from"), name),
        *_clauses_sentences(muscle, insertions, _Role("end", "on", "further fibres reach"), pronoun(muscle)),
    ]


def _is_simple(clauses: Sequence[AttachmentClause]) -> bool:
    return len(clauses) == 1 and clauses[0].of is None and not clauses[0].further


@dataclass(frozen=True, slots=True)
class _Role:
    """The words for origins or insertions."""

    verb: str
    preposition: str
    further: str


def _clauses_sentences(muscle: Structure, clauses: Sequence[AttachmentClause], role: _Role, name: str) -> list[Phrase]:
    """Tell the attachments of one role, part by part; the verb is said once."""
    told: list[str] = []
    for number, clause in enumerate(clauses):
        places = clause.told(role.preposition)
        if clause.of is not None:
            verb = f" {_verb_of_part(role.verb, clause.of)}" if number == 0 else ""
            told.append(f"{_part(muscle, clause.of)}{verb} {places}")
        elif number == 0:
            told.append(f"{name} {conjugated(role.verb, muscle)} {places}")
        else:
            subject = "all of them also" if is_plural(muscle) else "the muscle also"
            told.append(f"{subject} {conjugated(role.verb, muscle)} {places}")
    main = Phrase(f"{capitalised('; '.join(told))}.", tuple(i for clause in clauses for i in clause.main_statements))
    further = [place for clause in clauses for place in clause.further]
    text = f"{capitalised(role.further)} {listed([place.text for place in further])}."
    return [main, Phrase(text, tuple(i for place in further for i in place.statements))] if further else [main]


def _action_sentences(muscle: Structure) -> list[Phrase]:
    """Tell what the whole muscle does, then what its parts do."""
    whole = [action for action in muscle.actions if action.part is None]
    told = [deed_of(action) for action in whole]
    sentences: list[Phrase] = []
    if whole:
        text = f"{pronoun(muscle)} {does(told, plural=is_plural(muscle))}."
        sentences.append(Phrase(text, tuple(action.id for action in whole)))
    clauses: list[str] = []
    partial = [action for action in muscle.actions if action.part is not None]
    for part in dict.fromkeys(str(action.part) for action in partial):
        deeds = [deed_of(action) for action in partial if action.part == part]
        clauses.append(f"{_part(muscle, part)} {does(deeds, plural=_is_plural_part(part), told=told)}")
        told += deeds
    if clauses:
        sentences.append(Phrase(f"{capitalised('; '.join(clauses))}.", tuple(action.id for action in partial)))
    return sentences


def _nerve_sentence(muscle: Structure) -> Phrase | None:
    """Tell the nerves; the parts that have their own are named."""
    supplies = [(supply.of, nerve_phrase(supply)) for supply in muscle.nerves]
    if not supplies:
        return None
    be = conjugated("be", muscle)
    whole = [phrase.text for of, phrase in supplies if of is None]
    is_bare = not any("(" in text for text in whole)
    by = nerve_names_listed([text.removeprefix("the ") for text in whole]) if is_bare else listed(whole)
    told = [f"{pronoun(muscle)} {be} supplied by {by}"] if whole else []
    for of, phrase in supplies:
        if of is not None:
            verb = "" if told else f" {'are' if _is_plural_part(of) else 'is'} supplied"
            told.append(f"{_part(muscle, of)}{verb} by {phrase.text}")
    statements = tuple(statement for _, phrase in supplies for statement in phrase.statements)
    return Phrase(f"{capitalised(listed(told) if len(told) == 2 else '; '.join(told))}.", statements)


def _artery_sentence(muscle: Structure) -> Phrase | None:
    if not muscle.arteries:
        return None
    phrase = arteries_phrase(muscle.arteries)
    return Phrase(f"{capitalised(possessive(muscle))} blood comes from {phrase.text}.", phrase.statements)


def _verb_of_part(stem: str, part: str) -> str:
    return stem if _is_plural_part(part) else f"{stem}s"


def _is_plural_part(part: str) -> bool:
    return bool(_SEVERAL.search(part)) or " and " in part.partition(" for ")[0]


def _part(muscle: Structure, part: str) -> str:
    """Return a part with its article: "its long head", "the first lumbrical"; one with a name of its own has none."""
    if is_plural(muscle) or part.startswith(_SEXES):
        return f"the {part}"
    return f"its {part}" if _PARTS.search(part) else part
