"""What is said of an attachment: outcome, cause and reason, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from muscleatlas.anatomy.english import listed
from muscleatlas.evidence.ends import TOUCH_MM, End
from muscleatlas.evidence.verdict import Outcome

__all__ = [
    "Judgement",
    "confirmed",
    "contradicted",
    "joins_another",
    "not_confirmable",
    "part_missing",
    "swapped",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome with its cause, a closed word, and its reason, a clause."""

    outcome: Outcome
    cause: str
    reason: str


def confirmed(end: End, *, patched: bool, shared: bool, spread: bool = False) -> Judgement:
    """Return the confirmation by the end of the mesh, an attachment patch, or both."""
    mesh = "the mesh of the whole muscle" if shared else "the mesh"
    if spread:
        return Judgement("confirmed", "", f"{mesh} lies on it, beside the bone where its end lies")
    if end.touching_mm2 > 0:
        patch = ", and so does an attachment patch" if patched else ""
        return Judgement("confirmed", "", f"the end of {mesh} lies on it{patch}")
    return Judgement("confirmed", "", f"an attachment patch lies on it; {mesh} itself ends {end.gap_mm:.0f} mm away")


def not_confirmable(end: End, *, soft: bool, shared: bool) -> Judgement:
    """Return why neither the end of the mesh nor a patch lies there, and that this proves nothing."""
    if shared:
        return Judgement(
            "not-confirmable", "shared-mesh", "only the muscle as a whole has a mesh, and it ends elsewhere"
        )
    if end.gap_mm <= TOUCH_MM:
        return Judgement("not-confirmable", "in-passing", "the mesh touches it in passing, not with its end")
    cause = "soft-tissue" if soft else "ends-early"
    return Judgement("not-confirmable", cause, f"the mesh ends {end.gap_mm:.0f} mm before it")


def contradicted(end: End, others: Sequence[str]) -> Judgement:
    """Return the contradiction by an end that lies on other bones."""
    there = f"its end lies on the {listed(list(others))}" if others else "its end lies elsewhere"
    if end.gap_mm > TOUCH_MM:
        return Judgement(
            "contradicted", "wrong-bone", f"no part of the mesh comes nearer than {end.gap_mm:.0f} mm: {there}"
        )
    reason = f"the mesh touches it {end.share:.0%} of the way along, {end.end_gap_mm:.0f} mm from its end: {there}"
    return Judgement("contradicted", "wrong-end", reason)


def joins_another() -> Judgement:
    """Return what is said of a head whose tendon belongs to the mesh of another."""
    return Judgement("not-confirmable", "shared-mesh", "the mesh of this head joins another head, which ends there")


def part_missing() -> Judgement:
    """Return what is said of a muscle whose members have not all a mesh."""
    reason = "some members of it have no mesh, and those that have one end elsewhere"
    return Judgement("not-confirmable", "part-missing", reason)


def swapped(role: str) -> Judgement:
    """Return the contradiction of a bone that belongs to the other end."""
    return Judgement("contradicted", "roles-swapped", f"it is not the {role} that lies there, but the other end")
