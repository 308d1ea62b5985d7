"""The plate is a spinner: dragged, by keys, by its slider, arrows and thumbs it turns through all its views."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Way
from tests.browser.test_pages import violations
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

VIEWS = 16
SHIFTED = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
        .observe({type: "layout-shift", buffered: true})
    setTimeout(() => resolve(sum), 300)
})"""
PICTURE = "() => document.querySelector('.faces picture:not([hidden]) img').currentSrc"
DECODED = "() => document.querySelector('.faces picture:not([hidden]) img').naturalWidth > 0"


def station(page: Page) -> str:
    return str(page.locator(".hero .station b").inner_text())


def number(page: Page) -> int:
    return int(page.locator(".turner").input_value())


def wait_for_number(page: Page, wanted: int) -> None:
    wait_until(page, f"() => document.querySelector('.hero').classList.contains('figure-{wanted}')")


def after(number: int, steps: int) -> int:
    return (number - 1 + steps) % VIEWS + 1


def drag(page: Page, across: float) -> None:
    """Drag the picture sideways by a share of its width."""
    page.locator(".faces").scroll_into_view_if_needed()
    box = page.locator(".faces").bounding_box()
    assert box is not None
    middle, height = box["x"] + box["width"] / 2, max(box["y"], 0) + 120
    page.mouse.move(middle, height)
    page.mouse.down()
    page.mouse.move(middle + across * box["width"] / 2, height, steps=4)
    page.mouse.move(middle + across * box["width"], height, steps=4)
    page.mouse.up()


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize("left", [False, True])
def test_a_drag_over_half_the_plate_is_half_a_turn_and_the_front_follows_the_hand(
    open_page: Callable[..., Opened],
    way: Way,
    left: bool,  # noqa: FBT001
) -> None:
    opened = open_page("muscle", way)
    page, before = opened.page, number(opened.page)
    if left:
        page.get_by_label("left side").first.check(force=True)
    drag(page, 0.25)
    wait_for_number(page, after(before, -4 if left else 4))
    assert opened.watch.faults == []


def test_keys_on_the_slider_turn_on_over_the_end(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.locator(".turner").focus()
    turns = {"Home": 1, "ArrowLeft": VIEWS, "ArrowRight": 1, "End": VIEWS, "ArrowUp": 1, "PageUp": 1 + VIEWS // 4}
    for key, wanted in turns.items():
        page.keyboard.press(key)
        wait_for_number(page, wanted)
        assert page.locator(".turner").get_attribute("aria-valuetext") == station(page)


def test_every_view_can_be_reached_and_shows_a_picture_of_its_own(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.locator(".turner").focus()
    page.keyboard.press("Home")
    pictures, names = set(), set()
    for view in range(1, VIEWS + 1):
        wait_for_number(page, view)
        wait_until(page, DECODED)
        pictures.add(page.evaluate(PICTURE))
        names.add(station(page))
        page.keyboard.press("ArrowRight")
    assert (len(pictures), len(names)) == (VIEWS, VIEWS)


def test_an_arrow_keeps_the_focus_and_a_screen_reader_is_told(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    before = number(page)
    page.locator(".hero a[rel=next]").focus()
    page.keyboard.press("Enter")
    wait_for_number(page, after(before, 1))
    assert page.evaluate("() => document.activeElement.rel") == "next"
    wait_until(page, "() => document.querySelector('.turned-to').textContent !== ''")
    assert page.locator(".turned-to").inner_text() == station(page)


def test_a_thumb_is_marked_as_the_present_one(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    page.locator(".sheet a[href='#view-posterior']").click()
    wait_until(page, "() => document.querySelector('#view-posterior.hero') !== null")
    current = page.locator(".sheet a[aria-current]")
    assert [link.get_attribute("href") for link in current.all()] == ["#view-posterior"]


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize("script", [True, False])
def test_an_address_leads_to_a_view(open_page: Callable[..., Opened], way: Way, script: bool) -> None:  # noqa: FBT001
    opened = open_page("muscle", way, java_script_enabled=script)
    opened.page.goto(f"{opened.page.url.partition('#')[0]}#view-medial")
    opened.page.reload()
    shown = opened.page.locator("#view-medial")
    shown.wait_for(state="visible")
    assert "medial" in shown.inner_text()
    assert opened.watch.faults == []


def test_the_address_follows_without_growing_the_history(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    length = page.evaluate("() => history.length")
    for _ in range(3):
        page.locator(".hero a[rel=next]").click()
    wait_until(page, "() => location.hash === '#' + document.querySelector('.hero').id")
    assert page.evaluate("() => history.length") == length


@pytest.mark.parametrize("width", [390, 1440])
def test_turning_moves_nothing_else(open_page: Callable[..., Opened], width: int) -> None:
    page = open_page("muscle", viewport={"width": width, "height": 900}).page
    before = number(page)
    drag(page, 0.25)
    wait_for_number(page, after(before, 4))
    assert page.evaluate(SHIFTED) == 0


def test_pictures_come_only_when_somebody_begins_to_turn(open_page: Callable[..., Opened]) -> None:
    opened = open_page("muscle", viewport={"width": 1440, "height": 900})
    opened.page.wait_for_load_state("networkidle")
    asked = len(opened.watch.requests)
    opened.page.locator(".turner").focus()
    opened.page.wait_for_load_state("networkidle")
    assert 1 <= len(opened.watch.requests) - asked <= 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_turned_plate(open_page: Callable[..., Opened], scheme: str) -> None:
    page = open_page("muscle", color_scheme=scheme).page
    page.locator(".turner").focus()
    page.keyboard.press("End")
    wait_for_number(page, VIEWS)
    assert violations(page) == []
