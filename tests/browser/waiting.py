"""Wait for a page to say so; works where the page itself may run no script, or goes elsewhere meanwhile."""

from __future__ import annotations

import time

from playwright.sync_api import Error, Page

__all__ = ["wait_until"]


def wait_until(page: Page, condition: str, *, patience_s: float = 10.0) -> None:
    """Return when the expression ``condition`` is true on the page; fail when that takes too long."""
    deadline = time.monotonic() + patience_s
    while not _holds(page, condition):
        assert time.monotonic() < deadline, f"not within {patience_s:g} s: {condition}"
        page.wait_for_timeout(50)


def _holds(page: Page, condition: str) -> bool:
    try:
        return bool(page.evaluate(condition))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is being left for another
            return False
        raise
