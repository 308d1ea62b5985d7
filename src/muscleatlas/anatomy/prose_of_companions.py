"""Who opposes and who helps a muscle, and in which layer it lies, as sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from muscleatlas.anatomy.action_phrases import action_nouns, at_joint
from muscleatlas.anatomy.english import capitalised, listed
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Phrase
from muscleatlas.anatomy.partners import StatedPartner, stated_partners
from muscleatlas.anatomy.relations import Relation, antagonists, joints_overlap
from muscleatlas.anatomy.spoken import conjugated, is_plural, possessive, pronoun, spoken_name
from muscleatlas.anatomy.structure import Action, Structure
from muscleatlas.anatomy.terms import Joint

__all__ = ["companions_sentence", "layer_sentence"]

_MOST_NAMES = 4
_MOST_JOINTS = 2
_MOST_ACTIONS = 2
_DIGITS = re.compile(r"phalan|toe|finger|thumb")


def companions_sentence(knowledge: Knowledge, muscle: Structure) -> Phrase | None:
    """Name the antagonists and synergists that sources state; where none states an antagonist, the derived ones.

    A sentence about derived ones says so. Heads have none: those of their muscle are theirs.
    """
    if muscle.kind == "head":
        return None
    stated = [one for one in stated_partners(knowledge, muscle.id) if one.action and not one.statement.note]
    if any(one.kind == "antagonist" for one in stated):
        return _stated(knowledge, muscle, stated)
    return _derived(knowledge, muscle)


def layer_sentence(muscle: Structure) -> Phrase | None:
    """Say in which layers a muscle is stated to lie; what its place in the tree tells stands in its first lines."""
    whole = [placement for placement in muscle.layers if placement.of is None]
    parts = [placement for placement in muscle.layers if placement.of is not None]
    told = [f"the {placement.layer.en}" for placement in whole]
    places = [f"{'the muscles lie' if is_plural(muscle) else 'the muscle lies'} in {listed(told)}"] if told else []
    for placement in parts:
        verb = _verb_of(str(placement.of))
        places.append(f"{possessive(muscle)} {placement.of} {verb} in the {placement.layer.en}")
    if not places:
        return None
    return Phrase(f"{capitalised('; '.join(places))}.", tuple(one.id for one in (*whole, *parts)))


def _verb_of(part: str) -> str:
    """Return what a part does in a layer: tendons run there, other parts lie."""
    stem = "run" if part.startswith("tendon") else "lie"
    return stem if part.endswith("s") else f"{stem}s"


def _stated(knowledge: Knowledge, muscle: Structure, stated: Sequence[StatedPartner]) -> Phrase:
    """Tell action by action who opposes and who helps, in one of two orders, so that neighbours do not read alike."""
    opposed = [action for action in muscle.actions if _against(stated, action)]
    strong = [action for action in opposed if action.strength != "weak"] or opposed
    few = _few(strong, stated)
    told = [_told(knowledge, muscle, action, stated, is_first=action is few[0]) for action in few]
    statements = dict.fromkeys(statement for phrase in told for statement in phrase.statements)
    return Phrase(f"{capitalised('; '.join(phrase.text for phrase in told))}.", tuple(statements))


def _few(actions: Sequence[Action], stated: Sequence[StatedPartner]) -> list[Action]:
    """Return the first actions that are told: those that others oppose than the ones before, of digits one only."""
    few: dict[str, Action] = {}
    known: list[set[str]] = []
    for action in actions:
        opponents = {one.other for one in _against(stated, action)}
        if opponents not in known:
            few.setdefault("digits" if _DIGITS.search(action.joint.moves) else action_nouns([action]), action)
            known.append(opponents)
    return list(few.values())[:_MOST_ACTIONS]


def _against(stated: Sequence[StatedPartner], action: Action) -> list[StatedPartner]:
    return [one for one in stated if one.kind == "antagonist" and one.action == action]


def _along(stated: Sequence[StatedPartner], action: Action) -> list[StatedPartner]:
    return [one for one in stated if one.kind == "synergist" and one.action == action]


def _told(
    knowledge: Knowledge, muscle: Structure, action: Action, stated: Sequence[StatedPartner], *, is_first: bool
) -> Phrase:
    opposing, helping = _against(stated, action), _along(stated, action)
    against, along = _named(knowledge, muscle, opposing), _named(knowledge, muscle, helping)
    where, them = f"in {action_nouns([action])}", "them" if is_plural(muscle) else "it"
    opposed = f"{against.text} {_verb(knowledge, opposing, 'oppose')} {them}"
    if not (is_first and helping):
        before = is_first and not _is_even(knowledge, muscle)
        return Phrase(f"{opposed} {where}" if before else f"{where} {opposed}", against.statements)
    statements = (*along.statements, *against.statements)
    if _is_even(knowledge, muscle):
        works = f"{pronoun(muscle).lower()} {conjugated('work', muscle)} with {along.text}"
        return Phrase(f"{where} {works}, against {against.text}", statements)
    helped = f"{along.text} {_verb(knowledge, helping, 'help')} {them} {where}"
    return Phrase(f"{helped}, and {opposed}", statements)


def _is_even(knowledge: Knowledge, muscle: Structure) -> bool:
    group = knowledge.tree.parent(muscle.id)
    siblings = [child.id for child in knowledge.tree.children(group.id)] if group else [muscle.id]
    return siblings.index(muscle.id) % 2 == 0


def _named(knowledge: Knowledge, muscle: Structure, partners: Sequence[StatedPartner]) -> Phrase:
    """Name partners, neighbours first and weak ones last; what belongs to another one that is named is left out."""

    def rank(one: StatedPartner) -> tuple[bool, bool]:
        return _is_weak(knowledge, one), knowledge.structures[one.other].parent != muscle.parent

    in_order = sorted(partners, key=rank)
    others = list(dict.fromkeys(one.other for one in in_order))
    shown = [other for other in others if not _is_within(knowledge, other, others)]
    statements = dict.fromkeys(one.statement.id for one in in_order if one.other in shown[:_MOST_NAMES])
    return Phrase(_names(knowledge, shown[:_MOST_NAMES], len(shown)), tuple(statements))


def _is_weak(knowledge: Knowledge, one: StatedPartner) -> bool:
    """Whether the other one does it weakly, or in part."""
    if one.action is None:
        return False
    wanted = one.action.movement.id if one.kind == "synergist" else one.action.movement.opposite
    theirs = [action for action in knowledge.structures[one.other].actions if action.movement.id == wanted]
    same = [action for action in theirs if joints_overlap(knowledge, action.joint, one.action.joint)]
    return bool(same) and all(action.strength == "weak" or action.part for action in same)


def _is_within(knowledge: Knowledge, structure_id: str, others: Sequence[str]) -> bool:
    return any(place.id in others for place in knowledge.tree.ancestors(structure_id))


def _verb(knowledge: Knowledge, partners: Sequence[StatedPartner], stem: str) -> str:
    others = {one.other for one in partners}
    is_one = len(others) == 1 and not is_plural(knowledge.structures[min(others)])
    return f"{stem}s" if is_one else stem


def _names(knowledge: Knowledge, shown: Sequence[str], count: int) -> str:
    names = [spoken_name(knowledge.structures[other]) for other in shown]
    return listed(names) if len(shown) == count else f"{', '.join(names)} and others"


def _derived(knowledge: Knowledge, muscle: Structure) -> Phrase | None:
    """Name the muscles that do the opposite of the main actions; the sentence says that this is derived."""
    every = antagonists(knowledge, muscle.id)
    relations = [relation for relation in every if not (relation.is_weak or _is_conditional(relation))]
    joints = _one_joint_each([relation.action.joint for relation in relations])
    told = [_derived_at(knowledge, joint, relations) for joint in joints]
    if not told:
        return None
    statements = tuple(statement for phrase in told for statement in phrase.statements)
    others = {relation.other for relation in relations if set(relation.statements) <= set(statements)}
    is_one = len(others) == 1 and not is_plural(knowledge.structures[min(others)])
    whose = f"{possessive(muscle)} {'opponent is' if is_one else 'opponents are'}"
    text = f"Judged by the actions stated here, {whose} {'; '.join(phrase.text for phrase in told)}."
    return Phrase(text, statements)


def _is_conditional(relation: Relation) -> bool:
    """Whether the other muscle does it in some positions only."""
    return (relation.other_action.note or "").startswith(("with ", "when ", "from ", "if "))


def _one_joint_each(met: Sequence[Joint]) -> list[Joint]:
    """Return the first joints that are told; of the joints of toes one only."""
    joints: dict[str, Joint] = {}
    for joint in met:
        joints.setdefault(joint.moves if "toe" in joint.moves else joint.id, joint)
    return list(joints.values())[:_MOST_JOINTS]


def _derived_at(knowledge: Knowledge, joint: Joint, relations: Sequence[Relation]) -> Phrase:
    """Name the opponents at a joint, those first that oppose most of the actions there."""
    here = [relation for relation in relations if relation.action.joint == joint]
    times = Counter(relation.other for relation in here)
    others = sorted(times, key=lambda other: -times[other])
    shown = others[:_MOST_NAMES]
    text = f"{_names(knowledge, shown, len(others))} {_where(joint)}"
    return Phrase(text, tuple(i for relation in here if relation.other in shown for i in relation.statements))


def _where(joint: Joint) -> str:
    return at_joint(joint) if joint.is_joint else f"in moving {joint.moves}"
