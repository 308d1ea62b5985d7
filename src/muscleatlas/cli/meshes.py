"""The bundle that a command works on: the one asked for, else the best at hand, which is told if it is a stand-in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muscleatlas.bundle.bundle import Bundle

__all__ = ["opened_bundle"]


def opened_bundle(name: str, *, mirror: Path | None = None) -> Bundle:
    """Return a bundle by its name or folder; for ``"best"``, Z-Anatomy or what stands in for it.

    Parameters
    ----------
    name
        As ``--bundle`` gives it.
    mirror
        A folder that has the source files of Z-Anatomy.

    Raises
    ------
    MuscleatlasError
        If what was named can't be had.
    """
    from muscleatlas.bundle.bundle import read_bundle
    from muscleatlas.bundle.store import bundle_path
    from muscleatlas.site.bundles import BEST, Z_ANATOMY, bundle_at_hand

    if Path(name).is_dir():
        return read_bundle(Path(name))
    chosen = bundle_at_hand(name, mirror=mirror, tell=_tell)
    if name == BEST and chosen.bundle.path != bundle_path(Z_ANATOMY):
        _tell(f"Meshes: {chosen.bundle.manifest.title}; {chosen.why}.")
    return chosen.bundle


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
