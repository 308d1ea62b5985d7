"""The output folder: only ever replaced by a whole, good site, and only where an earlier one of ours stands.

Beside ``site`` a build keeps a hidden folder of its own::

    .site.building-abc123/lock     held as long as the build runs
    .site.building-abc123/site     the new site, as it grows
    .site.building-abc123/old      the earlier site, between the two renames of the swap

A build that was killed leaves that folder behind; the next one clears it up, and brings back the earlier site
should the swap have been cut in two.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from muscleatlas.errors import OutputError
from muscleatlas.site.marker import MARKER_NAME, Marker, files_in, read_marker, write_marker
from muscleatlas.workflow.disk import disk_faults_told
from muscleatlas.workflow.lock import exclusive_lock

__all__ = ["Staging", "check_output", "is_current", "staged_site"]

_SHOWN = 3


def check_output(out: Path, *, only: str | None) -> Marker | None:
    """Return the marker of the site that stands at ``out``, None if nothing does.

    Raises
    ------
    OutputError
        If something stands there that must not be replaced.
    """
    _refuse_what_is_no_folder(out)
    marker = read_marker(out)
    if marker is None:
        _refuse_strangers(out, _names_in(out), "the output folder holds something else than a muscleatlas site")
        return None
    strangers = sorted(set(files_in(out)) - set(marker.files))
    _refuse_strangers(out, strangers, "the site holds files that muscleatlas didn't write and would remove")
    if only is not None and marker.only is None:
        raise OutputError(
            f"a part ({only}) would replace a whole site",
            where=str(out),
            hint="give the part a folder of its own with --out",
        )
    return marker


def _refuse_what_is_no_folder(out: Path) -> None:
    if out.is_symlink():
        raise OutputError(
            "the output folder is a symbolic link",
            where=str(out),
            hint=f"give the folder itself: --out {out.resolve()}",
        )
    if out.exists() and not out.is_dir():
        raise OutputError("the output is a file", where=str(out), hint="give a folder, or a new name, with --out")
    if out.resolve() in (Path.cwd(), *Path.cwd().parents):
        raise OutputError(
            "the output folder would be replaced under your feet: you stand in it",
            where=str(out),
            hint="give a folder of its own: --out site",
        )


def _names_in(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir()) if out.is_dir() else []


def _refuse_strangers(out: Path, strangers: list[str], what: str) -> None:
    if strangers:
        more = f" and {len(strangers) - _SHOWN} more" if len(strangers) > _SHOWN else ""
        raise OutputError(
            what,
            where=str(out),
            found=", ".join(strangers[:_SHOWN]) + more,
            hint="move them elsewhere, or choose another folder with --out",
        )


def is_current(out: Path, marker: Marker | None, *, plan: str, only: str | None) -> bool:
    """Tell whether a site was made from this very plan and still has all its files at their sizes."""
    if marker is None or (marker.plan, marker.only) != (plan, only):
        return False
    return files_in(out) == marker.files


class Staging:
    """A site that grows out of sight.

    Parameters
    ----------
    out
        Where it will stand.
    workspace
        The folder of this build, beside ``out``.
    """

    def __init__(self, out: Path, workspace: Path) -> None:
        self._out = out
        self._old = workspace / "old"
        self._folder = workspace / "site"
        self._folder.mkdir()
        self._taken: dict[str, str] = {}

    def place(self, path: str, *, by: str) -> Path:
        """Return where a file of the site is to be written; its folder is there.

        Parameters
        ----------
        path
            POSIX path below the site's root.
        by
            Who writes it, for the message if two want the same.

        Raises
        ------
        OutputError
            If the path leads out of the site, or is taken.
        """
        _refuse_a_way_out(path, by)
        other = self._taken.setdefault(path.casefold(), by)
        if other != by:
            raise OutputError(
                f"two want to write the file {path!r}",
                where=by,
                found=f"{other} writes it too",
                hint="rename one of them",
            )
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def write(self, path: str, content: bytes, *, by: str) -> None:
        """Write a file of the site."""
        self.place(path, by=by).write_bytes(content)

    def publish(self, *, plan: str, only: str | None, draft: bool = False) -> Marker:
        """Put the site in the place of the earlier one, at one stroke."""
        marker = write_marker(self._folder, plan=plan, only=only, draft=draft)
        check_output(self._out, only=only)
        try:
            if self._out.exists():
                self._out.rename(self._old)
            self._folder.rename(self._out)
        except BaseException:
            bring_back(self._old, self._out)
            raise
        return marker


def _refuse_a_way_out(path: str, by: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in parts[0] or ".." in parts or path == MARKER_NAME:
        raise OutputError(f"can't write {path!r}: it leads out of the site", where=by, expected="a path below the site")


def bring_back(old: Path, out: Path) -> None:
    """Undo the first half of a swap whose second half didn't happen."""
    if old.exists() and not out.exists():
        old.rename(out)


@contextlib.contextmanager
def staged_site(out: Path) -> Iterator[Staging]:
    """Give a new site a place to grow beside ``out``; take away what isn't published.

    Raises
    ------
    OutputError
        If another build is writing to ``out``, or the disk refuses.
    """
    with disk_faults_told(str(out)):
        _make_folder(out.parent)
        _clear_leftovers(out)
        workspace = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
        lock = exclusive_lock(workspace / "lock")
        try:
            yield Staging(out, workspace)
        finally:
            bring_back(workspace / "old", out)
            shutil.rmtree(workspace, ignore_errors=True)
            if lock:
                lock.release()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"can't make the folder: {error.strerror}", where=str(folder), hint="choose another place with --out"
        ) from error


def _prefix(out: Path) -> str:
    return f".{out.name}.building-"


def _clear_leftovers(out: Path) -> None:
    for workspace in sorted(path for path in out.parent.iterdir() if path.name.startswith(_prefix(out))):
        lock = exclusive_lock(workspace / "lock")
        if lock is None:
            raise OutputError(
                "another build is writing this site",
                where=str(out),
                hint="wait until it has ended, or give another --out",
            )
        with lock:
            bring_back(workspace / "old", out)
            shutil.rmtree(workspace, ignore_errors=True)
