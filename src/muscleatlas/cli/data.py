"""``muscleatlas data``: the meshes on this machine; list, add, verify, find and clean them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from muscleatlas.errors import MuscleatlasError, OutputError, UsageError

if TYPE_CHECKING:
    from muscleatlas.bundle.bundle import Bundle

__all__ = ["add", "app", "clean", "list_", "path", "verify"]

Name = Literal["z-anatomy", "musculoskeletal"]
NAMES: tuple[Name, ...] = ("z-anatomy", "musculoskeletal")

app = App(name="data", help="Fetch, check and find the meshes that the atlas is drawn from.")


@app.command(name="list")
def list_(*, as_json: Annotated[bool, Parameter(name="--json", negative="")] = False) -> None:
    """List the bundles that can be had, and which of them are here.

    Parameters
    ----------
    as_json
        Print a JSON array instead of lines.
    """
    rows = [_state(name) for name in NAMES]
    if as_json:
        print(json.dumps(rows, indent=1))  # noqa: T201 - this is the data asked for
        return
    for row in rows:
        print(_line(row))  # noqa: T201


@app.command
def add(
    name: Name = "z-anatomy",
    *,
    mirror: Annotated[Path | None, Parameter(env_var="MUSCLEATLAS_MIRROR")] = None,
    spacing: float | None = None,
) -> None:
    """Fetch the files of a bundle, or build it, and keep it.

    Z-Anatomy is fetched and assembled. The schematic body (musculoskeletal) needs no file: its bones are those of an
    installed biomechanical model, and its muscles are computed along the lines of that model.

    Parameters
    ----------
    name
        The bundle.
    mirror
        A folder that has the files of Z-Anatomy as published (uoft/…, pedram/…), used instead of the network.
    spacing
        For the schematic body: millimetres between the points on which the muscles grow, 1.5 to 6. Smaller is finer and
        slower; 2.5 when not given.
    """
    bundle = _built(spacing) if name == "musculoskeletal" else _fetched(mirror, spacing)
    _say(f"{name}: {len(bundle.parts)} parts, licence {bundle.licence}.")
    _say(bundle.credit)
    for note in bundle.manifest.notes:
        _say(f"left out: {note}")
    print(bundle.path)  # noqa: T201


@app.command
def verify(name: Name = "z-anatomy") -> None:
    """Read every mesh of a bundle and hold it against the manifest.

    Parameters
    ----------
    name
        The bundle.
    """
    from muscleatlas.bundle.store import bundle_path
    from muscleatlas.bundle.verify import verify_bundle

    bundle = verify_bundle(bundle_path(name))
    closed = sum(part.closed for part in bundle.parts.values())
    _say(f"{name}: all {len(bundle.parts)} parts are as they should be, {closed} of them closed.")


@app.command
def path(name: Name = "z-anatomy") -> None:
    """Print the folder of a bundle.

    Parameters
    ----------
    name
        The bundle.
    """
    from muscleatlas.bundle.bundle import read_bundle
    from muscleatlas.bundle.store import bundle_path

    print(read_bundle(bundle_path(name)).path)  # noqa: T201


@app.command
def clean(*, bundles: Annotated[bool, Parameter(negative="")] = False) -> None:
    """Remove what can be made again: pictures in the cache and downloaded files.

    Parameters
    ----------
    bundles
        Remove the bundles as well; `muscleatlas data add` makes them again.
    """
    from muscleatlas.bundle.store import data_folder
    from muscleatlas.workflow.trim import clear_cache

    folders = [data_folder() / "downloads", *([data_folder() / "bundles"] if bundles else [])]
    freed = clear_cache() + sum(_removed(folder) for folder in folders)
    _say(f"freed {freed / 1e6:,.1f} MB")


def _fetched(mirror: Path | None, spacing: float | None) -> Bundle:
    from muscleatlas.sources.z_anatomy.assemble import STEPS, build_z_anatomy_bundle

    if spacing is not None:
        raise UsageError("--spacing is for the schematic body", hint="leave it out, or name `musculoskeletal`")
    if mirror is not None and not mirror.is_dir():
        raise UsageError("the mirror is no folder", found=repr(str(mirror)), expected="a folder with uoft/ and pedram/")
    with _steps_shown(STEPS) as step:
        return build_z_anatomy_bundle(mirror, progress=step)


def _built(spacing: float | None) -> Bundle:
    from muscleatlas.sources.musculoskeletal.assemble import SPACING_MM, STEPS, build_musculoskeletal_bundle

    with _steps_shown(STEPS) as step:
        return build_musculoskeletal_bundle(spacing_mm=SPACING_MM if spacing is None else spacing, progress=step)


def _state(name: str) -> dict[str, object]:
    from muscleatlas.bundle.bundle import read_bundle
    from muscleatlas.bundle.store import bundle_path

    place = bundle_path(name)
    state: dict[str, object] = {"name": name, "here": place.is_dir(), "path": str(place)}
    if not place.is_dir():
        return state
    try:
        bundle = read_bundle(place)
    except MuscleatlasError as fault:
        return state | {"fault": fault.what}
    size = sum(file.stat().st_size for file in place.iterdir())
    facts = {"title": bundle.manifest.title, "parts": len(bundle.parts), "bytes": size}
    return state | facts | {"digest": bundle.digest, "licence": bundle.licence, "credit": bundle.credit.splitlines()}


def _line(row: dict[str, object]) -> str:
    if not row["here"]:
        return f"{row['name']}  not here: `muscleatlas data add {row['name']}`"
    if "fault" in row:
        return f"{row['name']}  damaged ({row['fault']}): `muscleatlas data add {row['name']}`"
    return f"{row['name']}  {row['title']}: {row['parts']} parts, {row['licence']}, {row['path']}"


def _removed(folder: Path) -> int:
    """Remove a folder of ours and return how many bytes were in it."""
    if not folder.is_dir():
        return 0
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise OutputError("the folder can't be removed", where=str(folder), found=str(error)) from error
    return size


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


@contextmanager
def _steps_shown(count: int) -> Iterator[Callable[[str], None]]:
    """Give a function that is called with a few words at each step, and shows them with a bar on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=count)
        yield lambda words: progress.update(task, advance=1, description=words)
