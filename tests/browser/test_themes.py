"""A reader may choose light or dark; the choice stays, and is there before the page is painted."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Way
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser

PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"


def choose(page: Page, theme: str) -> None:
    page.locator(".settings summary").click()
    page.locator("#theme").select_option(theme)


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize(("device", "theme"), [("light", "dark"), ("dark", "light")])
def test_the_choice_goes_before_the_device_and_stays(
    open_page: Callable[..., Opened], device: str, theme: str, way: Way
) -> None:
    opened = open_page("muscle", way, color_scheme=device)
    page, before = opened.page, opened.page.evaluate(PAPER)
    choose(page, theme)
    chosen = page.evaluate(PAPER)
    assert chosen != before
    page.reload()
    assert page.evaluate(PAPER) == chosen
    choose(page, "auto")
    assert page.evaluate(PAPER) == before
    assert opened.watch.faults == []


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing_in_what_was_chosen(open_page: Callable[..., Opened], theme: str) -> None:
    page = open_page("muscle", color_scheme="light" if theme == "dark" else "dark").page
    choose(page, theme)
    assert violations(page) == []


def test_the_settings_fold_away_on_escape(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.locator(".settings summary").click()
    page.locator("#theme").focus()
    page.keyboard.press("Escape")
    assert not page.locator("#theme").is_visible()
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_without_a_script_there_is_nothing_to_set(open_page: Callable[..., Opened]) -> None:
    assert not open_page("muscle", java_script_enabled=False).page.locator(".settings").is_visible()


def test_the_chosen_dark_is_the_dark_of_the_device() -> None:
    sheet = files("muscleatlas.site").joinpath("static", "css", "tokens.css").read_text(encoding="utf-8")
    of_device, chosen = (
        dict(re.findall(r"(--[\w-]+): ([^;]+);", block))
        for block in re.findall(
            r":root(?::not\(\[data-theme=\"light\"\]\)|\[data-theme=\"dark\"\]) \{(.*?)\}", sheet, re.S
        )
    )
    assert of_device == chosen
