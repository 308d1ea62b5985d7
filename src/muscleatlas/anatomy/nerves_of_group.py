"""Who in a group is supplied by what, as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.english import capitalised, listed, number_word
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.paragraph import Phrase
from muscleatlas.anatomy.relations import NerveShare, muscles_of, nerve_shares
from muscleatlas.anatomy.spoken import is_plural, members_noun, spoken_within
from muscleatlas.anatomy.structure import Innervation, Structure
from muscleatlas.anatomy.supply_phrases import is_several, nerve_names_listed

__all__ = ["all_of", "nerves_of_group"]

_MOST_NERVES = 4


@dataclass(frozen=True, slots=True)
class _Share:
    """Nerves, and the members that each of them supplies."""

    nerves: tuple[str, ...]
    members: tuple[str, ...]
    supplies: tuple[Innervation, ...]


def nerves_of_group(knowledge: Knowledge, group: Structure) -> Phrase | None:
    """Say who is supplied by what; None where an authored point of the group says so, or where it would be long."""
    muscles = muscles_of(knowledge, group.id)
    if len(muscles) < 2 or any("suppl" in point.text or "nerve" in point.text for point in group.points):
        return None
    shares = _same_members_together(nerve_shares(knowledge, group.id))
    if len(shares) > _MOST_NERVES:
        return None
    by_all = [share for share in shares if len(share.members) == len(muscles)]
    told = {member for share in by_all for member in share.members}
    clauses = [_all_clause(share, muscles) for share in by_all]
    for share in (others := shares[len(by_all) :]):
        clauses.append(_clause(knowledge, group, share, told, first=share is others[0]))
        told.update(share.members)
    return Phrase(f"{capitalised('; '.join(clauses))}.", tuple(one.id for share in shares for one in share.supplies))


def all_of(muscles: Sequence[Structure]) -> str:
    """Return "both" or "all three"."""
    return "both" if len(muscles) == 2 else f"all {number_word(len(muscles))}"


def _same_members_together(shares: Sequence[NerveShare]) -> list[_Share]:
    """Return the nerves that the same members have as one, those of most members first."""
    by_members: dict[frozenset[str], list[NerveShare]] = {}
    for share in shares:
        by_members.setdefault(frozenset(share.members), []).append(share)
    return [
        _Share(
            nerves=tuple(one.nerve.en for one in own),
            members=own[0].members,
            supplies=tuple(supply for one in own for supply in one.supplies),
        )
        for own in by_members.values()
    ]


def _all_clause(share: _Share, muscles: Sequence[Structure]) -> str:
    several = len(share.nerves) > 1 or is_several(share.nerves[0])
    return f"{nerve_names_listed(share.nerves)} {'supply' if several else 'supplies'} {all_of(muscles)} of them"


def _clause(knowledge: Knowledge, group: Structure, share: _Share, told: Collection[str], *, first: bool) -> str:
    """Return "soleus and plantaris are supplied by the tibial nerve"; the verb is said once."""
    members = [knowledge.structures[member] for member in share.members]
    names = listed([spoken_within(member, members_noun(group) or "") for member in members])
    alone = len(members) == 1 and not is_plural(members[0])
    also = "also" if set(share.members) <= set(told) else ""
    verb = ("is" if alone else "are", also, "supplied") if first else (also,)
    return " ".join(filter(None, [names, *verb, f"by {nerve_names_listed(share.nerves)}"]))
