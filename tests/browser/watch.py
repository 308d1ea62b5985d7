"""Watch a page from before it opens: everything that goes wrong, and everything that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

__all__ = ["Watch", "watched"]


@dataclass
class Watch:
    """What was seen on a page.

    Attributes
    ----------
    home
        The address below which everything must lie.
    requests
        Every address asked for, in order.
    faults
        One line each: a failed or foreign request, an error or warning on the console, an uncaught error.
    """

    home: str
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def see_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not unquote(request.url).startswith((unquote(self.home), "data:", "blob:")):
            self.faults.append(f"asked another place: {request.url}")

    def see_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"answered {response.status}: {response.url}")

    def see_failure(self, request: Request) -> None:
        # What Chromium itself breaks off is none: a film it has enough of, the icon of a page that leads on.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed ({request.failure}): {request.url}")

    def see_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text}")

    def see_error(self, error: Error) -> None:
        self.faults.append(f"uncaught: {error}")


def watched(page: Page, home: str) -> Watch:
    """Return a watch that has begun; open the address afterwards."""
    watch = Watch(home)
    page.on("request", watch.see_request)
    page.on("response", watch.see_response)
    page.on("requestfailed", watch.see_failure)
    page.on("console", watch.see_console)
    page.on("pageerror", watch.see_error)
    return watch
