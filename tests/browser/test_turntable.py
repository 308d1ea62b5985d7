"""A turntable turns when the reader says so, and only then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Way
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

STATE = "() => { const film = document.querySelector('video'); return [film.paused, film.currentTime] }"
MOVED = "() => document.querySelector('video').currentTime > 0.2"


def film_requests(opened: Opened) -> list[str]:
    return [address for address in opened.watch.requests if address.endswith(".mp4")]


def press_play(page: Page) -> None:
    own = page.locator("button.play")
    if own.is_visible():
        own.click()
    else:
        page.locator("video").focus()
        page.keyboard.press("Space")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_does_not_start_by_itself(open_page: Callable[..., Opened], motion: str) -> None:
    opened = open_page("muscle", reduced_motion=motion)
    opened.page.locator("video").scroll_into_view_if_needed()
    opened.page.wait_for_timeout(600)
    assert opened.page.evaluate(STATE) == [True, 0]
    assert film_requests(opened) == []


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize("script", [True, False])
def test_it_plays_when_play_is_pressed(open_page: Callable[..., Opened], way: Way, script: bool) -> None:  # noqa: FBT001
    opened = open_page("muscle", way, java_script_enabled=script)
    press_play(opened.page)
    wait_until(opened.page, MOVED)
    assert len(set(film_requests(opened))) == 1
    assert opened.watch.faults == []


def test_it_stops_when_pressed_again(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    press_play(page)
    wait_until(page, MOVED)
    press_play(page)
    wait_until(page, "() => document.querySelector('video').paused")


def test_its_controls_can_be_seen(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle").page
    assert page.evaluate("() => document.querySelector('video').controls") or page.locator("button.play").is_visible()
