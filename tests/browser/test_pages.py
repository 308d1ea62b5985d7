"""Every kind of page, from a server and from the disk, opens whole, asks nobody else and is accessible."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import KINDS, SITES, Opened, Way

pytestmark = pytest.mark.browser

FINDING = (
    "/", "/browse/", "/browse/names/", "/browse/regions/", "/search/", "/bone/", "/joint/", "/movement/", "/nerve/",
    "/root/", "/bone/fibula/", "/joint/ankle/", "/movement/ankle-plantarflexion/", "/nerve/tibial-nerve/", "/root/s1/",
)  # fmt: skip
WHOLE_SITE = ("/about/", "/coverage/", "/credits/", *FINDING)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TEXT = """() => {
    document.querySelectorAll("main button").forEach(button => button.remove())
    return document.querySelector("main").innerText.split(/\\s*\\n\\s*/).filter(Boolean)
}"""
SHOW_EVERYTHING = """async () => {
    for (const image of document.images) { image.loading = "eager" }
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
}"""
BROKEN_IMAGES = (
    "() => [...document.images].filter(i => !(i.complete && i.naturalWidth)).map(i => i.currentSrc || i.src)"
)
STICKING_OUT = """() => {
    const held = element => {
        for (let box = element; box && box !== document.body; box = box.parentElement) {
            if (getComputedStyle(box).overflowX !== "visible") return true
        }
        return false
    }
    const width = document.documentElement.clientWidth
    const out = [...document.body.querySelectorAll("*")].filter(element => {
        const box = element.getBoundingClientRect()
        return box.width && box.right > width + 0.5 && !held(element)
    }).map(element => element.outerHTML.slice(0, 120))
    return document.documentElement.scrollWidth > width ? ["the page scrolls sideways", ...out] : out
}"""


def settled(page: Page) -> None:
    page.evaluate(SHOW_EVERYTHING)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize("place", [*KINDS, *WHOLE_SITE])
def test_a_page_opens_whole_and_asks_nobody_else(open_page: Callable[..., Opened], place: str, way: Way) -> None:
    opened = open_page(place, way)
    settled(opened.page)
    opened.page.wait_for_load_state("networkidle")
    assert opened.page.evaluate(BROKEN_IMAGES) == []
    assert opened.watch.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", [*KINDS, *WHOLE_SITE])
def test_axe_finds_nothing(open_page: Callable[..., Opened], place: str, scheme: str) -> None:
    opened = open_page(place, color_scheme=scheme)
    settled(opened.page)
    assert violations(opened.page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("place", [*KINDS, *WHOLE_SITE])
def test_nothing_sticks_out(open_page: Callable[..., Opened], place: str, width: int) -> None:
    opened = open_page(place, viewport={"width": width, "height": 844})
    settled(opened.page)
    assert opened.page.evaluate(STICKING_OUT) == []


@pytest.mark.parametrize("place", KINDS)
def test_a_page_reads_whole_without_javascript(open_page: Callable[..., Opened], place: str) -> None:
    with_script = open_page(place).page
    without = open_page(place, java_script_enabled=False)
    assert without.page.evaluate(TEXT) == with_script.evaluate(TEXT)
    assert without.page.locator(".hero img").is_visible()
    assert without.watch.faults == []


@pytest.mark.parametrize("site", SITES[:1], indirect=True)
def test_a_place_without_a_mesh_has_a_page_without_pictures(open_page: Callable[..., Opened]) -> None:
    opened = open_page("bare")
    settled(opened.page)
    assert opened.page.locator("h1").is_visible()
    assert opened.page.locator(".stage").count() == 0
    assert violations(opened.page) == []
    assert opened.watch.faults == []


@pytest.mark.parametrize("site", SITES[:1], indirect=True)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_place_among_its_surroundings_is_whole_and_says_so(open_page: Callable[..., Opened], width: int) -> None:
    opened = open_page("around", viewport={"width": width, "height": 844})
    settled(opened.page)
    opened.page.locator("button.names").click()
    opened.page.locator("svg.labels text").first.wait_for()
    note, plate = (opened.page.locator(part).bounding_box() for part in (".no-mesh", ".plate"))
    assert note is not None
    assert plate is not None
    assert note["y"] <= plate["y"]
    assert opened.page.evaluate(BROKEN_IMAGES) == opened.page.evaluate(STICKING_OUT) == []
    assert violations(opened.page) == []
    assert opened.watch.faults == []


@pytest.mark.parametrize("way", ["served", "disk"])
def test_the_root_leads_into_the_atlas(open_page: Callable[..., Opened], way: Way) -> None:
    opened = open_page("/", way)
    opened.page.locator("main .frontispiece a, main .map svg a").first.click()
    opened.page.wait_for_url("**/muscle/**", timeout=5000)
    assert opened.page.locator("h1").count() == 1
    assert opened.watch.faults == []


@pytest.mark.parametrize("place", FINDING)
def test_a_page_for_finding_reads_whole_without_javascript(open_page: Callable[..., Opened], place: str) -> None:
    opened = open_page(place, java_script_enabled=False)
    assert opened.page.locator("main a").count() > 0
    assert opened.page.locator("h1").is_visible()
    assert opened.watch.faults == []
