"""The bundle that a site is drawn from: opened, or made first where it can be made."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from muscleatlas.bundle.bundle import Bundle, read_bundle
from muscleatlas.bundle.store import bundle_path
from muscleatlas.errors import MuscleatlasError, UsageError

__all__ = ["BEST", "SCHEMATIC", "Z_ANATOMY", "Chosen", "bundle_at_hand", "choose_bundle", "open_bundle"]

BEST = "best"
"""Asks for the best bundle at hand."""

Z_ANATOMY, SCHEMATIC = "z-anatomy", "musculoskeletal"
"""The bundles that we know how to make. What makes them takes long to import, and mostly they are there."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """A bundle, and why it is this one."""

    bundle: Bundle
    why: str


def choose_bundle(name: str, *, mirror: Path | None, tell: Tell) -> Chosen:
    """Return the bundle of a name or in a folder; for ``"best"``, the best at hand.

    That is Z-Anatomy as kept on this machine, or out of the mirror, or by network; failing all three, the schematic
    body, which needs no file beyond the installed packages.

    Parameters
    ----------
    name
        A bundle's name in the store, or a folder; what holds a separator is a folder.
    mirror
        A folder that has the source files of Z-Anatomy; the network is used where there is none.
    tell
        Called with a few words at each step of making a bundle.

    Raises
    ------
    MuscleatlasError
        If what was named can't be had. What nobody named may be missing.
    """
    if name != BEST:
        return Chosen(open_bundle(name, mirror=mirror, tell=tell), "as asked for")
    if bundle_path(Z_ANATOMY).exists():
        return Chosen(open_bundle(Z_ANATOMY, mirror=mirror, tell=tell), "kept on this machine")
    if mirror is not None:
        return Chosen(open_bundle(Z_ANATOMY, mirror=mirror, tell=tell), "made from the mirror")
    try:
        return Chosen(open_bundle(Z_ANATOMY, mirror=None, tell=tell), "fetched by network")
    except MuscleatlasError as fault:
        reason = fault.what.partition("\n")[0] if hasattr(fault, "what") else str(fault)
        tell(f"Z-Anatomy can't be had ({reason}); the schematic body takes its place")
        return Chosen(open_bundle(SCHEMATIC, mirror=None, tell=tell), f"because {Z_ANATOMY} can't be had: {reason}")


def bundle_at_hand(name: str, *, mirror: Path | None, tell: Tell) -> Chosen:
    """Return what :func:`choose_bundle` does, but for ``"best"`` rather a schematic body that is kept than the network.

    For what must be quick: one picture, and not a site.

    Parameters
    ----------
    name, mirror, tell
        As for :func:`choose_bundle`.
    """
    better = bundle_path(Z_ANATOMY).exists() or mirror is not None
    if name != BEST or better or not bundle_path(SCHEMATIC).exists():
        return choose_bundle(name, mirror=mirror, tell=tell)
    why = f"{Z_ANATOMY} is not on this machine; `muscleatlas data add {Z_ANATOMY}` fetches it"
    return Chosen(open_bundle(SCHEMATIC, mirror=None, tell=tell), why)


def open_bundle(name: str, *, mirror: Path | None, tell: Tell) -> Bundle:
    """Return the bundle of a name or in a folder; those that we know how to make are made if they aren't there yet.

    Parameters
    ----------
    name, mirror, tell
        As for :func:`choose_bundle`.

    Raises
    ------
    BundleError
        If there is no such bundle, or it is damaged.
    UsageError
        If the mirror is no folder.
    """
    is_folder = os.sep in name or "/" in name or name in {os.curdir, os.pardir}
    path = Path(name) if is_folder else bundle_path(name)
    if name not in {Z_ANATOMY, SCHEMATIC} or path.exists():
        return read_bundle(path)
    if name == SCHEMATIC:
        return _made_of_the_model(tell)
    if mirror is not None and not mirror.is_dir():
        raise UsageError("the mirror is no folder", found=repr(str(mirror)), expected="a folder with uoft/ and pedram/")
    return _made_of_z_anatomy(mirror, tell)


def _made_of_z_anatomy(mirror: Path | None, tell: Tell) -> Bundle:
    from muscleatlas.sources.z_anatomy.assemble import build_z_anatomy_bundle

    return build_z_anatomy_bundle(mirror, progress=lambda step: tell(f"Making the bundle {Z_ANATOMY}: {step}"))


def _made_of_the_model(tell: Tell) -> Bundle:
    from muscleatlas.sources.musculoskeletal.assemble import build_musculoskeletal_bundle

    return build_musculoskeletal_bundle(progress=lambda step: tell(f"Making the bundle {SCHEMATIC}: {step}"))
