"""``muscleatlas serve``: show a built site at an address that only this machine can reach."""

from __future__ import annotations

import errno
import io
import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

from muscleatlas.errors import OutputError, UsageError

__all__ = ["SiteHandler", "serve", "site_server"]

_HOST = "127.0.0.1"
_USUAL_PORT = 8000
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def serve(site: Path = Path("site"), *, port: int | None = None) -> None:
    """Show a built site at a local address, until Ctrl-C.

    Example: `muscleatlas serve site --port 8080`

    Parameters
    ----------
    site
        The folder of the site.
    port
        The port; 8000 when not given, or a free one if that is taken.
    """
    with site_server(site, port=port) as server:
        sys.stdout.write(f"{site} is at http://{_HOST}:{server.server_port}/ (Ctrl-C ends this)\n")
        sys.stdout.flush()
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            sys.stdout.write("\n")


class _Server(ThreadingHTTPServer):
    """Takes it calmly when a browser hangs up in the middle of a film."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site_server(site: Path, *, port: int | None = None) -> ThreadingHTTPServer:
    """Return a server of a site that listens on this machine only; port 0 takes any that is free.

    Raises
    ------
    OutputError
        If there is no site in the folder.
    UsageError
        If the port is taken.
    """
    if not (site / "index.html").is_file():
        raise OutputError("no site here", where=str(site), hint=f"build one: muscleatlas build --out {site}")
    handler = partial(SiteHandler, directory=str(site))
    try:
        return _Server((_HOST, _USUAL_PORT if port is None else port), handler)
    except (OSError, OverflowError) as error:
        if port is None and isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            return ThreadingHTTPServer((_HOST, 0), handler)
        raise UsageError(
            f"can't listen on port {port}", found=str(error), hint="--port 0 takes any that is free"
        ) from error


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with the types that browsers want, parts of films on request, and says nothing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".avif": "image/avif",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mp4": "video/mp4",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
    }

    def send_head(self) -> io.BytesIO | IO[bytes] | None:  # type: ignore[override]
        """Answer a request for a part of a file with that part; browsers need it to wind a film back."""
        path = Path(self.translate_path(self.path))
        wanted = _RANGE.fullmatch(self.headers.get("Range", ""))
        if wanted is None or not path.is_file():
            return super().send_head()
        content = path.read_bytes()
        first, last = _first_and_last(wanted, len(content))
        if first > last:
            self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return None
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        return io.BytesIO(content[first : last + 1])

    def end_headers(self) -> None:
        """Tell that parts can be asked for, and that a page may have changed since."""
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


def _first_and_last(wanted: re.Match[str], size: int) -> tuple[int, int]:
    """Return the first and last byte that a ``Range`` asks for; the first is greater if there are none."""
    first, last = wanted.groups()
    if not first:
        return max(0, size - int(last or 0)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
