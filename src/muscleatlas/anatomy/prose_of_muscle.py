"""The text of a muscle or a head, written from its facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.action_phrases import action_nouns, at_joint, deed_of, does
from muscleatlas.anatomy.attachment_phrases import AttachmentClause, attachment_clauses, short_places
from muscleatlas.anatomy.english import capitalised, listed, number_word
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Paragraph, Phrase, joined_paragraph
from muscleatlas.anatomy.relations import Relation, antagonists, muscles_of
from muscleatlas.anatomy.spoken import is_plural, members_noun, spoken_name
from muscleatlas.anatomy.structure import Statement, Structure
from muscleatlas.anatomy.supply_phrases import arteries_phrase, is_several, nerve_phrase, nerves_named
from muscleatlas.anatomy.terms import Joint

__all__ = ["muscle_lead", "muscle_paragraphs"]

_SHORT_SENTENCE = 150
_MOST_OPPONENTS = 4
_MOST_JOINTS = 2
_SEVERAL = re.compile(
    r"\b(interossei|lumbricals|fibres|heads|parts|bellies|slips|crura|intertransversarii|interspinales)\b"
)
_PARTS = re.compile(r"\b(heads?|parts?|bell(y|ies)|fibres|slips?|crus|crura)\b")


def muscle_lead(knowledge: Knowledge, muscle: Structure) -> Paragraph:
    """Return one paragraph that says where a muscle belongs, what it spans, does, and what moves it."""
    sentences = [_membership(knowledge, muscle), _course(muscle), _summary(muscle)]
    paragraph = joined_paragraph(sentences)
    return paragraph or Paragraph(f"{capitalised(spoken_name(muscle))}.", ())


def muscle_paragraphs(knowledge: Knowledge, muscle: Structure) -> list[Paragraph]:
    """Return the facts of a muscle in sentences: attachments, actions, supply, points."""
    made = [
        joined_paragraph(_attachment_sentences(muscle)),
        joined_paragraph([*_action_sentences(muscle), _opponents(knowledge, muscle)]),
        joined_paragraph([_nerve_sentence(muscle), _artery_sentence(muscle)]),
        joined_paragraph([Phrase(point.text, (point.id,)) for point in muscle.points]),
    ]
    return [paragraph for paragraph in made if paragraph is not None]


def _membership(knowledge: Knowledge, muscle: Structure) -> Phrase | None:
    """Say which group a muscle is one of."""
    group = knowledge.tree.parent(muscle.id)
    if group is None:
        return None
    name = capitalised(spoken_name(muscle))
    if muscle.kind == "head":
        parts = knowledge.tree.children(group.id)
        be = "are" if is_plural(muscle) else "is"
        if len(parts) == 1:
            return Phrase(f"{name} {be} a part of {spoken_name(group)}.")
        return Phrase(f"{name} {be} one of the muscle's {number_word(len(parts))} {_parts_noun(parts)}.")
    members, elsewhere = members_noun(group), _elsewhere(knowledge, muscle)
    if is_plural(muscle):
        belong = f"belong to the {members}" if members else f"are part of {spoken_name(group)}"
        return Phrase(f"{name} {belong}{elsewhere}.")
    count = number_word(len(muscles_of(knowledge, group.id)))
    belongs = f"is one of the {count} {members}" if members else f"is part of {spoken_name(group)}"
    return Phrase(f"{name} {belongs}{elsewhere}.")


def _parts_noun(parts: Sequence[Structure]) -> str:
    """Return what the parts of a muscle are called: "heads" where all of them are."""
    for noun, several in (("head", "heads"), ("belly", "bellies")):
        if all(noun in part.names.en.casefold() for part in parts):
            return several
    return "parts"


def _elsewhere(knowledge: Knowledge, muscle: Structure) -> str:
    """Name the further groups that count a muscle among their members."""
    hosts = [knowledge.structures[host] for host in muscle.also_in]
    named = listed([f"the {noun}" if (noun := members_noun(host)) else spoken_name(host) for host in hosts])
    return f", and {'are' if is_plural(muscle) else 'is'} also counted among {named}" if hosts else ""


def _course(muscle: Structure) -> Phrase:
    """Say what a muscle spans."""
    start, end = short_places(muscle.origins), short_places(muscle.insertions)
    statements = tuple(attachment.id for attachment in (*muscle.origins, *muscle.insertions))
    if start == end:
        return Phrase(f"{_pronoun(muscle)} {_verb('begin', muscle)} and {_verb('end', muscle)} on {start}.", statements)
    return Phrase(f"{_pronoun(muscle)} {_verb('run', muscle)} from {start} to {end}.", statements)


def _summary(muscle: Structure) -> Phrase:
    """Name the main actions and the nerves."""
    whole = [action for action in muscle.actions if action.part is None and action.strength != "weak"]
    main = whole or list(muscle.actions)
    owner = _owner(muscle)
    nouns = action_nouns(main)
    does_what = f"{'action' if len(muscle.actions) == 1 else 'main action'}{'s are' if ' and ' in nouns else ' is'}"
    several = len({supply.nerve for supply in muscle.nerves}) > 1 or is_several(muscle.nerves[0].nerve.en)
    by_what = f"{'nerves are' if several else 'nerve is'} {nerves_named(muscle.nerves)}"
    text = f"{capitalised(owner)} {does_what} {nouns}; {owner} {by_what}."
    rests_on: list[Statement] = [*main, *muscle.nerves]
    return Phrase(text, tuple(statement.id for statement in rests_on))


def _attachment_sentences(muscle: Structure) -> list[Phrase]:
    """Tell origin and insertion, in one sentence where both are short."""
    origins, insertions = attachment_clauses(muscle.origins), attachment_clauses(muscle.insertions)
    name = capitalised(spoken_name(muscle))
    if _is_simple(origins) and _is_simple(insertions):
        start, end = (
            f"{_verb('arise', muscle)} {origins[0].told('from')}",
            f"{_verb('end', muscle)} {insertions[0].told('on')}",
        )
        if len(start) + len(end) <= _SHORT_SENTENCE and ";" not in start + end:
            joint = ", and" if "," in start else " and"
            return [Phrase(f"{name} {start}{joint} {end}.", (*origins[0].statements, *insertions[0].statements))]
    return [
        *_clauses_sentences(muscle, origins, _Role("arise", "from", "further fibres come from"), name),
        *_clauses_sentences(muscle, insertions, _Role("end", "on", "further fibres reach"), _pronoun(muscle)),
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
            told.append(f"{name} {_verb(role.verb, muscle)} {places}")
        else:
            told.append(
                f"{'all of them also' if is_plural(muscle) else 'the muscle also'} {_verb(role.verb, muscle)} {places}"
            )
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
        text = f"{_pronoun(muscle)} {does(told, plural=is_plural(muscle))}."
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


def _opponents(knowledge: Knowledge, muscle: Structure) -> Phrase | None:
    """Name the muscles that do the opposite of the main actions; the sentence says that this is derived."""
    if muscle.kind == "head":
        return None
    every = antagonists(knowledge, muscle.id)
    relations = [relation for relation in every if not (relation.is_weak or _is_conditional(relation))]
    told = [_opponents_at(knowledge, joint, relations) for joint in _one_joint_each(relations)]
    if not told:
        return None
    noun = (
        "opponent is" if len(told) == 1 and "," not in told[0].text and " and " not in told[0].text else "opponents are"
    )
    text = f"Judged by the actions stated here, {_owner(muscle)} {noun} {'; '.join(phrase.text for phrase in told)}."
    return Phrase(text, tuple(statement for phrase in told for statement in phrase.statements))


def _is_conditional(relation: Relation) -> bool:
    """Whether the other muscle does it in some positions only."""
    return (relation.other_action.note or "").startswith(("with ", "when ", "from ", "if "))


def _one_joint_each(relations: Sequence[Relation]) -> list[Joint]:
    """Return the first joints that are told; of the joints of toes one only."""
    joints: dict[str, Joint] = {}
    for relation in relations:
        joint = relation.action.joint
        joints.setdefault(joint.moves if "toe" in joint.moves else joint.id, joint)
    return list(joints.values())[:_MOST_JOINTS]


def _opponents_at(knowledge: Knowledge, joint: Joint, relations: Sequence[Relation]) -> Phrase:
    """Name the opponents at a joint, those first that oppose most of the actions there."""
    here = [relation for relation in relations if relation.action.joint == joint]
    times = Counter(relation.other for relation in here)
    others = sorted(times, key=lambda other: -times[other])
    shown = others[:_MOST_OPPONENTS]
    names = [spoken_name(knowledge.structures[other]) for other in shown]
    where = at_joint(joint) if joint.is_joint else f"in moving {joint.moves}"
    text = f"{listed(names) if shown == others else ', '.join(names) + ' and others'} {where}"
    return Phrase(text, tuple(i for relation in here if relation.other in shown for i in relation.statements))


def _nerve_sentence(muscle: Structure) -> Phrase | None:
    """Tell the nerves; the parts that have their own are named."""
    supplies = [(supply.of, nerve_phrase(supply)) for supply in muscle.nerves]
    if not supplies:
        return None
    be = "are" if is_plural(muscle) else "is"
    whole = [phrase.text for of, phrase in supplies if of is None]
    told = [f"{_pronoun(muscle)} {be} supplied by {listed(whole)}"] if whole else []
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
    return Phrase(f"{capitalised(_owner(muscle))} blood comes from {phrase.text}.", phrase.statements)


def _pronoun(muscle: Structure) -> str:
    return "They" if is_plural(muscle) else "It"


def _owner(muscle: Structure) -> str:
    return "their" if is_plural(muscle) else "its"


def _verb(stem: str, muscle: Structure) -> str:
    return stem if is_plural(muscle) else f"{stem}s"


def _verb_of_part(stem: str, part: str) -> str:
    return stem if _is_plural_part(part) else f"{stem}s"


def _is_plural_part(part: str) -> bool:
    return bool(_SEVERAL.search(part)) or " and " in part.partition(" for ")[0]


def _part(muscle: Structure, part: str) -> str:
    """Return a part with its article: "its long head", "the first lumbrical"; one with a name of its own has none."""
    if is_plural(muscle):
        return f"the {part}"
    return f"its {part}" if _PARTS.search(part) else part
