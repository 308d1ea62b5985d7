"""The text of a group of muscles: its members, what they share, who is the exception."""

from __future__ import annotations

import re
from collections.abc import Sequence

from muscleatlas.anatomy.action_phrases import Deed, does
from muscleatlas.anatomy.english import capitalised, listed, number_word
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.nerves_of_group import all_of, nerves_of_group
from muscleatlas.anatomy.paragraph import Paragraph, Phrase, joined_paragraph
from muscleatlas.anatomy.relations import SharedAction, muscles_of, shared_actions
from muscleatlas.anatomy.spoken import is_plural, members_noun, possessive, spoken_name, spoken_within
from muscleatlas.anatomy.structure import Structure

__all__ = ["group_lead", "group_paragraphs"]

_MOST_ACTIONS = 3
_PART = re.compile(r"\b(heads?|parts?|bell(?:y|ies)|fibres|slips?)\b")


def group_lead(knowledge: Knowledge, group: Structure) -> Paragraph:
    """Return one paragraph that counts and names the members and says what they share."""
    members = _members_sentence(knowledge, group)
    sentences = [members, *_shared_action_sentences(knowledge, group), nerves_of_group(knowledge, group)]
    return joined_paragraph(sentences) or Paragraph(members.text, ())


def group_paragraphs(group: Structure) -> list[Paragraph]:
    """Return the authored points."""
    points = joined_paragraph([Phrase(point.text, (point.id,)) for point in group.points])
    return [points] if points else []


def _members_sentence(knowledge: Knowledge, group: Structure) -> Phrase:
    """Count and name the members of a group."""
    muscles = muscles_of(knowledge, group.id)
    count, noun = number_word(len(muscles)), members_noun(group)
    names = listed([_member(knowledge, child, group) for child in knowledge.tree.members(group.id)])
    if noun is None or noun.startswith(("parts of ", "heads of ")):
        whole, have = noun.split(" of ", 1)[1] if noun else spoken_name(group), "have" if is_plural(group) else "has"
        return Phrase(f"{capitalised(whole)} {have} {count} {'part' if len(muscles) == 1 else 'parts'}: {names}.")
    if noun.startswith("muscles of the "):
        holds = f"{capitalised(spoken_name(group))} holds {count} {'muscle' if len(muscles) == 1 else 'muscles'}"
        return Phrase(f"{holds}: {names}.")
    return Phrase(f"The {count} {noun} are {names}.")


def _member(knowledge: Knowledge, child: Structure, group: Structure) -> str:
    """Return a member by name; a group among the members with its own."""
    if child.kind != "group":
        return _within(child, group)
    names = listed([_within(muscle, group) for muscle in muscles_of(knowledge, child.id)])
    is_place = child.title.startswith("Muscles of ")
    return f"in {spoken_name(child)}, {names}" if is_place else f"{spoken_name(child)} ({names})"


def _within(muscle: Structure, group: Structure) -> str:
    return spoken_within(muscle, members_noun(group) or "")


def _shared_action_sentences(knowledge: Knowledge, group: Structure) -> list[Phrase]:
    """Say what all members do, or else all but one; who does it weakly or in part only is named."""
    muscles = muscles_of(knowledge, group.id)
    shares = shared_actions(knowledge, group.id) if len(muscles) > 1 else ()
    by_all = [share for share in shares if len(share.members) == len(muscles)][:_MOST_ACTIONS]
    if by_all:
        return [_deed_sentence(knowledge, group, capitalised(all_of(muscles)), by_all)]
    nearly = [share for share in shares if len(muscles) > 2 and len(share.members) == len(muscles) - 1]
    missing = [muscle for muscle in muscles if nearly and muscle.id not in nearly[0].members]
    same = [share for share in nearly if share.members == nearly[0].members][:_MOST_ACTIONS]
    return [_deed_sentence(knowledge, group, f"All but {_within(missing[0], group)}", same)] if missing else []


def _deed_sentence(knowledge: Knowledge, group: Structure, subject: str, shares: Sequence[SharedAction]) -> Phrase:
    weak = _weak_members(shares)
    all_weak = set(weak) == set(shares[0].members)
    deeds = does([Deed(share.joint, share.movement, is_weak=all_weak) for share in shares], plural=True)
    statements = tuple(action.id for share in shares for action in share.actions)
    partial = _partial(shares)
    if any(not _PART.search(part) for parts in partial.values() for part in parts):
        return Phrase(f"{subject} {deeds}, though not all with all their parts.", statements)
    weakly = [_within(knowledge.structures[member], group) for member in weak if not all_weak]
    in_part = [
        f"{_within(whole, group)} with {possessive(whole)} {listed(parts)} only"
        for whole, parts in ((knowledge.structures[member], parts) for member, parts in partial.items())
    ]
    limits = [*([f"{listed(weakly)} weakly"] if weakly else []), *in_part]
    return Phrase(f"{subject} {deeds}{', ' if limits else ''}{listed(limits)}.", statements)


def _weak_members(shares: Sequence[SharedAction]) -> list[str]:
    """Return the members that do one of it weakly as a whole."""
    members = dict.fromkeys(member for share in shares for member in share.members)
    own = {member: [action for share in shares for action in share.of(member)] for member in members}
    return [member for member in members if any(act.strength == "weak" and act.part is None for act in own[member])]


def _partial(shares: Sequence[SharedAction]) -> dict[str, list[str]]:
    """Return the members that do it with parts of theirs only, and the parts."""
    parts: dict[str, list[str]] = {}
    for share in shares:
        for member in share.members:
            own = share.of(member)
            if all(action.part for action in own):
                parts[member] = list(dict.fromkeys([*parts.get(member, []), *(str(action.part) for action in own)]))
    return parts
