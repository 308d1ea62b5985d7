"""What an examination finds: verdicts on statements, and the numbers they rest on.

Every examination (attachments, actions, supply, relations) returns these records; nothing here computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["OUTCOMES", "Band", "Contact", "Curve", "Measure", "Method", "Outcome", "Relation", "Verdict"]

Outcome = Literal["confirmed", "not-confirmable", "contradicted"]
OUTCOMES: tuple[Outcome, ...] = ("confirmed", "not-confirmable", "contradicted")

Method = Literal["attachment", "moment-arm", "nerve", "artery", "relation"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one examination finds about one statement.

    Attributes
    ----------
    statement
        Id of the statement: "soleus.origin.fibula".
    reason
        Why, in a clause that a reader understands, without capital and full stop: "the upper end of the mesh lies on
        the fibula". It tells what was found; the numbers stand in ``numbers``.
    cause
        A closed word for counting: "soft-tissue", "no-bone-mesh", "no-muscle-mesh", "ends-early", "no-counterpart",
        "small-moment-arm" …; empty where confirmed.
    numbers
        What was measured, each key with its unit at its end: ``distance_mm``, ``area_mm2``, ``share_of_end``.
    view
        Name of the view that shows it best ("posterolateral"), where a picture can.
    explanation
        For a contradiction that was looked into: what is wrong, mesh or text, and why.
    """

    statement: str
    method: Method
    outcome: Outcome
    reason: str
    cause: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    view: str | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """An end of a muscle that lies on a bone which no fact names."""

    structure: str
    bone: str
    end: str
    numbers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Band:
    """The range of a quantity among healthy adults, as published; a hint whether ours is plausible, no norm."""

    low: float
    high: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity of one structure.

    Attributes
    ----------
    quantity
        "volume", "surface", "length", "cross-section", "tendon-share", "contact".
    value, unit
        Its size: ``mm3``, ``mm2``, ``mm``, ``1``.
    method
        How it was measured, in a clause.
    grade
        "closed" for a mesh that was whole, "repaired" with the effect told in ``note``, "open".
    other
        What it is shared with, where it takes two: the neighbour of a contact.
    """

    structure: str
    quantity: str
    value: float
    unit: str
    method: str
    grade: str
    note: str = ""
    other: str | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How a structure lies to another, computed from the meshes: "deep to", "lateral to", "beside"."""

    structure: str
    relation: str
    other: str
    numbers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """The moment arm of a muscle about a joint, over the range of one coordinate of the model.

    Attributes
    ----------
    statements
        The actions that it bears on.
    coordinate
        The coordinate of the model that was moved; ``movement`` is what the positive direction of the curve is.
    angles_deg, arms_mm
        As many of each; the arm is positive where the muscle does the movement.
    tendons
        The paths of the model that were taken together.
    """

    structure: str
    statements: tuple[str, ...]
    joint: str
    movement: str
    coordinate: str
    angles_deg: tuple[float, ...]
    arms_mm: tuple[float, ...]
    tendons: tuple[str, ...]
