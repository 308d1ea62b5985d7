"""Actions as parts of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.english import base_form, listed
from muscleatlas.anatomy.structure import Action
from muscleatlas.anatomy.terms import Joint, Movement

__all__ = ["Deed", "action_nouns", "at_joint", "deed_of", "does"]

# fmt: off
_ADVERBIAL_STARTS = (
    "with", "from", "when", "through", "by", "against", "away", "in", "as", "for", "if", "after", "during", "while",
    "on", "at", "to", "without", "only", "towards", "together",
)
# fmt: on
_COMMA_STARTS = ("which", "where", "above", "especially", "chiefly", "mainly", "holding", "so")
_MOST_NOUNS = 2


@dataclass(frozen=True, slots=True)
class Deed:
    """A movement at a joint, as it is to be told.

    Attributes
    ----------
    note
        A phrase or clause that follows.
    is_weak
        Whether it is done weakly.
    """

    joint: Joint
    movement: Movement
    note: str | None = None
    is_weak: bool = False

    @property
    def target(self) -> str:
        """What is acted on, with its article."""
        names_joint = self.movement.acts_on == "joint" and "joint" not in self.joint.short
        return f"the {self.joint.short}" if names_joint else self.joint.moves

    @property
    def place(self) -> str:
        """What follows "at the"; empty where the target says it all."""
        return self.joint.short if self.joint.is_joint and self.movement.acts_on == "part" else ""

    @property
    def is_plain(self) -> bool:
        """Whether a verb is all that it needs."""
        return not (self.note or self.is_weak or self.movement.adverb)


def deed_of(action: Action) -> Deed:
    """Return what a statement says is done; the part that does it is left out."""
    return Deed(action.joint, action.movement, action.note, action.strength == "weak")


def does(deeds: Sequence[Deed], *, plural: bool, told: Sequence[Deed] = ()) -> str:
    """Return what is done, from the verb on: "everts the foot at the subtalar joint and plantarflexes it at the ankle".

    Parameters
    ----------
    deeds
        Of one subject; those with one target at one place are told together.
    plural
        Whether the subject is plural.
    told
        Deeds that the text before has told; their places are not named again.
    """
    known = {(deed.target, deed.place) for deed in told}
    pieces: list[str] = []
    last_target = ""
    for group, places in _by_place(deeds):
        shown = () if (group[0].target, places[0]) in known else tuple(filter(None, places))
        for number, run in enumerate(_runs(group)):
            target = group[0].target
            pieces.append(
                _verb_phrase(run, _pronoun(target) if target == last_target else target, shown, plural=plural)
            )
            last_target, shown = target, () if number == 0 else shown
    return listed(_same_verb_once(pieces))


def _same_verb_once(pieces: list[str]) -> list[str]:
    """Return two pieces that say one verb of two things as one: "steadies the cervical spine and the lumbar spine"."""
    if len(pieces) != 2 or any(" and " in piece or "," in piece or " at " in piece for piece in pieces):
        return pieces
    (verb, _, first), (other_verb, _, second) = (piece.partition(" the ") for piece in pieces)
    return [f"{verb} the {first} and the {second}"] if verb == other_verb and first and second else pieces


def action_nouns(actions: Sequence[Action]) -> str:
    """Return the first actions as nouns: "eversion at the subtalar joint and plantarflexion at the ankle"."""
    nouns: dict[str, list[str]] = {}
    for action in actions:
        where = f"of {action.joint.moves}" if "phalangeal" in action.joint.short else at_joint(action.joint)
        if action.movement.acts_on == "joint":
            where = f"of {deed_of(action).target}"
        names = nouns.setdefault(where, [])
        names += [action.movement.en] if action.movement.en not in names else []
    parts = _alike_merged(list(nouns.items())[:_MOST_NOUNS])
    return ", and ".join(parts) if any(" and " in part for part in parts) else listed(parts)


def _alike_merged(nouns: list[tuple[str, list[str]]]) -> list[str]:
    """Return "flexion at the elbow" and the like; what is the same at two places is said once."""
    (where, names), *more = nouns
    if len(more) == 1 and more[0][1] == names and where.split(" ")[0] == more[0][0].split(" ")[0]:
        spines = all(place.endswith(" spine") for place in (where, more[0][0]))
        places = f"{where.removesuffix(' spine')} and {more[0][0].removeprefix('at the ')}"
        return [f"{listed(names)} {places if spines else f'{where} and {more[0][0]}'}"]
    return [f"{listed(own)} {at}" for at, own in nouns]


def at_joint(joint: Joint) -> str:
    """Return the place after a noun: "at the ankle", "of the transverse arch of the foot"."""
    if not joint.is_joint:
        return f"of {joint.moves}"
    return f"at the {joint.short if 'phalangeal' not in joint.short else joint.en}"


def _by_place(deeds: Sequence[Deed]) -> list[tuple[list[Deed], list[str]]]:
    """Return deeds with one target at one place together; the same done at several places of one target is one."""
    by_place: dict[tuple[str, str], list[Deed]] = {}
    for deed in deeds:
        by_place.setdefault((deed.target, deed.place), []).append(deed)
    merged: list[tuple[list[Deed], list[str]]] = []
    for (target, place), group in by_place.items():
        if merged and merged[-1][0][0].target == target and _what(merged[-1][0]) == _what(group):
            merged[-1][1].append(place)
        else:
            merged.append((group, [place]))
    return merged


def _what(deeds: Sequence[Deed]) -> list[tuple[str, str | None, bool]]:
    return [(deed.movement.id, deed.note, deed.is_weak) for deed in deeds]


def _runs(deeds: Sequence[Deed]) -> list[list[Deed]]:
    """Return plain neighbours together, and every other deed alone."""
    runs: list[list[Deed]] = []
    for deed in deeds:
        if runs and deed.is_plain and runs[-1][-1].is_plain:
            runs[-1].append(deed)
        else:
            runs.append([deed])
    return runs


def _verb_phrase(run: Sequence[Deed], target: str, places: Sequence[str], *, plural: bool) -> str:
    """Return verbs, target, adverbs, place and note of a run, in this order."""
    verbs = [base_form(deed.movement.verb) if plural else deed.movement.verb for deed in run]
    verb, adverb = listed(verbs), run[0].movement.adverb or ""
    if plural:
        adverb = adverb.replace("its own", "their own")
    if run[0].is_weak:
        before, _, core = verb.rpartition(" ")
        verb, adverb = f"weakly {core}", " ".join(filter(None, [before, adverb]))
    at = f"at the {_places_listed(places)}" if places else ""
    return " ".join(filter(None, [verb, target, adverb, at])) + _note(run[0].note)


def _places_listed(places: Sequence[str]) -> str:
    """Return joints as a list: "distal interphalangeal and metatarsophalangeal joints"."""
    stems = [re.sub(r" joints?$", "", place) for place in places]
    if len(places) > 1 and all(stem != place for stem, place in zip(stems, places, strict=True)):
        return f"{listed(stems)} joints"
    return listed(list(places))


def _note(note: str | None) -> str:
    if not note:
        return ""
    first = note.split(" ")[0]
    if first in _COMMA_STARTS:
        return f", {note}"
    return f" {note}" if first in _ADVERBIAL_STARTS else f" ({note})"


def _pronoun(target: str) -> str:
    is_plural = target.endswith("s") and not target.endswith(("us", "is", "stapes"))
    return "them" if is_plural else "it"
