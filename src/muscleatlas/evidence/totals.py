"""Counting verdicts: totals, and the error rate of an atlas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from muscleatlas.evidence.verdict import OUTCOMES, Verdict

__all__ = ["METHODS", "MethodTotals", "error_rate", "totals_by_method"]

METHODS = ("attachment", "moment-arm", "nerve", "artery", "relation")
_WITHOUT_MESH = frozenset({"no-muscle-mesh", "no-bone-mesh", "soft-tissue", "shared-mesh", "part-missing"})
_WITHOUT_MODEL = frozenset({"no-counterpart", "no-coordinate", "part-only", "no-nerve-mesh", "no-artery-mesh"})


@dataclass(frozen=True, slots=True)
class MethodTotals:
    """How many statements of one kind have which outcome.

    Attributes
    ----------
    testable
        How many of them could have been confirmed: what they name, and the muscle's own end, is modelled.
    causes
        Of those not confirmed, how many for which cause, the most frequent first.
    """

    method: str
    outcomes: Mapping[str, int]
    testable: int
    causes: Mapping[str, int]

    @property
    def confirmed_share(self) -> float:
        """The share of the testable ones that is confirmed; 0 where none is testable."""
        return self.outcomes["confirmed"] / self.testable if self.testable else 0.0


def totals_by_method(verdicts: Iterable[Verdict]) -> tuple[MethodTotals, ...]:
    """Return the totals of each method that has verdicts, in a fixed order."""
    found = list(verdicts)
    return tuple(
        _totals(method, own)
        for method in METHODS
        if (own := [verdict for verdict in found if verdict.method == method])
    )


def _totals(method: str, verdicts: list[Verdict]) -> MethodTotals:
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    causes = Counter(verdict.cause for verdict in verdicts if verdict.outcome != "confirmed")
    untestable = sum(number for cause, number in causes.items() if cause in _WITHOUT_MESH | _WITHOUT_MODEL)
    return MethodTotals(
        method,
        {outcome: outcomes[outcome] for outcome in OUTCOMES},
        len(verdicts) - untestable,
        dict(sorted(causes.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def error_rate(verdicts: Iterable[Verdict]) -> float:
    """Return the share of contradicted statements among all that were confirmed or contradicted.

    It is the rate at which this atlas is known to disagree with its meshes and its model of motion, explained or not.
    """
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    decided = outcomes["confirmed"] + outcomes["contradicted"]
    return outcomes["contradicted"] / decided if decided else 0.0
