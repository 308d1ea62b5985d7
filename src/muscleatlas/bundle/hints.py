"""What to try when a bundle is missing or damaged: told of the bundle in question."""

from __future__ import annotations

from pathlib import Path

from muscleatlas.bundle.store import bundle_path

__all__ = ["MAKEABLE", "how_to_make", "how_to_make_again"]

MAKEABLE = ("z-anatomy", "musculoskeletal")
"""The names that ``muscleatlas data add`` takes."""


def how_to_make(path: Path) -> str:
    """Return what to try where there is no bundle.

    Examples
    --------
    >>> how_to_make(bundle_path("musculoskeletal"))
    'build it with `muscleatlas data add musculoskeletal`'
    """
    if _is_makeable(path):
        return f"build it with `muscleatlas data add {path.name}`"
    return f"name the folder of a bundle, or one that `muscleatlas data add` makes: {', '.join(MAKEABLE)}"


def how_to_make_again(path: Path) -> str:
    """Return what to try where a bundle is damaged or of another version."""
    if _is_makeable(path):
        return f"build it again with `muscleatlas data add {path.name}`"
    return "make it again with what made it"


def _is_makeable(path: Path) -> bool:
    return path.name in MAKEABLE and path == bundle_path(path.name)
