"""What all tests share: folders of their own, no network, the real meshes, a browser.

Nothing that a test does reaches the home folder, the user's caches or another machine.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.once import build_once, shared_folder
from tests.scheduling import SiteScheduling

REPOSITORY = Path(__file__).resolve().parents[1]
MIRROR_NEARBY = REPOSITORY.parent / "shared" / "anatomy" / "z-anatomy" / "raw"
NO_PROXY_ANSWERS_HERE = "http://127.0.0.1:9"


def find_mirror() -> Path | None:
    """Return the folder that mirrors the source files: ``MUSCLEATLAS_MIRROR``, else the one beside the checkout."""
    named = os.environ.get("MUSCLEATLAS_MIRROR")
    folder = Path(named) if named else MIRROR_NEARBY
    return folder.resolve() if folder.is_dir() else None


MIRROR = find_mirror()


# ---- folders of their own


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the session a home folder and caches of its own, and hide the machine's settings of ours."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("MUSCLEATLAS_DATA", "MUSCLEATLAS_CACHE"):
            patch.setenv(name, str(home / name.casefold()))
        patch.delenv("MUSCLEATLAS_MIRROR", raising=False)
        yield


@pytest.fixture(autouse=True)
def _own_data_and_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test empty data and cache folders: no test sees what another has left."""
    monkeypatch.setenv("MUSCLEATLAS_DATA", str(tmp_path / "own-data"))
    monkeypatch.setenv("MUSCLEATLAS_CACHE", str(tmp_path / "own-cache"))


# ---- no network


@pytest.fixture(scope="session", autouse=True)
def _no_network(_own_home: None) -> Iterator[None]:
    """Let nothing but loopback be reached, as on a machine without a network; child processes meet a dead proxy."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            patch.setenv(name, NO_PROXY_ANSWERS_HERE)
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1,localhost,::1")
        patch.setattr(socket.socket, "connect", _local_only(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", _local_only(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", _resolve_local_only(socket.getaddrinfo))
        yield


def _local_only(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
            raise OSError(f"tests have no network: refused to connect to {address[0]!r}")
        return connect(self, address)

    return guarded


def _resolve_local_only(getaddrinfo: Any) -> Any:
    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is not None and not _is_local(host):
            raise socket.gaierror(f"tests have no network: refused to look up {host!r}")
        return getaddrinfo(host, *arguments, **options)

    return guarded


def _is_local(host: str | bytes) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name in ("localhost", "")
    return address.is_loopback or address.is_unspecified


# ---- the real meshes


@pytest.fixture(scope="session")
def mirror() -> Path:
    """Return the folder with the real source files; skip where there is none (tests are marked ``meshes``)."""
    if MIRROR is None:
        pytest.skip(f"no mirror of the source files: set MUSCLEATLAS_MIRROR (looked in {MIRROR_NEARBY})")
    return MIRROR


@pytest.fixture(scope="session")
def real_data(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the bundle of the real meshes; built once for all workers of the session."""

    def build(folder: Path) -> None:
        from muscleatlas.sources.z_anatomy.assemble import build_z_anatomy_bundle

        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MUSCLEATLAS_DATA", str(folder))
            build_z_anatomy_bundle(mirror)

    return build_once(shared_folder(tmp_path_factory) / "real-data", build)


@pytest.fixture
def real_bundle(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the bundle of the real meshes, and let ``MUSCLEATLAS_DATA`` name its folder for this test."""
    from muscleatlas.bundle.bundle import read_bundle
    from muscleatlas.bundle.store import bundle_path

    monkeypatch.setenv("MUSCLEATLAS_DATA", str(real_data))
    return read_bundle(bundle_path("z-anatomy"))


# ---- workers


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SiteScheduling:
    """Keep the tests of a built site on one worker."""
    return SiteScheduling(config, log)


# ---- continuous integration skips nothing in silence


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI, make a skipped browser test a failure, and a skipped mesh test too when the meshes are there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _must_run(item):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped under CI. {reason}"
    return report


def _must_run(item: pytest.Item) -> bool:
    if not os.environ.get("CI"):
        return False
    needs_browser = item.get_closest_marker("browser") is not None
    needs_meshes = item.get_closest_marker("meshes") is not None
    return (needs_meshes and MIRROR is not None) or (needs_browser and not needs_meshes)
