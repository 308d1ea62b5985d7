"""The first view is light: few bytes, few requests, no code for 3D, and nothing moves while it comes.

Bytes are counted twice: as a static host sends them, headers included and text compressed with gzip, and raw.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import Site
from tests.browser.test_spinner import SHIFTED
from tools.zipped_server import zipped

pytestmark = pytest.mark.browser

MOST_BYTES = 250_000
MOST_REQUESTS = 15
FIRST_SCRIPTS = {"early.js", "site.js"}
SCREENS: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}
LARGEST = """() => new Promise(resolve => {
    new PerformanceObserver(list => resolve(list.getEntries().at(-1).element.matches('.hero .faces img')))
        .observe({type: "largest-contentful-paint", buffered: true})
})"""
OF_3D = (b"webgl", b"WebGL", b"gpu")


@dataclass
class Load:
    """What came over the wire for a page, by address."""

    page: Page
    sent: dict[str, float] = field(default_factory=dict)
    bodies: dict[str, int] = field(default_factory=dict)

    def watch(self) -> None:
        """Count from now on."""
        wire = self.page.context.new_cdp_session(self.page)
        addresses: dict[str, str] = {}

        def began(event: dict[str, Any]) -> None:
            addresses[event["requestId"]] = event["request"]["url"]

        def came(event: dict[str, Any]) -> None:
            address = addresses[event["requestId"]]
            self.bodies[address] = self.bodies.get(address, 0) + event["dataLength"]

        def ended(event: dict[str, Any]) -> None:
            self.sent[addresses[event["requestId"]]] = event["encodedDataLength"]

        wire.on("Network.requestWillBeSent", began)
        wire.on("Network.dataReceived", came)
        wire.on("Network.loadingFinished", ended)
        wire.send("Network.enable")

    @property
    def scripts(self) -> set[str]:
        return {address.rpartition("/")[2] for address in self.sent if address.endswith(".js")}


@pytest.fixture
def load(browser: Browser, site: Site) -> Iterator[Callable[..., Load]]:
    """Return a function that opens a page for the first time and waits until nothing more comes."""
    with ExitStack() as stack:
        address = stack.enter_context(zipped(site.folder))

        def open_first(place: str, screen: str) -> Load:
            context = stack.enter_context(browser.new_context(viewport=SCREENS[screen], service_workers="block"))
            first = Load(context.new_page())
            first.watch()
            first.page.goto(address + site.permalinks.get(place, place), wait_until="networkidle")
            return first

        yield open_first


def heaviest_muscle(folder: Path) -> str:
    """Return the permalink of the muscle with the longest page."""
    places = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))["structures"]
    pages = [place["permalink"] for place in places if place["kind"] == "muscle" and place["pictures"]]
    return str(max(pages, key=lambda page: (folder / page.strip("/") / "index.html").stat().st_size))


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_view_of_a_muscle_is_light(load: Callable[..., Load], site: Site, screen: str) -> None:
    first = load(heaviest_muscle(site.folder), screen)
    assert len(first.sent) <= MOST_REQUESTS
    assert sum(first.sent.values()) <= MOST_BYTES
    assert sum(first.bodies.values()) <= MOST_BYTES
    assert sum(first.sent.values()) < sum(first.bodies.values())


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_view_brings_no_code_for_3d_nor_for_searching(
    load: Callable[..., Load], site: Site, screen: str
) -> None:
    first = load("muscle", screen)
    assert first.scripts == FIRST_SCRIPTS
    scripts = [(site.folder / "assets" / name).read_bytes() for name in sorted(FIRST_SCRIPTS)]
    assert [word for word in OF_3D for script in scripts if word in script] == []


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("place", ["muscle", "group", "region", "/", "/browse/", "/search/", "/root/s1/"])
def test_nothing_moves_while_a_page_comes(load: Callable[..., Load], place: str, screen: str) -> None:
    assert load(place, screen).page.evaluate(SHIFTED) == 0


@pytest.mark.parametrize("screen", SCREENS)
def test_the_largest_thing_that_appears_on_a_muscle_is_its_picture(load: Callable[..., Load], screen: str) -> None:
    assert load("muscle", screen).page.evaluate(LARGEST)
