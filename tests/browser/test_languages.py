"""The interface and the names change their language in place, stay so, and find back to English whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Way
from tests.browser.test_pages import violations
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser


def choose(page: Page, select: str, language: str) -> None:
    page.evaluate("() => { document.querySelector('.settings').open = true }")
    page.locator(f"#{select}-language").select_option(language)
    kept = {"interface": "language", "names": "names"}[select]
    wait_until(page, f"() => document.documentElement.dataset.{kept} === '{language}'")


def text(page: Page) -> str:
    return str(page.locator("main").inner_text())


@pytest.mark.parametrize("way", ["served", "disk"])
def test_german_comes_stays_and_goes_without_a_trace(open_page: Callable[..., Opened], way: Way) -> None:
    opened = open_page("/muscle/leg/soleus/", way)
    page, english = opened.page, text(opened.page)
    choose(page, "interface", "de")
    assert page.locator("h1").inner_text() == "Schollenmuskel"
    assert page.locator("h1").get_attribute("lang") == "de"
    assert page.locator(".play").get_attribute("aria-label") == "Abspielen"
    page.reload()
    wait_until(page, "() => document.querySelector('h1').textContent === 'Schollenmuskel'")
    choose(page, "interface", "en")
    assert text(page) == english
    assert opened.watch.faults == []


def test_names_may_be_latin_while_the_interface_is_not(open_page: Callable[..., Opened]) -> None:
    page = open_page("/muscle/leg/soleus/").page
    choose(page, "names", "la")
    assert page.locator("h1").inner_text() == "Musculus soleus"
    assert page.locator("h1").get_attribute("lang") == "la"
    assert page.locator(".finder-open").first.inner_text().startswith("Search")


def test_the_plate_turns_on_in_the_chosen_language(open_page: Callable[..., Opened]) -> None:
    page = open_page("/muscle/leg/soleus/").page
    choose(page, "interface", "de")
    page.locator(".turner").focus()
    page.keyboard.press("Home")
    wait_until(page, "() => document.querySelector('.hero').id === 'view-anterior'")
    assert "rechte Seite" in page.locator(".hero figcaption").inner_text()


def test_axe_finds_nothing_in_another_language(open_page: Callable[..., Opened]) -> None:
    page = open_page("/muscle/leg/soleus/").page
    choose(page, "interface", "fr")
    assert violations(page) == []
