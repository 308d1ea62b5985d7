"""The reader can switch between right and left, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Way
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

MIRRORED = """() => {
    const image = document.querySelector('.hero img')
    let flips = 1
    for (let box = image; box; box = box.parentElement) {
        const style = getComputedStyle(box)
        flips *= new DOMMatrix(style.transform).a < 0 ? -1 : 1
        flips *= style.scale.startsWith('-') ? -1 : 1
    }
    return flips < 0
}"""


def switch(page: Page) -> None:
    page.get_by_label("left side").first.check(force=True)


def said_side(page: Page) -> str:
    return page.locator(".hero .station").inner_text().casefold()


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("place", ["group", "muscle"])
def test_the_left_side_is_the_mirror_image_and_says_so(
    open_page: Callable[..., Opened],
    place: str,
    way: Way,
    script: bool,  # noqa: FBT001
) -> None:
    opened = open_page(place, way, java_script_enabled=script)
    assert not opened.page.evaluate(MIRRORED)
    assert "right" in said_side(opened.page)
    assert "left" not in said_side(opened.page)
    switch(opened.page)
    assert opened.page.evaluate(MIRRORED)
    assert "left" in said_side(opened.page)
    assert "right" not in said_side(opened.page)
    assert opened.watch.faults == []


def test_the_switch_works_from_the_keyboard(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.get_by_label("left side").first.focus()
    page.keyboard.press("Space")
    assert page.evaluate(MIRRORED)


def test_a_view_opens_from_the_strip_and_names_itself(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.locator(".sheet a[href='#view-posterolateral']").click()
    wait_until(page, "() => location.hash === '#view-posterolateral'")
    shown = page.locator("#view-posterolateral")
    assert shown.is_visible()
    assert "posterolateral" in shown.inner_text().casefold()
