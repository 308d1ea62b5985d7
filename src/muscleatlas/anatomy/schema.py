"""The shape of the data files: what keys an entry may have, and of what kind its values are."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

__all__ = [
    "ActionEntry",
    "ArteryEntry",
    "AttachmentEntry",
    "BoneEntry",
    "CitationEntry",
    "InnervationEntry",
    "JointEntry",
    "LanguageEntry",
    "LayerEntry",
    "MovementEntry",
    "NamesEntry",
    "NerveEntry",
    "PartnerEntry",
    "PlacementEntry",
    "PointEntry",
    "StatementEntry",
    "StructureEntry",
    "SupplyEntry",
    "TissueEntry",
]

_SPINE = (("C", 8), ("T", 12), ("L", 5), ("S", 5), ("Co", 1))
_ROOTS = tuple(f"{letter}{number}" for letter, count in _SPINE for number in range(1, count + 1))


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_citations(value: object) -> object:
    """Return sources as a list of mappings; a key alone is a recalled one."""
    items = value if isinstance(value, list) else [value]
    return [{"cite": item, "how": "recalled"} if isinstance(item, str) else item for item in items]


def _spinal_root(root: str) -> str:
    if root not in _ROOTS:
        raise ValueError(f"{root!r} is no spinal root|C1–C8, T1–T12, L1–L5, S1–S5 or Co1")
    return root


def _in_order(roots: list[str]) -> list[str]:
    ranks = [_ROOTS.index(root) for root in roots]
    if ranks != sorted(set(ranks)):
        right = ", ".join(sorted(set(roots), key=_ROOTS.index))
        raise ValueError(f"roots are out of order or given twice|{right}")
    return roots


def _fma_digits(value: object) -> object:
    return str(value).removeprefix("FMA").removeprefix(":") if isinstance(value, int | str) else value


def _sentence(text: str) -> str:
    if not (text[:1].isupper() or text[:1].isdigit()) or text[-1:] not in ".!?":
        raise ValueError("a point is written in full sentences|a capital at the beginning and a full stop at the end")
    return text


def _phrase(text: str) -> str:
    if text.endswith("."):
        raise ValueError("a full stop ends a phrase that goes into the middle of a sentence|no full stop")
    return text


Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(?:.*\S)?$")]
Phrase = Annotated[Text, AfterValidator(_phrase)]
Sentences = Annotated[Text, AfterValidator(_sentence)]
Missable = Literal[
    "la", "ids", "origins", "insertions", "actions", "nerves", "arteries", "antagonists", "synergists", "layers"
]
Texts = Annotated[list[Text], BeforeValidator(_as_list)]
Names = Annotated[list[Text], Field(min_length=1), BeforeValidator(_as_list)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Roots = Annotated[list[Annotated[str, AfterValidator(_spinal_root)]], AfterValidator(_in_order)]
Fma = Annotated[str, StringConstraints(pattern=r"^[0-9]{3,6}$"), BeforeValidator(_fma_digits)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class CitationEntry(_Entry):
    """One source of a statement."""

    cite: Text
    how: Literal["read", "recalled"]
    where: Text | None = None


Sources = Annotated[list[CitationEntry], BeforeValidator(_as_citations)]


class StatementEntry(_Entry):
    """Anything that may carry sources."""

    source: Sources | None = None


class NamesEntry(_Entry):
    """The names of a structure."""

    en: Text
    la: Text | None = None
    synonyms: Texts = []
    shared: Texts = []
    abbreviations: Texts = []
    others: dict[Key, Texts] = {}


class AttachmentEntry(StatementEntry):
    """An origin or an insertion."""

    on: Key
    site: Phrase | None = None
    of: Phrase | None = None
    note: Phrase | None = None


class ActionEntry(StatementEntry):
    """An action at a joint."""

    joint: Key
    movement: Key
    part: Phrase | None = None
    note: Phrase | None = None
    strength: Literal["weak", "main"] | None = None


class InnervationEntry(StatementEntry):
    """A nerve and the roots that it brings."""

    nerve: Key
    roots: Roots
    of: Phrase | None = None
    varies: Text | None = None


class SupplyEntry(StatementEntry):
    """An artery."""

    artery: Key
    of: Phrase | None = None


class PartnerEntry(StatementEntry):
    """Another structure that opposes or helps; its id is the key, ``actions`` are keys of the actions concerned."""

    actions: Annotated[list[Key], BeforeValidator(_as_list)] = []
    note: Phrase | None = None


class PlacementEntry(StatementEntry):
    """A layer or compartment that the muscle lies in."""

    layer: Key
    of: Phrase | None = None
    note: Phrase | None = None


class PointEntry(StatementEntry):
    """An authored fact of interest; ``about: variation`` marks how people differ."""

    text: Sentences
    about: Literal["variation"] | None = None


class LanguageEntry(_Entry):
    """The file of a language: names of structures and bones by their ids, the preferred one first."""

    source: Sources
    structures: dict[Key, Names] = {}
    bones: dict[Key, Names] = {}


class StructureEntry(StatementEntry):
    """A place of the atlas."""

    kind: Literal["body", "region", "group", "muscle", "head"]
    parent: Key | None = None
    permalink: Text
    redirects: Texts = []
    also_in: Annotated[list[Key], BeforeValidator(_as_list)] = []
    title: Text | None = None
    views: Literal["limb", "foot", "both-sides"] | None = None
    children: list[Key] = []
    names: NamesEntry
    ta2: Annotated[list[int], BeforeValidator(_as_list)] = []
    fma: Annotated[list[Fma], BeforeValidator(_as_list)] = []
    origins: dict[Key, AttachmentEntry] = {}
    insertions: dict[Key, AttachmentEntry] = {}
    actions: dict[Key, ActionEntry] = {}
    nerves: dict[Key, InnervationEntry] = {}
    arteries: dict[Key, SupplyEntry] = {}
    antagonists: dict[Key, PartnerEntry] = {}
    synergists: dict[Key, PartnerEntry] = {}
    layers: dict[Key, PlacementEntry] = {}
    points: dict[Key, PointEntry] = {}
    missing: dict[Missable, Phrase] = {}


class _TermEntry(_Entry):
    en: Text
    la: Text | None = None
    fma: Fma | None = None
    ta2: int | None = None


class BoneEntry(_TermEntry):
    """A bone, or a group of bones."""

    kind: Literal["bone", "sesamoid"] = "bone"
    adjective: Text | None = None
    part_of: Key | None = None
    region: Key | None = None


class TissueEntry(_TermEntry):
    """Something soft that muscles attach to."""

    kind: Literal["tendon", "ligament", "fascia", "membrane", "septum", "tract", "cartilage", "capsule", "organ"]
    part_of: Key | None = None
    region: Key | None = None


class JointEntry(_TermEntry):
    """A joint, or something else that muscles act on."""

    kind: Literal["joint", "other"] = "joint"
    short: Text | None = None
    moves: Text
    bones: list[Key]
    part_of: Key | None = None


class MovementEntry(_Entry):
    """A movement."""

    en: Text
    verb: Text
    adverb: Text | None = None
    acts_on: Literal["part", "joint"] = "part"
    opposite: Key | None = None
    joints: list[Key]


class NerveEntry(_TermEntry):
    """A nerve or plexus."""

    roots: Roots = []
    parent: Key | None = None


class ArteryEntry(_TermEntry):
    """An artery."""

    parent: Key | None = None


class LayerEntry(_TermEntry):
    """A layer, a compartment or the like; ``rank`` counts from the surface, ``holds`` names places of the tree."""

    kind: Literal["layer", "compartment", "pouch", "group"] = "layer"
    part_of: Key | None = None
    rank: int | None = None
    holds: Annotated[list[Key], BeforeValidator(_as_list)] = []
