"""Whether a Dask scheduler speaks at an address: Dask's client itself waits for ever for one that never does."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from muscleatlas.errors import UsageError

__all__ = ["check_greeting", "check_tls"]

_HEAD_BYTES = 8
_LONGEST_GREETING_BYTES = 1 << 20


def check_greeting(address: str, timeout_s: float) -> None:
    """Refuse what listens at an address but doesn't begin as a Dask scheduler does.

    Parameters
    ----------
    address
        ``"tcp://HOST:PORT"``. With any other scheme nothing is checked: there Dask's client minds the time itself.
    timeout_s
        How long to wait for the first bytes.

    Raises
    ------
    ConnectionError
        If something else is there. If nobody is, nothing is raised: Dask's client tries until its time is over.

    Notes
    -----
    A scheduler speaks first. The first eight bytes are the length of its greeting, which is short.
    """
    parts = urlsplit(address)
    if parts.scheme != "tcp" or parts.hostname is None or parts.port is None:
        return
    try:
        stream = socket.create_connection((parts.hostname, parts.port), timeout=timeout_s)
    except OSError:
        return
    with stream:
        length = int.from_bytes(_first_bytes(stream), "little")
    if not 0 < length < _LONGEST_GREETING_BYTES:
        raise ConnectionError("something listens there, but it doesn't speak as a Dask scheduler does")


def check_tls(address: str) -> None:
    """Refuse an address of TLS if Dask's settings name no certificates.

    Raises
    ------
    UsageError
        If they are missing.
    """
    from dask import config
    from distributed.security import Security

    if not address.startswith("tls:") or config.get("distributed.client.security-loader", None):
        return
    if Security().get_connection_args("client")["ssl_context"] is None:
        raise UsageError(
            "TLS needs certificates, and Dask's settings name none",
            where=address,
            hint="set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY to their files",
        )


def _first_bytes(stream: socket.socket) -> bytes:
    """Return the first eight bytes that come, or none if they don't."""
    head = b""
    try:
        while len(head) < _HEAD_BYTES and (more := stream.recv(_HEAD_BYTES - len(head))):
            head += more
    except OSError:
        return b""
    return head if len(head) == _HEAD_BYTES else b""
