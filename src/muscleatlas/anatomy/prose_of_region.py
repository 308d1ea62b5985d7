"""The text of a region or of the body: how its muscles are divided, and what each division does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from muscleatlas.anatomy.action_phrases import Deed, does
from muscleatlas.anatomy.english import base_form, capitalised, listed, number_word
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Paragraph, Phrase, joined_paragraph
from muscleatlas.anatomy.relations import SharedAction, joints_crossed, muscles_of, shared_actions
from muscleatlas.anatomy.spoken import is_plural, members_noun, spoken_name
from muscleatlas.anatomy.structure import Action, Structure
from muscleatlas.anatomy.terms import Joint

__all__ = ["region_lead", "region_paragraphs"]

_MOST_ACTIONS = 3
_LEAST_SHARE = 4
_MOST_MOVED = 4
_MOVED_BESIDE_JOINTS = ("the scapula", "the head")


def region_lead(knowledge: Knowledge, region: Structure) -> Paragraph:
    """Return one paragraph that counts the muscles and says how they are divided."""
    members = knowledge.tree.members(region.id)
    muscles = muscles_of(knowledge, region.id)
    count = f"{number_word(len(muscles))} {'muscle' if len(muscles) == 1 else 'muscles'}"
    shares = listed([_share(knowledge, member, region) for member in members])
    twice = _counted_twice(knowledge, members, len(muscles))
    if region.kind == "body":
        where = f", all in {spoken_name(members[0])}" if len(members) == 1 else f": {shares}"
        return Paragraph(f"The atlas shows {count}{where if members else ''}.{twice}", ())
    division = f": {shares}" if len(members) > 1 else ""
    return Paragraph(f"{capitalised(spoken_name(region))} has {count}{division}.{twice}", ())


def region_paragraphs(knowledge: Knowledge, region: Structure) -> list[Paragraph]:
    """Return what the muscles of each part do, and the authored points."""
    members = knowledge.tree.members(region.id)
    if region.kind == "body":
        parts: list[Phrase | None] = [Phrase(region_lead(knowledge, member).text) for member in members]
    else:
        parts = [_part_sentence(knowledge, member, region) for member in members]
    points = [Phrase(point.text, (point.id,)) for point in region.points]
    return [paragraph for paragraph in (joined_paragraph(parts), joined_paragraph(points)) if paragraph is not None]


def _counted_twice(knowledge: Knowledge, members: Sequence[Structure], count: int) -> str:
    """Say that the shares hold more than the whole, where a muscle is in two of them."""
    shares = sum(len(muscles_of(knowledge, member.id)) for member in members)
    return " What belongs to two of them is counted in both." if shares > count else ""


def _share(knowledge: Knowledge, child: Structure, region: Structure) -> str:
    """Return a part of a region with its number of muscles, "two in the lateral compartment"; a muscle by its name."""
    if child.kind == "muscle":
        return spoken_name(child)
    count, noun = number_word(len(muscles_of(knowledge, child.id))), _noun(child, region)
    return f"{count} in {noun.removeprefix('muscles of ')}" if noun.startswith("muscles of the ") else f"{count} {noun}"


def _noun(child: Structure, region: Structure) -> str:
    """Return what the muscles of a part are called within its region: "muscles of the lateral compartment"."""
    noun = members_noun(child) or f"parts of {spoken_name(child)}"
    return noun.removesuffix(f" of {spoken_name(region)}")


def _part_sentence(knowledge: Knowledge, part: Structure, region: Structure) -> Phrase | None:
    """Say what all muscles of a part do, and what most of them do."""
    muscles = muscles_of(knowledge, part.id)
    if not muscles:
        return None
    shares = [share for share in shared_actions(knowledge, part.id) if 2 * len(share.members) > len(muscles)]
    by_all = [share for share in shares if len(share.members) == len(muscles)][:_MOST_ACTIONS]
    by_most = _same_members([share for share in shares if share not in by_all])[: _MOST_ACTIONS - len(by_all)]
    deeds = [Deed(share.joint, share.movement) for share in by_all]
    more = [Deed(share.joint, share.movement) for share in by_most]
    noun, several = _noun(part, region), len(muscles) > 1
    plural = several or is_plural(muscles[0])
    subject = f"the {number_word(len(muscles))} {noun}" if several else spoken_name(muscles[0])
    if not shares:
        return _family_sentence(muscles, subject)
    clauses = [f"{subject} {does(deeds, plural=plural)}"] if deeds else []
    if more:
        some = number_word(len(by_most[0].members))
        who = f"{some} of them also" if deeds else f"{some} of {subject}"
        clauses.append(f"{who} {does(more, plural=True, told=deeds)}")
    statements = tuple(action.id for share in (*by_all, *by_most) for action in share.actions)
    return Phrase(f"{capitalised('; '.join(clauses))}.", statements)


def _same_members(shares: Sequence[SharedAction]) -> list[SharedAction]:
    """Return the shares that have the very members of the first."""
    return [share for share in shares if share.members == shares[0].members]


def _family_sentence(muscles: Sequence[Structure], subject: str) -> Phrase:
    """Say what most muscles do when all toes or fingers count as one, or else only what they move."""
    counted = _counted_actions(muscles)
    doers: dict[tuple[str, str], dict[str, list[Action]]] = {}
    for muscle, actions in counted.items():
        for action in (one for one in actions if not one.movement.adverb):
            key = (_moved_at(action.joint), action.movement.verb)
            doers.setdefault(key, {}).setdefault(muscle, []).append(action)
    (moved, verb), most = max(doers.items(), key=lambda item: len(item[1]), default=(("", ""), {}))
    if 2 * len(most) <= len(muscles):
        return Phrase(_what_is_moved(subject, list(counted.values())))
    who = subject if len(most) == len(muscles) else f"{number_word(len(most))} of {subject}"
    does_what = base_form(verb) if len(muscles) > 1 else verb
    statements = tuple(action.id for actions in most.values() for action in actions)
    return Phrase(f"{capitalised(who)} {does_what} {moved}.", statements)


def _counted_actions(muscles: Sequence[Structure]) -> dict[str, list[Action]]:
    """Return the actions by muscle that tell what is moved: on joints and on the scapula, or else on anything."""
    at_joints = any(joints_crossed(muscle) for muscle in muscles)
    return {
        muscle.id: [
            action
            for action in muscle.actions
            if not at_joints or action.joint.is_joint or action.joint.moves in _MOVED_BESIDE_JOINTS
        ]
        for muscle in muscles
    }


def _what_is_moved(subject: str, actions: Sequence[Sequence[Action]]) -> str:
    """Say what muscles move where that is little, or what at least a quarter of them do."""
    moved_by = [dict.fromkeys(_moved_at(action.joint) for action in each) for each in actions]
    times = Counter(moved for each in moved_by for moved in each if not moved.startswith("the shape "))
    wholes = Counter({moved: count for moved, count in times.items() if not _is_of_more(moved, times)})
    is_few = len(wholes) <= _MOST_MOVED
    often = [moved for moved, count in wholes.most_common() if is_few or _LEAST_SHARE * count >= len(actions)]
    shown = (often or list(wholes))[:_MOST_MOVED]
    verb = "moves" if len(actions) == 1 else "move" if len(shown) == len(wholes) else "move above all"
    return f"{capitalised(subject)} {verb} {listed(shown, last='and' if len(actions) == 1 else 'or')}."


def _is_of_more(moved: str, times: Counter[str]) -> bool:
    """Whether a thing is a part of a whole that as many muscles or more move: "the margin of the auricle"."""
    return any(moved.endswith(f" of {whole}") and times[whole] >= times[moved] for whole in times)


def _moved_at(joint: Joint) -> str:
    if "toe" in joint.moves:
        return "the toes"
    return "the fingers" if "finger" in joint.moves else joint.moves
