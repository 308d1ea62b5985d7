"""Labels over the plate, and the labelled figure that a reader takes along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Way
from tests.browser.test_pages import violations
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

TEXTS = "() => [...document.querySelectorAll('.labels text')].map(text => text.textContent)"
OVERLAPPING = """() => {
    const boxes = [...document.querySelectorAll('.labels text')].map(text => text.getBoundingClientRect())
    const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom <= b.top + 3 || b.bottom <= a.top + 3
    return boxes.some((one, n) => boxes.slice(n + 1).some(other => !apart(one, other)))
}"""


def with_labels(page: Page) -> list[str]:
    page.locator(".labelling .names").click()
    wait_until(page, "() => document.querySelectorAll('.labels text').length > 0")
    return list(page.evaluate(TEXTS))


@pytest.mark.parametrize("way", ["served", "disk"])
def test_labels_come_when_asked_for_and_go_again(open_page: Callable[..., Opened], way: Way) -> None:
    page = open_page("group", way).page
    named = with_labels(page)
    assert set(named) & set(page.locator(".legend .muscle a").all_inner_texts())
    page.locator(".labelling .names").click()
    assert page.locator(".labels").count() == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_no_label_lies_upon_another_and_axe_finds_nothing(open_page: Callable[..., Opened], width: int) -> None:
    page = open_page("group", viewport={"width": width, "height": 844}).page
    with_labels(page)
    assert not page.evaluate(OVERLAPPING)
    assert violations(page) == []


def test_labels_follow_the_view_that_is_turned_to(open_page: Callable[..., Opened]) -> None:
    page = open_page("group").page
    with_labels(page)
    before = page.locator(".labels").inner_html()
    page.locator(".hero .turn a[rel=next]").click()
    wait_until(page, f"() => document.querySelector('.labels').innerHTML !== {before!r}")


@pytest.mark.parametrize("way", ["served", "disk"])
def test_a_labelled_figure_in_latin_is_a_download(open_page: Callable[..., Opened], way: Way) -> None:
    page = open_page("group", way).page
    page.evaluate("() => { document.querySelector('#names-language').closest('details').open = true }")
    page.locator("#names-language").select_option("la")
    wait_until(page, "() => document.documentElement.dataset.names === 'la'")
    with page.expect_download() as download:
        page.locator(".labelling [data-form=svg]").click()
    figure = download.value.path().read_text(encoding="utf-8")
    assert ">M. " in figure
    assert (page.locator(".labelling").get_attribute("data-credit") or "?").split()[0] in figure
    assert ("data:image/png" in figure) == (way == "served")


def test_without_javascript_there_are_no_buttons_that_do_nothing(open_page: Callable[..., Opened]) -> None:
    assert not open_page("group", java_script_enabled=False).page.locator(".labelling").is_visible()
