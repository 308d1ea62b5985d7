"""What a build is asked for, what it tells while it runs, and what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from muscleatlas.site.model import SiteSettings
from muscleatlas.workflow.task import Task

__all__ = ["BuildProgress", "BuildReport", "BuildSettings", "Draft", "NoMeshes", "Quiet"]


@dataclass(frozen=True, slots=True)
class Draft:
    """How small the pictures of a draft are.

    Parameters
    ----------
    view_px
        The longer side of a view.
    frames
        How many pictures make the turn of a film.
    """

    view_px: int = 256
    frames: int = 16


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What to build.

    Parameters
    ----------
    out
        The folder of the site.
    site
        Title and addresses.
    pages
        A folder of authored pages.
    only
        The permalink of a place: it and all its descendants are built.
    jobs
        How many processes draw; as many as there are cores when not given.
    strict
        Whether a build fails over what it would otherwise only report.
    bundle
        The name or the folder of the bundle; "best" for the best at hand.
    mirror
        A folder that has the source files, should the bundle have to be made.
    draft
        How small the pictures may be, for a site that nobody is to publish; None for the pictures proper.
    """

    out: Path
    site: SiteSettings = field(default_factory=SiteSettings)
    pages: Path | None = None
    only: str | None = None
    jobs: int | None = None
    strict: bool = False
    bundle: str = "best"
    mirror: Path | None = None
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class NoMeshes:
    """A place that no mesh shows, why, and the permalink of the place whose pictures show where it lies."""

    permalink: str
    why: str
    around: str | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Parameters
    ----------
    out
        Where the site stands.
    changed
        False if the site was up to date and left untouched.
    places
        How many pages show a place of the tree.
    files, size_bytes
        What the site consists of.
    pictures_drawn, pictures_cached
        How many files the studio made now, and how many came from the cache.
    without_mesh
        The places that no mesh shows.
    doubts
        What is allowed and yet hardly meant; ``strict`` would not let it pass.
    seconds
        How long it took.
    has_address
        Whether the site knows its own address; without one, what needs absolute addresses is left out.
    meshes
        Which bundle was drawn, and why this one.
    draft
        How small its pictures are, if it is a draft.
    """

    out: Path
    changed: bool
    places: int
    files: int
    size_bytes: int
    pictures_drawn: int
    pictures_cached: int
    without_mesh: tuple[NoMeshes, ...]
    doubts: tuple[str, ...]
    seconds: float
    has_address: bool = True
    meshes: str = ""
    draft: Draft | None = None


class BuildProgress(Protocol):
    """Is told how a build goes on."""

    def tell(self, stage: str) -> None:
        """Hear what is done now."""
        ...

    def expect(self, tasks: Sequence[Task]) -> None:
        """Hear what is to be drawn."""
        ...

    def finished(self, task: Task, *, made: bool) -> None:
        """Hear that a task has ended."""
        ...


class Quiet:
    """Progress that nobody looks at."""

    def tell(self, stage: str) -> None:
        """Say nothing."""

    def expect(self, tasks: Sequence[Task]) -> None:
        """Say nothing."""

    def finished(self, task: Task, *, made: bool) -> None:
        """Say nothing."""
