"""A parcel: some files of a folder as bytes, to be sent where there is no shared disk."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from muscleatlas.workflow.digest import digest_of

__all__ = ["Parcel", "packed"]


@dataclass(frozen=True)
class Parcel:
    """Files by their POSIX path below the folder they come from, sorted by it.

    Examples
    --------
    >>> one, other = Parcel((("manifest.json", b"{}"),)), Parcel((("manifest.json", b"[]"),))
    >>> len(one.digest), one.digest == other.digest
    (64, False)
    """

    files: tuple[tuple[str, bytes], ...]

    @cached_property
    def digest(self) -> str:
        """The name of these bytes at these paths: SHA-256, in hexadecimal."""
        return digest_of([[path, hashlib.sha256(content).hexdigest()] for path, content in self.files])

    def unpacked(self, below: Path) -> Path:
        """Return a folder with the files, named by the digest; it appears whole, and is written only once."""
        folder = below / self.digest
        if not folder.is_dir():
            below.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=below, ignore_cleanup_errors=True) as beside:
                whole = Path(beside, "whole")
                self._write(whole)
                _put_in_place(whole, folder)
        return folder

    def _write(self, folder: Path) -> None:
        for path, content in self.files:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def packed(folder: Path, files: Iterable[str]) -> Parcel:
    """Return the parcel of some files of a folder, named by their POSIX paths below it."""
    return Parcel(tuple((path, (folder / path).read_bytes()) for path in sorted(files)))


def _put_in_place(whole: Path, folder: Path) -> None:
    """Rename a finished folder; if another process was faster, its folder holds the same."""
    try:
        whole.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
