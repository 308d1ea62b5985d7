"""Core-seconds: what a step costs, however many threads or processes share the work."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["core_seconds", "timed"]


def core_seconds() -> float:
    """Return the processor time, user and system, that this process and its ended children have used."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


@contextmanager
def timed(costs: dict[str, float], step: str) -> Iterator[None]:
    """Add to ``costs`` the core-seconds of what runs inside."""
    begun = core_seconds()
    yield
    costs[step] = costs.get(step, 0.0) + core_seconds() - begun
