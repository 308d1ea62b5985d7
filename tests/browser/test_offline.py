"""What was seen once can be read without a network, and a new edition says that it is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import served
from tests.browser.test_search import ask, found, opened_finder
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

CONTROLLED = "() => navigator.serviceWorker.controller !== null"
SEEN = "muscle/leg/soleus/index.html"
UNSEEN = "muscle/leg/plantaris/index.html"


@pytest.fixture
def folder(tiny_site: Path, tmp_path: Path) -> Path:
    """Return a copy of the tiny site that may be changed."""
    return Path(shutil.copytree(tiny_site, tmp_path / "site"))


@pytest.fixture
def home(folder: Path) -> Iterator[str]:
    """Return the address of that copy while it is served."""
    with served(folder) as address:
        yield f"{address}/"


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """Return a page of a site whose worker serves it, seen twice: the first visit brings the worker."""
    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto(home + SEEN)
        wait_until(opened, CONTROLLED, patience_s=20)
        opened.reload(wait_until="networkidle")
        yield opened


def test_a_page_that_was_seen_opens_with_its_picture(page: Page) -> None:
    page.context.set_offline(offline=True)
    page.reload()
    assert page.locator("h1").inner_text() == "Soleus"
    assert page.evaluate("() => document.querySelector('.hero img').naturalWidth > 0")
    assert page.evaluate("() => getComputedStyle(document.querySelector('.stage')).display") == "grid"


def test_the_page_can_be_installed_and_the_atlas_then_opens_with_its_home_page(page: Page, home: str) -> None:
    named = page.evaluate("() => document.querySelector('link[rel=manifest]').href")
    assert named == f"{home}manifest.webmanifest"
    page.goto(home + page.context.request.get(named).json()["start_url"])
    assert page.locator(".frontispiece, .map").count() > 0


def test_the_search_works(page: Page) -> None:
    page.context.set_offline(offline=True)
    page.reload()
    opened_finder(page)
    ask(page, "peroneus brevis")
    assert found(page)[0] == "Fibularis brevis"


def test_a_page_that_was_never_seen_leads_to_the_entrance(page: Page, home: str) -> None:
    page.context.set_offline(offline=True)
    page.goto(home + UNSEEN)
    assert page.url != home + UNSEEN
    assert page.locator("h1").is_visible()


def test_a_new_edition_is_told_and_taken_when_the_reader_says_so(page: Page, home: str, folder: Path) -> None:
    core = folder / "assets" / "core.js"
    core.write_text(re.sub(r'"build": "\w+"', '"build": "next"', core.read_text()))
    page.goto(home + SEEN)
    page.locator(".notice").wait_for(timeout=20_000)
    page.locator(".notice button").first.click()
    wait_until(page, "async () => (await caches.keys()).every(name => name.endsWith('-next'))", patience_s=20)
    assert page.locator(".notice").count() == 0
