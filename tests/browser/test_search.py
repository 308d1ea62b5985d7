"""The finder opens anywhere, understands what readers type, and leads to ordinary pages."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SITES, Opened, Site, Way
from tests.browser.test_pages import violations
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

TRANSFERRED_BYTES = 60_000
FIELD = ".finder input"
FOUND = "() => [...document.querySelectorAll('.found b')].map(name => name.textContent)"


def opened_finder(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(FIELD).wait_for(state="visible")


def ask(page: Page, query: str) -> None:
    """Type a query and wait for its answer."""
    page.locator(FIELD).fill(query)
    wait_until(page, "() => document.querySelector('.finder-status').textContent !== ''")


def found(page: Page) -> list[str]:
    return list(page.evaluate(FOUND))


@pytest.mark.parametrize("way", ["served", "disk"])
def test_slash_a_name_and_enter_lead_to_its_page(open_page: Callable[..., Opened], way: Way) -> None:
    opened = open_page("muscle", way)
    opened_finder(opened.page)
    ask(opened.page, "peroneus brevis")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**/fibularisbrevis/**")
    assert opened.page.locator("h1").inner_text() == "Fibularis brevis"
    assert opened.watch.faults == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("fibularis longus", "Fibularis longus"),
        ("Peroneus longus", "Fibularis longus"),
        ("musculus fibularis longus", "Fibularis longus"),
        ("FMA22539", "Fibularis longus"),
        ("soelus", "Soleus"),
        ("gastrocnemeus", "Gastrocnemius"),
        ("L5 foot eversion", "Fibularis longus"),
        ("muscles on the fibula", "Fibula"),
        ("what does root S1 move", "S1"),
    ],
)
def test_it_understands(open_page: Callable[..., Opened], query: str, first: str) -> None:
    page = open_page("muscle").page
    opened_finder(page)
    ask(page, query)
    assert found(page)[0] == first


def test_a_side_that_is_asked_for_is_shown(open_page: Callable[..., Opened]) -> None:
    page = open_page("/").page
    opened_finder(page)
    ask(page, "fibularis longus from behind")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fibularislongus/**#view-posterior")
    wait_until(page, "() => document.querySelector('.hero .station b').textContent === 'posterior'")


def test_names_of_other_languages_follow(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    opened_finder(page)
    page.locator(FIELD).fill("schollenmuskel")
    wait_until(page, f"() => ({FOUND})()[0] === 'Soleus'")


def test_arrow_keys_walk_through_the_links_and_escape_leads_back(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.locator("a.finder-open").focus()
    page.keyboard.press("Enter")
    page.locator(FIELD).wait_for(state="visible")
    ask(page, "fibularis")
    for key, name in {"ArrowDown": 0, "End": -1, "Home": 0}.items():
        page.keyboard.press(key)
        assert page.locator(".found a:focus b").inner_text() == found(page)[name]
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    assert not page.evaluate("() => document.querySelector('dialog').open")
    assert page.evaluate("() => document.activeElement.className") == "finder-open"


def test_the_search_page_answers_the_question_in_its_address(open_page: Callable[..., Opened], site: Site) -> None:
    page = open_page("/search/").page
    page.goto(site.page("/search/", "disk") + "?q=peroneus+brevis")
    wait_until(page, f"() => ({FOUND})()[0] === 'Fibularis brevis'")
    assert page.locator("dialog").count() == 0


def test_without_a_script_the_search_leads_to_the_ways_of_browsing(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle", java_script_enabled=False).page
    page.locator("a.finder-open").click()
    page.wait_for_url("**/search/**")
    assert page.locator("main a").count() > 3


def test_nothing_of_it_is_loaded_before_somebody_searches(open_page: Callable[..., Opened]) -> None:
    opened = open_page("muscle")
    opened.page.wait_for_load_state("networkidle")
    assert [address for address in opened.watch.requests if "search" in address or "finder" in address] == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_is_open(open_page: Callable[..., Opened], scheme: str, width: int) -> None:
    page = open_page("muscle", color_scheme=scheme, viewport={"width": width, "height": 844}).page
    opened_finder(page)
    assert violations(page) == []
    ask(page, "fibula")
    assert violations(page) == []


@pytest.mark.parametrize("site", SITES, indirect=True)
def test_all_of_it_is_light(site: Site) -> None:
    assets = (site.folder / "assets" / name for name in ("finder.js", "search-index.js"))
    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in assets) <= TRANSFERRED_BYTES
