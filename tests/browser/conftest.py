"""A browser, built sites, and pages of them opened under watch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ADVICE, LAUNCH_ARGUMENTS, find_chromium
from tests.browser.server import served
from tests.browser.watch import Watch, watched
from tests.once import build_once, shared_folder
from tests.tiny.limb import write_tiny_bundle

KINDS = ("region", "group", "muscle", "head")
Way = Literal["served", "disk"]


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the browser's program; skip where there is none (under CI that is a failure)."""
    found = find_chromium()
    if found is None:
        pytest.skip(ADVICE)
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Return a headless Chromium that runs for the session."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(LAUNCH_ARGUMENTS))
        yield started
        started.close()


@dataclass(frozen=True)
class Site:
    """A built site: its folder, its address when served, and a permalink of each kind of place."""

    folder: Path
    address: str
    permalinks: dict[str, str]

    def home(self, way: Way) -> str:
        """Return the address that all others of the site begin with."""
        return f"{self.address}/" if way == "served" else f"{self.folder.as_uri()}/"

    def page(self, permalink: str, way: Way) -> str:
        """Return the address of a page: with a server its folder, from the disk its file."""
        return self.home(way) + permalink.lstrip("/") + ("index.html" if way == "disk" else "")


def build_site(folder: Path, *arguments: str, data: Path) -> None:
    """Build the site of the leg in a process of its own, as a user does."""
    options = ["--out", str(folder / "site"), "--only", "/muscle/leg/", "--jobs", "2", *arguments]
    command = [sys.executable, "-m", "muscleatlas", "build", *options]
    environment = os.environ | {"MUSCLEATLAS_DATA": str(data), "MUSCLEATLAS_CACHE": str(folder / "cache")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}\n{run.stderr}"


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the made-up limb: every kind of page, and places without a mesh."""

    def build(folder: Path) -> None:
        write_tiny_bundle(folder / "tiny", without=["muscle/plantaris"])
        build_site(folder, "--bundle", str(folder / "tiny"), data=folder / "data")

    return build_once(shared_folder(tmp_path_factory) / "tiny-site", build) / "site"


@pytest.fixture(scope="session")
def real_site(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the real leg."""
    build = partial(build_site, data=real_data)
    return build_once(shared_folder(tmp_path_factory) / "real-site", build) / "site"


SITES = ("tiny", pytest.param("real", marks=pytest.mark.meshes))


@pytest.fixture(scope="session", params=SITES)
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """Return each built site in turn, while it is served."""
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    with served(folder) as address:
        yield Site(folder, address, permalinks_of(folder))


def permalinks_of(folder: Path) -> dict[str, str]:
    """Return the first permalink of each kind, in the order of the tree.

    ``bare`` is one without pictures, ``around`` one with those of its surroundings.
    """
    structures = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))["structures"]
    return dict(reversed([(_kind(place), place["permalink"]) for place in structures]))


def _kind(place: dict[str, Any]) -> str:
    if place["no_mesh"]:
        return "around" if place["no_mesh"]["surroundings"] else "bare"
    return str(place["kind"])


@dataclass(frozen=True)
class Opened:
    """A page that stands open, and what was seen since before it opened."""

    page: Page
    watch: Watch


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Opened]]:
    """Return a function that opens a place by kind or permalink; options are those of a browser context."""
    with ExitStack() as stack:

        def open_place(place: str, way: Way = "served", **options: Any) -> Opened:
            context = stack.enter_context(browser.new_context(**options))
            context.set_default_timeout(10_000)
            page = context.new_page()
            watch = watched(page, site.home(way))
            page.goto(site.page(site.permalinks.get(place, place), way), wait_until="load")
            return Opened(page, watch)

        yield open_place
