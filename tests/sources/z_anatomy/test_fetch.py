from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from muscleatlas.errors import Faults, SourceError
from muscleatlas.sources.z_anatomy.fetch import fetch_files
from muscleatlas.sources.z_anatomy.files import FILES, RawFile

BYTES = b"as published"
SHA256 = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve a folder with one file on loopback."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "a.glb").write_bytes(BYTES)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def faults(folder: Path, file: RawFile, mirror: Path | None = None) -> str:
    with pytest.raises(Faults) as caught:
        fetch_files(folder, mirror=mirror, files=[file])
    return str(caught.value)


def test_the_mirror_is_used_where_it_lies_and_nothing_is_copied(tmp_path: Path) -> None:
    (tmp_path / "m" / "x").mkdir(parents=True)
    (tmp_path / "m" / "x" / "a.glb").write_bytes(BYTES)
    file = RawFile("x/a.glb", "https://example.org/a.glb", SHA256)
    assert fetch_files(tmp_path / "d", mirror=tmp_path / "m", files=[file]) == {
        "x/a.glb": tmp_path / "m" / "x" / "a.glb"
    }
    assert not (tmp_path / "d").exists()


def test_a_mirror_without_the_file_or_with_another_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.glb").write_bytes(b"something else")
    assert f"{tmp_path / 'b.glb'}: the mirror lacks a file" in faults(tmp_path, RawFile("b.glb", "", SHA256), tmp_path)
    other = hashlib.sha256(b"something else").hexdigest()
    assert faults(tmp_path, RawFile("a.glb", "", SHA256), tmp_path) == (
        f"1 fault in {tmp_path}\n"
        f"{tmp_path / 'a.glb'}: the file is not the one that was pinned\n"
        f"  found: SHA-256 {other}\n"
        f"  expected: SHA-256 {SHA256}\n"
        "  copy the file again, or leave the mirror out to use the network"
    )


def test_every_missing_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        fetch_files(tmp_path / "d", mirror=tmp_path)
    assert [fault.where for fault in caught.value.faults] == [str(tmp_path / key) for key in FILES]


def test_a_file_is_downloaded_once(tmp_path: Path, server: str) -> None:
    file = RawFile("x/a.glb", f"{server}a.glb", SHA256)
    (path,) = fetch_files(tmp_path / "d", files=[file]).values()
    assert path.read_bytes() == BYTES
    (tmp_path / "served" / "a.glb").unlink()
    assert fetch_files(tmp_path / "d", files=[file]) == {"x/a.glb": path}
    assert [entry.name for entry in path.parent.iterdir()] == ["a.glb"]


def test_a_download_with_another_hash_is_told_and_not_kept(tmp_path: Path, server: str) -> None:
    message = faults(tmp_path / "d", RawFile("a.glb", f"{server}a.glb", "0" * 64))
    assert "the file is not the one that was pinned" in message
    assert list((tmp_path / "d").iterdir()) == []


def test_without_network_and_mirror_all_cures_are_told_once(tmp_path: Path) -> None:
    files = [RawFile(f"{name}.glb", f"https://raw.githubusercontent.com/{name}.glb", SHA256) for name in "ab"]
    with pytest.raises(SourceError) as caught:
        fetch_files(tmp_path / "d", files=files)
    assert str(caught.value) == (
        "raw.githubusercontent.com: the meshes can't be fetched: no connection\n"
        "  connect to the network, or name a folder that has the files: `--mirror DIR` (or MUSCLEATLAS_MIRROR),\n"
        "  or do without: `muscleatlas data add musculoskeletal` builds a schematic body from what is installed"
    )
    assert list((tmp_path / "d").iterdir()) == []


def test_a_server_that_lacks_the_file_is_told(tmp_path: Path, server: str) -> None:
    assert "404" in faults(tmp_path / "d", RawFile("b.glb", f"{server}b.glb", SHA256))


def test_every_file_is_pinned_to_a_commit_and_a_hash() -> None:
    for file in FILES.values():
        assert file.url.startswith("https://raw.githubusercontent.com/")
        assert len(file.sha256) == 64
        assert any(len(step) == 40 for step in file.url.split("/"))
