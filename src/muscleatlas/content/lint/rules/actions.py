"""MA114: an action that the facts do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muscleatlas.anatomy.structure import Action
from muscleatlas.content.faults import listed
from muscleatlas.content.lint.claims import Claim, claims, holders_of
from muscleatlas.content.lint.entry import Entry
from muscleatlas.content.lint.lore import Lore
from muscleatlas.content.lint.related import is_related
from muscleatlas.content.lint.rule import Fault, Rule

__all__ = ["RULE"]

_MOVEMENTS = {
    "plantarflexion": r"plantar[- ]?flex(?:es|ion)?",
    "dorsiflexion": r"dorsi[- ]?flex(?:es|ion)?",
    "flexion": r"(?<!lateral )flex(?:es|ion)?",
    "extension": r"exten(?:ds?|sion)",
    "abduction": r"abduct(?:s|ion)?",
    "adduction": r"adduct(?:s|ion)?",
    "inversion": r"inver(?:ts?|sion)",
    "eversion": r"ever(?:ts?|sion)",
    "medial-rotation": r"(?:medial|internal) rotation|(?:medially|internally) rotates?",
    "lateral-rotation": r"(?:lateral|external) rotation|(?:laterally|externally) rotates?",
    "pronation": r"pronat(?:es?|ion)",
    "supination": r"supinat(?:es?|ion)",
}
_VERBS = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name.replace('-', '_')}>{word})" for name, word in _MOVEMENTS.items()) + r")\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:with|when|while|if|during|in|after|against|from|limits?|resists?|prevents?|checks?|opposes?|allow|full|"
    r"tested|by|for|as|than|without|between|under|of|on|under|until|before|through|were|be)(?: [\w-]+){0,3}$"
)
_PART = re.compile(r"^\s*(?:of )?(the \w+)")
_SAME_PART = re.compile(r"^ (?:it|them)\b")
_LEADS_ON = re.compile(r"(?:,| and| or| weakly| also)* ?")
_PAUSE = re.compile(r"[,(]|\b(?:when|with|while|if|from|against|which|so|as|after|by|but|in|during|for|to)\b")


def _check(entry: Entry, lore: Lore) -> Iterator[Fault]:
    told = list(claims(entry, lore, verbs=_VERBS))
    joints = [_joints(claim, lore) for claim in told]
    for place, claim in enumerate(told):
        at = joints[place] or _joints_beside(told, joints, place, lore)
        if at and not _ASIDE.search(claim.verb.string[: claim.verb.start()].rstrip()):
            yield from _denied(claim, at, lore)


def _joints_beside(told: list[Claim], joints: list[set[str]], place: int, lore: Lore) -> set[str]:
    """Return the joints of the verb before for "rotates it", and of the verb after for "flexes and adducts the arm"."""
    said = told[place].said
    if _SAME_PART.match(said) and place and told[place - 1].sentence == told[place].sentence:
        before = joints[place - 1] or _joints_beside(told, joints, place - 1, lore)
        moved = {lore.knowledge.joints[joint].moves for joint in before}
        return {joint.id for joint in lore.knowledge.joints.values() if joint.moves in moved}
    beside = range(place + 1, len(told))
    if _LEADS_ON.fullmatch(said) and beside and told[place + 1].sentence == told[place].sentence:
        return joints[place + 1] or _joints_beside(told, joints, place + 1, lore)
    return set()


def _joints(claim: Claim, lore: Lore) -> set[str]:
    """Return the joints that a movement is said of: the joint named, or those that move the part named."""
    said = _PAUSE.split(claim.said)[0]
    named = {i for mention in lore.lexicon.mentions(said) if mention.noun == "joint" for i in mention.ids}
    part = _PART.match(said)
    joints = lore.knowledge.joints
    return named or {joint.id for joint in joints.values() if part and joint.moves == part[1]}


def _denied(claim: Claim, joints: set[str], lore: Lore) -> Iterator[Fault]:
    movement = str(claim.verb.lastgroup).replace("_", "-")
    holders = holders_of(claim.subjects, lore)
    actions = [action for holder in holders for action in holder.actions]
    here = [one for one in actions if any(is_related(one.joint.id, joint, lore.knowledge.joints) for joint in joints)]
    opposite = lore.knowledge.movements[movement].opposite
    says_opposite = any(one.movement.id == opposite for one in here)
    if any(one.movement.id == movement for one in here) or not (says_opposite or (actions and not here)):
        return
    name = lore.knowledge.joints[min(joints)].short
    does = "does the opposite" if says_opposite else "does not act"
    yield Fault(
        f"{holders[0].names.en} {does} at the {name} by the facts",
        where=claim.sentence.where,
        value=f"{claim.verb.group()}{_PAUSE.split(claim.said)[0]}".strip(),
        expected=_told(here or actions),
        hint="mend the text, or the facts if a source says so",
    )


def _told(actions: list[Action]) -> str:
    return listed(list(dict.fromkeys(f"{action.movement.en} at the {action.joint.short}" for action in actions))[:6])


RULE = Rule(
    code="MA114",
    title="An action that the facts do not have",
    why="An action told the wrong way round is the most harmful slip of the pen: it reads as well as the truth.",
    bad="Soleus dorsiflexes the foot at the ankle.",
    good="Soleus plantarflexes the foot at the ankle.",
    mend="Look the muscle up in a source. Then mend the text, or the action in the file of the facts.",
    check=_check,
)
