"""The marker of a built site: what it was made from and which files belong to it.

It is what tells a site of ours from a folder that must not be touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MARKER_NAME", "Marker", "files_in", "read_marker", "write_marker"]

MARKER_NAME = ".muscleatlas-site.json"

_FORMAT = "muscleatlas-site"
_VERSION = 1
_LEFT_BY_FILE_MANAGERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Marker:
    """What a site says of itself.

    Parameters
    ----------
    plan
        Digest of everything that decided its bytes.
    only
        The permalink that a partial site was built from; None for a whole one.
    files
        The size in bytes of each of its files, by POSIX path; the marker itself isn't among them.
    draft
        Whether its pictures are those of a draft, which nobody is to publish.
    """

    plan: str
    only: str | None
    files: Mapping[str, int]
    draft: bool = False

    @property
    def size_bytes(self) -> int:
        """How much the files take together."""
        return sum(self.files.values())


def files_in(folder: Path) -> dict[str, int]:
    """Return the size in bytes of every file below a folder, by POSIX path; links aren't followed."""
    found = {path: size for path, size in _walk(folder, "") if path != MARKER_NAME}
    return dict(sorted(found.items()))


def _walk(folder: Path | str, above: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{above}{entry.name}/")
            elif entry.name not in _LEFT_BY_FILE_MANAGERS:
                yield above + entry.name, entry.stat(follow_symlinks=False).st_size


def write_marker(folder: Path, *, plan: str, only: str | None, draft: bool = False) -> Marker:
    """Mark a folder as a site of ours, with the files that it holds now."""
    marker = Marker(plan, only, files_in(folder), draft)
    site = {"plan": plan, "only": only, "draft": draft, "files": marker.files}
    record = {"format": _FORMAT, "version": _VERSION, **site}
    (folder / MARKER_NAME).write_text(json.dumps(record, indent=0) + "\n", encoding="utf-8")
    return marker


def read_marker(folder: Path) -> Marker | None:
    """Return what a folder's marker says, or None if there is no marker that we understand."""
    try:
        record = json.loads((folder / MARKER_NAME).read_bytes())
        if record["format"] != _FORMAT or record["version"] != _VERSION:
            return None
        files = {str(path): int(size) for path, size in record["files"].items()}
        return Marker(str(record["plan"]), record["only"], files, bool(record.get("draft")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
