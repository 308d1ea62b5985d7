"""MA112: an attachment that the facts do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from muscleatlas.anatomy.structure import Attachment, Structure
from muscleatlas.content.faults import listed
from muscleatlas.content.lint.claims import Claim, claims, holders_of
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lexicon import Mention
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.related import is_related
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_VERBS = re.compile(
    r"\b(?:(?P<origin>(?:arises?|originates?|springs?|takes? (?:its|their) origin|begins?)(?: \w+ly)? (?:from|on|in)"
    r"|origins? (?:is|are|lies?) (?:on |at |in |from )?)"
    r"|(?P<insertion>(?:inserts?|ends?|is inserted|are inserted)(?: \w+ly)? (?:onto|on to|into|in|on|at|to)"
    r"|insertions? (?:is|are|lies?) (?:on |at |in )?))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(behind|below|above|near|beside|between|opposite|towards|over|under|by|with|in front|level|lateral to|"
    r"medial to|down|far|as|deep to|superficial to|where|which|whose|that|close|next|from|through|"
    r"along|across|joins?|runs?)\b"
)
_PAUSE = re.compile(r"[,;(]| and (?:the|a|on|from) ")


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    for claim in claims(entry, lore, verbs=_VERBS):
        role = "origins" if claim.verb["origin"] else "insertions"
        holders = holders_of(claim.subjects, lore)
        attachments = [one for holder in holders for one in getattr(holder, role)]
        if attachments:
            yield from _foreign(claim, holders, attachments, role, lore)


def _foreign(
    claim: Claim, holders: Sequence[Structure], attachments: Sequence[Attachment], role: str, lore: Lore
) -> Iterator[Fault]:
    told = " ".join(f"{one.on.en} {one.site} {one.note or ''}" for one in attachments)
    allowed = {one.on.id for one in attachments} | {
        identity for mention in lore.lexicon.mentions(told) if mention.noun == "bone" for identity in mention.ids
    }
    for bone in _bones(claim.said, lore):
        if not any(is_related(one, other, lore.knowledge.bones) for one in bone.ids for other in allowed):
            name = lore.knowledge.bones[bone.ids[0]].en
            verb, where = ("arises from", "origin") if role == "origins" else ("ends on", "insertion")
            yield Fault(
                f"{holders[0].names.en} {verb} another bone by the facts",
                where=claim.sentence.where,
                value=f"{claim.verb.group().strip()} … {name}",
                expected=f"{where}: {listed(list(dict.fromkeys(one.on.en for one in attachments)))}",
                hint="mend the text, or the facts if a source says so",
            )


def _bones(said: str, lore: Lore) -> Iterator[Mention]:
    """Yield the bones that are named as the place itself, not to say where on it or by what way."""
    for mention in lore.lexicon.mentions(said):
        before = _PAUSE.split(said[: mention.start])[-1]
        if mention.noun == "bone" and not _ASIDE.search(before):
            yield mention


RULE = Rule(
    code="MA112",
    title="An attachment that the facts do not have",
    why="Where a muscle begins and ends is the first thing that a reader learns by heart. Text and facts stand on one "
    "page, and one of them is wrong.",
    bad="Soleus inserts on the talus.",
    good="Soleus inserts on the calcaneus.",
    mend="Look the muscle up in a source. Then mend the text, or the origin or insertion in the file of the facts.",
    check=_check,
)
