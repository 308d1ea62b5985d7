"""What pages of movements, nerves, roots and bones are called: as a reader would ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from muscleatlas.anatomy.english import base_form
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.terms import Joint, Movement, Term

__all__ = [
    "asked_movements",
    "bone_title",
    "movement_name",
    "movement_noun",
    "nerve_title",
    "root_title",
    "spoken_term",
]

_PLURAL_WORDS = ("rami", "vertebrae", "phalanges")
_SINGULAR_ENDINGS = ("us", "is", "ss", "pelvis", "stapes")


def asked_movements(knowledge: Knowledge) -> Mapping[tuple[str, str], str]:
    """Return by joint and movement what a reader asks for, each different: ``flex the knee``."""
    return _asked(tuple(knowledge.joints.values()), tuple(knowledge.movements.values()))


@lru_cache(maxsize=4)
def _asked(joints: tuple[Joint, ...], movements: tuple[Movement, ...]) -> Mapping[tuple[str, str], str]:
    known = {joint.id: joint for joint in joints}
    pairs = [(known[id_], movement) for movement in movements for id_ in movement.joints if id_ in known]
    short = {(joint.id, movement.id): _phrase(joint, movement, place="") for joint, movement in pairs}
    uses = Counter(short.values())
    return {
        (joint.id, movement.id): short[joint.id, movement.id]
        if uses[short[joint.id, movement.id]] == 1
        else _phrase(joint, movement, place=f"at the {joint.short}" if joint.is_joint else "")
        for joint, movement in pairs
    }


def _phrase(joint: Joint, movement: Movement, *, place: str) -> str:
    """Return a movement as an order."""
    adverb = (movement.adverb or "").replace("its own", "their own")
    return " ".join(filter(None, [base_form(movement.verb), _target(joint, movement), adverb, place]))


def _target(joint: Joint, movement: Movement) -> str:
    """Return what is moved; a joint that people call by its place stands for what moves there."""
    is_called_so = joint.is_joint and "joint" not in joint.short
    names_joint = is_called_so or (movement.acts_on == "joint" and "joint" not in joint.short)
    return f"the {joint.short}" if names_joint else joint.moves


def movement_name(knowledge: Knowledge, joint: Joint, movement: Movement) -> str:
    """Return a movement as a noun, as short as it can be told apart.

    "flexion of the knee", "flexion of the great toe at the interphalangeal joint".
    """
    where = " at the " if asked_movements(knowledge)[joint.id, movement.id].endswith(f" at the {joint.short}") else ""
    return f"{movement.en} of {_target(joint, movement)}{where}{joint.short if where else ''}"


def movement_noun(joint: Joint, movement: Movement) -> str:
    """Return a movement as a noun with its place.

    "Flexion of the knee joint" for a joint, "Elevation of the hyoid bone" for what is none.
    """
    return f"{movement.en} {'at' if joint.is_joint else 'of'} the {joint.en}"


def nerve_title(en: str) -> str:
    """Return the title of a nerve's page.

    Examples
    --------
    >>> nerve_title("tibial nerve"), nerve_title("deep temporal nerves")
    ('Everything the tibial nerve moves', 'Everything the deep temporal nerves move')
    """
    return f"Everything the {en} {'move' if _is_plural(en) else 'moves'}"


def root_title(root: str) -> str:
    """Return the title of a root's page."""
    return f"What the root {root} moves"


def bone_title(bone: Term) -> str:
    """Return what a reader asks of a bone.

    "What attaches to the fibula", "What attaches to the fifth metatarsal".
    """
    return f"What attaches to {spoken_term(bone.en)}"


def spoken_term(en: str) -> str:
    """Return a term with its article."""
    return f"the {en}"


def _is_plural(en: str) -> bool:
    word = en.partition(" of ")[0].partition(" to ")[0].split()[-1]
    return word in _PLURAL_WORDS or (word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))
