"""The closed vocabulary: what attachments, actions, nerves, arteries and placements may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Joint", "Layer", "Movement", "Nerve", "Term"]


@dataclass(frozen=True, slots=True)
class Term:
    """A bone, a tissue that muscles attach to, or an artery.

    Attributes
    ----------
    id
        Key in the vocabulary file: ``medial-cuneiform``.
    vocabulary
        The file that holds it, "bones", "tissues" or "arteries"; "structures" for a muscle that another one names.
    en, la
        English and Latin name, without article.
    fma, ta2
        Ids in the Foundational Model of Anatomy and Terminologia Anatomica 2, as digits; None where not known.
    parent
        The term that it is a part or a branch of.
    kind
        "bone", "sesamoid", "artery", or for tissues "tendon", "fascia" …
    region
        The region of the body that it belongs to.
    adjective
        For bones: "iliac".
    others
        Names in further languages by language code, the preferred one first.
    """

    id: str
    vocabulary: str
    en: str
    la: str | None = None
    fma: str | None = None
    ta2: int | None = None
    parent: str | None = None
    kind: str | None = None
    region: str | None = None
    adjective: str | None = None
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint, or another place that muscles act on.

    Attributes
    ----------
    short
        What one says after "at the": "ankle", "interphalangeal joints".
    moves
        What muscles move there, with its article: "the foot".
    bones
        Ids of the bones that meet there.
    parent
        The group of joints that it belongs to.
    is_joint
        False for arches, floors and tracts, which muscles act on without turning anything.
    """

    id: str
    en: str
    la: str | None
    fma: str | None
    ta2: int | None
    short: str
    moves: str
    bones: tuple[str, ...]
    parent: str | None
    is_joint: bool

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement.

    Attributes
    ----------
    en
        The noun: "plantarflexion".
    verb, adverb
        Third person singular, and what follows the object: "tilts" … "forwards".
    acts_on
        What the verb takes as object: the "part" that moves ("flexes the leg"), or the "joint" ("steadies the hip").
    opposite
        Id of the movement that undoes it; None where nothing does.
    joints
        Ids of the joints where it may be said.
    """

    id: str
    en: str
    verb: str
    adverb: str | None
    acts_on: Literal["part", "joint"]
    opposite: str | None
    joints: tuple[str, ...]

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Nerve:
    """A nerve or plexus.

    Attributes
    ----------
    roots
        Every spinal root that it may carry, in order; empty where not told.
    parent
        Id of the nerve or plexus that it leaves.
    """

    id: str
    en: str
    la: str | None
    fma: str | None
    ta2: int | None
    roots: tuple[str, ...]
    parent: str | None

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer, a compartment or another place that fasciae or neighbours make, and that muscles lie in.

    Attributes
    ----------
    en
        The noun without its article: "superficial part of the posterior compartment of the leg".
    kind
        "layer", "compartment", "pouch" or "group".
    parent
        Id of the layer or compartment that it is a part of.
    rank
        Which one it is of the layers of its parent, from the surface on; None where they have no order.
    holds
        Ids of the places of the tree whose muscles all lie in it.
    """

    id: str
    en: str
    la: str | None
    fma: str | None
    ta2: int | None
    kind: Literal["layer", "compartment", "pouch", "group"]
    parent: str | None
    rank: int | None
    holds: tuple[str, ...]

    def __str__(self) -> str:
        return self.en
