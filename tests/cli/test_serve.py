from __future__ import annotations

import http.client
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from muscleatlas.cli.serve import site_server
from muscleatlas.errors import OutputError, UsageError

FILM = bytes(range(100))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "muscle").mkdir(parents=True)
    (folder / "index.html").write_text("<p>é", encoding="utf-8")
    (folder / "muscle" / "index.html").write_text("muscle")
    (folder / "turntable.mp4").write_bytes(FILM)
    (folder / "hero.avif").write_bytes(b"")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def connection(site: Path) -> Iterator[http.client.HTTPConnection]:
    with site_server(site, port=0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        yield connection
        connection.close()
        server.shutdown()
        thread.join()


def answer(
    connection: http.client.HTTPConnection, path: str, **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/muscle/", "text/html; charset=utf-8"),
        ("/turntable.mp4", "video/mp4"),
        ("/hero.avif", "image/avif"),
    ],
)
def test_each_file_has_the_type_that_browsers_want(
    connection: http.client.HTTPConnection, path: str, kind: str
) -> None:
    status, headers, _ = answer(connection, path)
    assert (status, headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    ("wanted", "part", "told"),
    [
        ("bytes=0-9", FILM[:10], "bytes 0-9/100"),
        ("bytes=90-", FILM[90:], "bytes 90-99/100"),
        ("bytes=-5", FILM[-5:], "bytes 95-99/100"),
        ("bytes=95-500", FILM[95:], "bytes 95-99/100"),
    ],
)
def test_a_part_of_a_film_is_served_as_that_part(
    connection: http.client.HTTPConnection, wanted: str, part: bytes, told: str
) -> None:
    status, headers, content = answer(connection, "/turntable.mp4", Range=wanted)
    assert (status, headers["Content-Range"], content) == (206, told, part)


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=50-40", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(connection: http.client.HTTPConnection, wanted: str) -> None:
    assert answer(connection, "/turntable.mp4", Range=wanted)[0] == 416


def test_nothing_outside_the_site_is_served(connection: http.client.HTTPConnection) -> None:
    assert answer(connection, "/../secret.txt")[0] == 404
    assert answer(connection, "/%2e%2e/secret.txt", Range="bytes=0-5")[0] == 404


def test_only_this_machine_is_listened_to(site: Path) -> None:
    with site_server(site, port=0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_folder_without_a_site_is_told_with_the_way_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        site_server(tmp_path)
    assert str(caught.value) == f"{tmp_path}: no site here\n  build one: muscleatlas build --out {tmp_path}"


def test_a_port_that_is_taken_is_told_with_the_cure(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"can't listen on port {port}\n.*\n  --port 0 takes any that is free"):
            site_server(site, port=port)


def test_a_port_that_no_machine_has_is_wrong_usage(site: Path) -> None:
    with pytest.raises(UsageError, match="can't listen on port 70000"):
        site_server(site, port=70_000)


def test_a_browser_that_hangs_up_in_a_film_leaves_no_word(
    site: Path, connection: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "film.mp4").write_bytes(bytes(30_000_000))
    with socket.create_connection((connection.host, connection.port)) as browser:
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        browser.sendall(b"GET /film.mp4 HTTP/1.1\r\nHost: x\r\n\r\n")
        browser.recv(1000)
    assert answer(connection, "/index.html")[0] == 200
    assert capfd.readouterr().err == ""
