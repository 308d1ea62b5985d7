"""Where bundles and downloads are kept on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["bundle_path", "data_folder", "downloads_folder"]


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder of everything that muscleatlas keeps between runs.

    It is ``MUSCLEATLAS_DATA`` if that is set, else ``muscleatlas`` in the platform's folder for caches.
    """
    environment = os.environ if environment is None else environment
    named = environment.get("MUSCLEATLAS_DATA")
    return Path(named).expanduser() if named else _platform_caches(environment) / "muscleatlas"


def bundle_path(name: str) -> Path:
    """Return the folder of the bundle of a name, whether it is there or not."""
    return data_folder() / "bundles" / name


def downloads_folder(name: str) -> Path:
    """Return the folder for the published files of a source."""
    return data_folder() / "downloads" / name


def _platform_caches(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
