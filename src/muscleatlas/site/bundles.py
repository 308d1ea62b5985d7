"""The bundle that a site is drawn from: opened, or made first where it can be made."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from muscleatlas.bundle.bundle import Bundle, read_bundle
from muscleatlas.bundle.store import bundle_path
from muscleatlas.errors import UsageError
from muscleatlas.sources.z_anatomy.assemble import NAME, build_z_anatomy_bundle

__all__ = ["open_bundle"]


def open_bundle(name: str, *, mirror: Path | None, tell: Callable[[str], None]) -> Bundle:
    """Return the bundle of a name or in a folder; Z-Anatomy is fetched and assembled if it isn't there yet.

    Parameters
    ----------
    name
        A bundle's name in the store, or a folder; what holds a separator is a folder.
    mirror
        A folder that has the source files; the network is used where there is none.
    tell
        Called with a few words at each step of making a bundle.

    Raises
    ------
    BundleError
        If there is no such bundle, or it is damaged.
    UsageError
        If the mirror is no folder.
    """
    is_folder = os.sep in name or "/" in name or name in {os.curdir, os.pardir}
    path = Path(name) if is_folder else bundle_path(name)
    if name != NAME or path.exists():
        return read_bundle(path)
    if mirror is not None and not mirror.is_dir():
        raise UsageError("the mirror is no folder", found=repr(str(mirror)), expected="a folder with uoft/ and pedram/")
    return build_z_anatomy_bundle(mirror, progress=lambda step: tell(f"Making the bundle {NAME}: {step}"))
