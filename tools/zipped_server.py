"""Serve a folder at a loopback address with its text compressed, as static hosts do."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import IO

from muscleatlas.cli.serve import SiteHandler

__all__ = ["LEVEL", "ZIPPED", "zipped"]

LEVEL = 6
"""What nginx, Apache and most hosts come nearest to; GitHub's pages and Cloudflare's are no larger."""
ZIPPED = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser hangs up on a film that it has enough of."""


class _ZippingHandler(SiteHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | IO[bytes] | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.endswith("/") else path
        if path.suffix not in ZIPPED or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), LEVEL, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


@contextmanager
def zipped(folder: Path) -> Iterator[str]:
    """Yield the address of ``folder``, without a slash at its end, while it is served."""
    with _Server(("127.0.0.1", 0), partial(_ZippingHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
