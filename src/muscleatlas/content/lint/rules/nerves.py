"""MA113: a nerve that the facts do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.anatomy.structure import Structure
from muscleatlas.content.faults import listed
from muscleatlas.content.lint.claims import claims, holders_of
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lexicon import Mention
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.related import is_related
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_VERBS = re.compile(
    r"\b(?:(?:is |are )?(?:supplied|innervated|served) by|nerves? (?:is|are)|innervation (?:is|comes)|"
    r"nerve supply is)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\bthe (?:others?|rest|first|second|last|former|latter)\b")


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    for claim in claims(entry, lore, verbs=_VERBS):
        holders = holders_of(claim.subjects, lore)
        known = _known(holders, lore)
        for mention in _named(claim.said, lore) if any(holder.nerves for holder in holders) else ():
            if not _is_among(mention.ids, known, lore):
                yield Fault(
                    f"{holders[0].names.en} has another nerve by the facts",
                    where=claim.sentence.where,
                    value=f"{claim.verb.group()} … {lore.knowledge.nerves[mention.ids[0]].en}",
                    expected=listed(list(dict.fromkeys(one.nerve.en for holder in holders for one in holder.nerves))),
                    hint="mend the text, or the facts if a source says so",
                )


def _named(said: str, lore: Lore) -> list[Mention]:
    """Return the nerves that are named before another muscle is, or "the others"."""
    mentions = lore.lexicon.mentions(_OTHERS.split(said)[0])
    end = next((mention.start for mention in mentions if mention.noun == "structure"), len(said))
    return [mention for mention in mentions if mention.noun == "nerve" and mention.start < end]


def _known(holders: list[Structure], lore: Lore) -> set[str]:
    """Return the nerves of the facts, and those that their words name."""
    words = [one.varies or "" for holder in holders for one in holder.nerves]
    words += [point.text for holder in holders for point in holder.points]
    named = {i for mention in lore.lexicon.mentions("; ".join(words)) if mention.noun == "nerve" for i in mention.ids}
    return named | {one.nerve.id for holder in holders for one in holder.nerves}


def _is_among(ids: tuple[str, ...], known: set[str], lore: Lore) -> bool:
    nerves = lore.knowledge.nerves
    called = {_without_trunk(nerves[other].en) for other in known}
    return any(_without_trunk(nerves[one].en) in called for one in ids) or any(
        is_related(one, other, nerves) for one in ids for other in known
    )


def _without_trunk(name: str) -> str:
    """Return the name that a part of a nerve goes on under: "tibial part of the sciatic nerve" is the tibial nerve."""
    return name.split(" part of ", maxsplit=1)[0].removesuffix(" nerve")


RULE = Rule(
    code="MA113",
    title="A nerve that the facts do not have",
    why="A clinician finds the damaged nerve by the muscles that fail. A wrong nerve misleads.",
    bad="Fibularis longus is innervated by the tibial nerve.",
    good="Fibularis longus is innervated by the superficial fibular nerve.",
    mend="Look the muscle up in a source. Then mend the text, or the nerve in the file of the facts. A nerve that "
    "others name belongs into `varies`.",
    check=_check,
)
