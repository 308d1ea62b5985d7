"""A structure of the atlas and what is stated about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from muscleatlas.anatomy.citation import Citation
from muscleatlas.anatomy.terms import Joint, Layer, Movement, Nerve, Term

__all__ = [
    "KINDS",
    "Action",
    "Attachment",
    "BloodSupply",
    "Innervation",
    "Kind",
    "Names",
    "Partner",
    "Placement",
    "Point",
    "Statement",
    "Structure",
]

Kind = Literal["body", "region", "group", "muscle", "head"]
KINDS: tuple[Kind, ...] = ("body", "region", "group", "muscle", "head")


@dataclass(frozen=True, slots=True)
class Names:
    """What a structure is called.

    Attributes
    ----------
    en, la
        Preferred English and Latin name.
    others
        Names in further languages by language code.
    """

    en: str
    la: str | None
    synonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]

    @property
    def all(self) -> tuple[str, ...]:
        """Every name once, the preferred ones first."""
        foreign = [name for language in sorted(self.others) for name in self.others[language]]
        latin = [self.la] if self.la else []
        return tuple(dict.fromkeys([self.en, *latin, *self.synonyms, *self.abbreviations, *foreign]))


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """A place where a muscle is fixed.

    Attributes
    ----------
    id
        Stable statement id: "fibularis-longus.origin.fibula".
    on
        The bone or tissue.
    site
        Where on it, without article and without the name of the bone; empty for the whole of a tissue.
    of
        The head or part of the muscle that it belongs to, when not the whole.
    """

    id: str
    role: Literal["origin", "insertion"]
    on: Term
    site: str
    of: str | None
    note: str | None
    sources: tuple[Citation, ...]

    def __repr__(self) -> str:
        return f"<{self.role} {self.on.en}{': ' if self.site else ''}{self.site}>"


@dataclass(frozen=True, slots=True, repr=False)
class Action:
    """What a muscle does at a joint.

    Attributes
    ----------
    part
        The part of the muscle that does it, when not the whole: "anterior fibres".
    note
        When or how: "when the knee is bent".
    strength
        "weak" or "main", where worth telling.
    """

    id: str
    joint: Joint
    movement: Movement
    part: str | None
    note: str | None
    strength: Literal["weak", "main"] | None
    sources: tuple[Citation, ...]

    def __repr__(self) -> str:
        extras = "".join(f", {extra}" for extra in (self.strength, self.part, self.note) if extra)
        return f"<action {self.movement.en} at the {self.joint.en}{extras}>"


@dataclass(frozen=True, slots=True, repr=False)
class Innervation:
    """A nerve that supplies a muscle, and the roots that reach it.

    Attributes
    ----------
    of
        The part that it supplies, when not the whole.
    varies
        How others state it, or how people differ; a clause.
    """

    id: str
    nerve: Nerve
    roots: tuple[str, ...]
    of: str | None
    varies: str | None
    sources: tuple[Citation, ...]

    def __repr__(self) -> str:
        roots = f" ({', '.join(self.roots)})" if self.roots else ""
        return f"<nerve {self.nerve.en}{roots}>"


@dataclass(frozen=True, slots=True, repr=False)
class BloodSupply:
    """An artery that supplies a muscle."""

    id: str
    artery: Term
    of: str | None
    sources: tuple[Citation, ...]

    def __repr__(self) -> str:
        return f"<artery {self.artery.en}>"


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """An authored fact of interest, in full sentences.

    Attributes
    ----------
    about
        "variation": the point tells how people differ.
    """

    id: str
    text: str
    sources: tuple[Citation, ...]
    about: Literal["variation"] | None = None

    def __repr__(self) -> str:
        return f"<point {self.text!r}>"


@dataclass(frozen=True, slots=True, repr=False)
class Partner:
    """Another muscle that a source calls an antagonist or a synergist.

    Attributes
    ----------
    id
        Stable statement id: "soleus.antagonist.tibialis-anterior".
    other
        The other one: a muscle, a head, or a group of which it holds as a whole.
    actions
        In which of its own actions it is opposed or helped; empty where the source doesn't say.
    note
        When or how; why it is so although the actions stated here don't show it.
    """

    id: str
    role: Literal["antagonist", "synergist"]
    other: Term
    actions: tuple[Action, ...]
    note: str | None
    sources: tuple[Citation, ...]

    def __repr__(self) -> str:
        where = f" in {', '.join(action.movement.en for action in self.actions)}" if self.actions else ""
        return f"<{self.role} {self.other.en}{where}>"


@dataclass(frozen=True, slots=True, repr=False)
class Placement:
    """The layer or compartment that a muscle lies in, as a source tells it.

    Attributes
    ----------
    of
        The part of the muscle that lies there, when not the whole.
    """

    id: str
    layer: Layer
    of: str | None
    note: str | None
    sources: tuple[Citation, ...]

    def __repr__(self) -> str:
        return f"<layer {self.layer.en}>"


Statement = Attachment | Action | Innervation | BloodSupply | Partner | Placement | Point


@dataclass(frozen=True, slots=True, repr=False)
class Structure:
    """A place of the atlas: the body, a region, a group, a muscle or a head of one.

    Attributes
    ----------
    parent
        Id of the place above; None for the body.
    redirects
        Older permalinks of the same page.
    also_in
        Ids of further regions and groups that count it among their members.
    missing
        Why it tells no "la" (Latin name), "ids" (TA2 or FMA), "origins" …, where others tell one.
    partners
        Its stated antagonists, then its stated synergists.
    layers
        The layers and compartments that it is stated to lie in; what the tree tells is not repeated.
    title
        The long title of its page: "Muscles of the lateral compartment of the leg".
    ta2, fma
        Ids in Terminologia Anatomica 2 and the Foundational Model of Anatomy (digits).
    view_scheme
        Name of the sixteen views that show it: "limb", "foot", "both-sides".
    """

    id: str
    kind: Kind
    parent: str | None
    permalink: str
    title: str
    names: Names
    ta2: tuple[int, ...]
    fma: tuple[str, ...]
    origins: tuple[Attachment, ...]
    insertions: tuple[Attachment, ...]
    actions: tuple[Action, ...]
    nerves: tuple[Innervation, ...]
    arteries: tuple[BloodSupply, ...]
    points: tuple[Point, ...]
    view_scheme: str
    redirects: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    partners: tuple[Partner, ...] = ()
    layers: tuple[Placement, ...] = ()

    @property
    def variations(self) -> tuple[Point, ...]:
        """The points that tell how people differ."""
        return tuple(point for point in self.points if point.about == "variation")

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that is stated, in the order of the facts table."""
        return (
            *self.origins,
            *self.insertions,
            *self.actions,
            *self.nerves,
            *self.arteries,
            *self.layers,
            *self.partners,
            *self.points,
        )

    def __repr__(self) -> str:
        return f"<{self.kind} {self.names.en} {self.permalink}>"

    def _repr_html_(self) -> str:
        latin = f" <i>{escape(self.names.la)}</i>" if self.names.la else ""
        rows = "".join(_html_row(label, texts) for label, texts in _fact_rows(self) if texts)
        return f"<p><b>{escape(self.names.en)}</b>{latin} · {self.kind}</p><table>{rows}</table>"


def _fact_rows(structure: Structure) -> list[tuple[str, list[str]]]:
    return [
        ("Origin", [_attachment_text(origin) for origin in structure.origins]),
        ("Insertion", [_attachment_text(insertion) for insertion in structure.insertions]),
        ("Action", [f"{action.movement.en} at the {action.joint.en}" for action in structure.actions]),
        ("Nerve", [f"{supply.nerve.en} ({', '.join(supply.roots)})" for supply in structure.nerves]),
        ("Artery", [supply.artery.en for supply in structure.arteries]),
        ("Layer", [placement.layer.en for placement in structure.layers]),
        ("Antagonist", [partner.other.en for partner in structure.partners if partner.role == "antagonist"]),
        ("Synergist", [partner.other.en for partner in structure.partners if partner.role == "synergist"]),
        ("Variation", [point.text for point in structure.variations]),
        ("Also", [point.text for point in structure.points if point.about is None]),
    ]


def _attachment_text(attachment: Attachment) -> str:
    return f"{attachment.on.en}: {attachment.site}" if attachment.site else attachment.on.en


def _html_row(label: str, texts: list[str]) -> str:
    cells = "<br>".join(escape(text) for text in texts)
    return f"<tr><th>{label}</th><td>{cells}</td></tr>"
