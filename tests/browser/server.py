"""Serve a folder at a loopback address, below a path of its own, as a web host under a project's path does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from muscleatlas.cli.serve import SiteHandler

__all__ = ["BASE_PATH", "served"]

BASE_PATH = "/somewhere/below"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser hangs up on a film that it has enough of."""


class _BelowBasePath(SiteHandler):
    def translate_path(self, path: str) -> str:
        inside = path.startswith(BASE_PATH + "/")
        return super().translate_path(path.removeprefix(BASE_PATH) if inside else "/outside the base path")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address of ``folder``, without a slash at its end, while it is served."""
    with _Server(("127.0.0.1", 0), partial(_BelowBasePath, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
        finally:
            server.shutdown()
            thread.join()
