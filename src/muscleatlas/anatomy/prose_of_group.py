"""The text of a group of muscles: its members, what they share, who is the exception."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from muscleatlas.anatomy.action_phrases import Deed, does
from muscleatlas.anatomy.english import capitalised, listed, number_word
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Paragraph, Phrase, joined_paragraph
from muscleatlas.anatomy.relations import NerveShare, SharedAction, muscles_of, nerve_shares, shared_actions
from muscleatlas.anatomy.spoken import is_plural, members_noun, spoken_name
from muscleatlas.anatomy.structure import Action, Structure
from muscleatlas.anatomy.supply_phrases import is_several

__all__ = ["group_lead", "group_paragraphs"]

_MOST_ACTIONS = 3
_MOST_NERVES = 4


def group_lead(knowledge: Knowledge, group: Structure) -> Paragraph:
    """Return one paragraph that counts and names the members and says what they share."""
    members = _members_sentence(knowledge, group)
    sentences = [members, *_shared_action_sentences(knowledge, group), _nerve_sentence(knowledge, group)]
    return joined_paragraph(sentences) or Paragraph(members.text, ())


def group_paragraphs(group: Structure) -> list[Paragraph]:
    """Return the authored points."""
    points = joined_paragraph([Phrase(point.text, (point.id,)) for point in group.points])
    return [points] if points else []


def _members_sentence(knowledge: Knowledge, group: Structure) -> Phrase:
    """Count and name the members of a group."""
    muscles = muscles_of(knowledge, group.id)
    count, noun = number_word(len(muscles)), members_noun(group)
    names = listed([_member(knowledge, child) for child in knowledge.tree.members(group.id)])
    if noun is None or noun.startswith(("parts of ", "heads of ")):
        whole, have = noun.split(" of ", 1)[1] if noun else spoken_name(group), "have" if is_plural(group) else "has"
        return Phrase(f"{capitalised(whole)} {have} {count} {'part' if len(muscles) == 1 else 'parts'}: {names}.")
    if noun.startswith("muscles of the "):
        holds = f"{capitalised(spoken_name(group))} holds {count} {'muscle' if len(muscles) == 1 else 'muscles'}"
        return Phrase(f"{holds}: {names}.")
    return Phrase(f"The {count} {noun} are {names}.")


def _member(knowledge: Knowledge, child: Structure) -> str:
    """Return a member by name; a group among the members with its own."""
    if child.kind != "group":
        return spoken_name(child)
    names = listed([spoken_name(muscle) for muscle in muscles_of(knowledge, child.id)])
    is_place = child.title.startswith("Muscles of ")
    return f"in {spoken_name(child)}, {names}" if is_place else f"{spoken_name(child)} ({names})"


def _shared_action_sentences(knowledge: Knowledge, group: Structure) -> list[Phrase]:
    """Say what all members do, or else all but one; who does it weakly or in part only is named."""
    muscles = muscles_of(knowledge, group.id)
    shares = shared_actions(knowledge, group.id) if len(muscles) > 1 else ()
    by_all = [share for share in shares if len(share.members) == len(muscles)][:_MOST_ACTIONS]
    if by_all:
        return [_deed_sentence(knowledge, capitalised(_all_of(muscles)), by_all)]
    nearly = [share for share in shares if len(muscles) > 2 and len(share.members) == len(muscles) - 1]
    missing = [muscle for muscle in muscles if nearly and muscle.id not in nearly[0].members]
    same = [share for share in nearly if share.members == nearly[0].members][:_MOST_ACTIONS]
    return [_deed_sentence(knowledge, f"All but {spoken_name(missing[0])}", same)] if missing else []


def _deed_sentence(knowledge: Knowledge, subject: str, shares: Sequence[SharedAction]) -> Phrase:
    deeds = does([Deed(share.joint, share.movement) for share in shares], plural=True)
    weakly = _named(knowledge, shares, lambda action: action.strength == "weak" and action.part is None)
    in_part = [
        f"{spoken_name(knowledge.structures[member])} with {_its(knowledge, member)} {listed(parts)} only"
        for member, parts in _partial(shares).items()
    ]
    limits = [*([f"{listed(weakly)} weakly"] if weakly else []), *in_part]
    statements = tuple(action.id for share in shares for action in share.actions)
    return Phrase(f"{subject} {deeds}{', ' if limits else ''}{listed(limits)}.", statements)


def _named(knowledge: Knowledge, shares: Sequence[SharedAction], holds: Callable[[Action], bool]) -> list[str]:
    """Return the members for whose every share in it this holds."""
    members = dict.fromkeys(member for share in shares for member in share.members)
    own = {member: [action for share in shares for action in share.of(member)] for member in members}
    return [spoken_name(knowledge.structures[member]) for member in members if any(map(holds, own[member]))]


def _partial(shares: Sequence[SharedAction]) -> dict[str, list[str]]:
    """Return the members that do it with parts of theirs only, and the parts."""
    parts: dict[str, list[str]] = {}
    for share in shares:
        for member in share.members:
            own = share.of(member)
            if all(action.part for action in own):
                parts[member] = list(dict.fromkeys([*parts.get(member, []), *(str(action.part) for action in own)]))
    return parts


def _nerve_sentence(knowledge: Knowledge, group: Structure) -> Phrase | None:
    """Say who is supplied by what, unless an authored point of the group says so."""
    muscles = muscles_of(knowledge, group.id)
    if len(muscles) < 2 or any("suppl" in point.text or "nerve" in point.text for point in group.points):
        return None
    shares = nerve_shares(knowledge, group.id)
    if len(shares[0].members) == len(muscles):
        shares = shares[:1]
        supply = "supply" if is_several(shares[0].nerve.en) else "supplies"
        text = f"the {shares[0].nerve.en} {supply} {_all_of(muscles)} of them"
    elif len(shares) <= _MOST_NERVES:
        text = "; ".join(_nerve_clause(knowledge, share, first=share is shares[0]) for share in shares)
    else:
        return None
    return Phrase(f"{capitalised(text)}.", tuple(supply.id for share in shares for supply in share.supplies))


def _nerve_clause(knowledge: Knowledge, share: NerveShare, *, first: bool) -> str:
    names = listed([spoken_name(knowledge.structures[member]) for member in share.members])
    alone = len(share.members) == 1 and not is_plural(knowledge.structures[share.members[0]])
    be = ("is" if alone else "are") if first else ""
    return " ".join(filter(None, [names, f"{be} supplied" if first else "", f"by the {share.nerve.en}"]))


def _its(knowledge: Knowledge, member: str) -> str:
    return "their" if is_plural(knowledge.structures[member]) else "its"


def _all_of(muscles: Sequence[Structure]) -> str:
    return "both" if len(muscles) == 2 else f"all {number_word(len(muscles))}"
