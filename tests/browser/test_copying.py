"""A copy button copies what it stands for, from a server and from the disk, and says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Opened, Way
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", ["served", "disk"])
@pytest.mark.parametrize("name", ["credit-line", "citation"])
def test_what_was_copied_is_what_one_reads(open_page: Callable[..., Opened], name: str, way: Way) -> None:
    opened = open_page("muscle", way, permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.evaluate("() => document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.locator(f"button.copy[data-copy={name}]").click()
    wait_until(page, "() => document.querySelector('.copied')?.textContent === 'Copied'")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    shown = page.locator(f"#{name}")
    expected = shown.evaluate("element => element.value ?? element.innerText")
    assert copied.split() == expected.split() != []
    assert opened.watch.faults == []


def test_without_a_script_there_is_no_button(open_page: Callable[..., Opened]) -> None:
    page = open_page("muscle", java_script_enabled=False).page
    assert {button.is_visible() for button in page.locator("button.copy").all()} == {False}
