"""MA101: a text that describes another structure than the one it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.portraits import Likeness
from muscleatlas.content.lint.rule import Fault, Rule
from muscleatlas.content.lint.words import root_of, words_of

__all__ = ["RULE"]

_LEAST_LEAD_BITS = 9.0
_LEAST_LEAD_OF_MEMBER_BITS = 30.0
_LEAST_LEAD_OF_GROUP_BITS = 15.0
_LEAST_SHARE = 0.1
_LEAST_SHARE_OF_GROUP = 0.25
_NEARLY = 0.8


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    prose = entry.prose
    if entry.structure is None or not prose.strip():
        return
    ranked = lore.portraits.likenesses(prose)
    own = next((one.bits for one in ranked if one.structure == entry.structure.id), 0.0)
    likeliest = ranked[0] if ranked else Likeness(entry.structure.id, 0.0)
    if not _is_elsewhere(entry.structure, likeliest, own, prose, lore):
        return
    other = _whole(likeliest, ranked, prose, lore)
    where = next(passage.where(0) for passage in entry.passages if passage.is_prose)
    yield Fault(
        f"the text describes {other.names.en!r}, not {entry.structure.names.en!r}",
        where=where,
        value=f"{_telling(prose, other, entry.structure, lore)} ({likeliest.bits:.0f} bits against {own:.0f})",
        expected=f"a text about {entry.structure.names.en!r}",
        hint=f"move this text to {other.permalink}, and write one for {entry.structure.permalink}",
    )


def _is_elsewhere(place: Structure, likeliest: Likeness, own: float, prose: str, lore: Lore) -> bool:
    """Whether a text is clearly another's; a group and its members may speak of each other."""
    if likeliest.structure == place.id:
        return False
    least = max(_LEAST_LEAD_BITS, _LEAST_SHARE * likeliest.bits)
    if likeliest.structure in {above.id for above in lore.knowledge.tree.ancestors(place.id)}:
        least = max(_LEAST_LEAD_OF_GROUP_BITS, _LEAST_SHARE_OF_GROUP * likeliest.bits)
    below = {member.id for member in lore.knowledge.tree.members_below(place.id)}
    if likeliest.structure in below:
        named = {i for one in lore.lexicon.mentions(prose) if one.noun == "structure" for i in one.ids} & below
        least = max(_LEAST_LEAD_OF_MEMBER_BITS, least)
        return likeliest.bits - own >= least and len(named) < 2
    return likeliest.bits - own >= least


def _whole(likeliest: Likeness, ranked: tuple[Likeness, ...], prose: str, lore: Lore) -> Structure:
    """Return what the text describes; of a head and its muscle the muscle, where it is hardly less likely."""
    found = lore.knowledge.tree.get(likeliest.structure)
    parent = lore.knowledge.tree.parent(found.id)
    near = {one.structure for one in ranked if one.bits >= _NEARLY * likeliest.bits}
    is_named = any(found.id in mention.ids for mention in lore.lexicon.mentions(prose))
    return parent if parent and found.kind == "head" and parent.id in near and not is_named else found


def _telling(prose: str, other: Structure, place: Structure, lore: Lore) -> str:
    """Return the words, as they are written, that give the text away."""
    roots = lore.portraits.telling_words(prose, of=other.id, rather_than=place.id)
    written = {root_of(part): part for word in reversed(words_of(prose)) for part in word.split("-")}
    return ", ".join(repr(written[root]) for root in roots if root in written)


RULE = Rule(
    code="MA101",
    title="A text that describes another structure",
    why="A text under a wrong title is right in every sentence, so no reader notices, and all of them learn it wrong. "
    "Its words are held against the facts of every structure; the one whose facts fit best is what it is about.",
    bad="Under the title *Lateral compartment of the leg*: Gastrocnemius arises from the condyles of the femur and "
    "ends on the calcaneus.",
    good="Under the title *Lateral compartment of the leg*: Both fibular muscles evert the foot; their tendons pass "
    "behind the lateral malleolus.",
    mend="Move the text to the page that the finding names, and write one that speaks of this place. If the text is "
    "about a neighbour on purpose, say so under `lint:`.",
    check=_check,
)
