"""Find Chrome or Chromium on this machine, and install Debian's where that may be done.

As a program it prints where the browser is, or what to install::

    python tests/browser/chromium.py [--install]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["ADVICE", "LAUNCH_ARGUMENTS", "find_chromium", "install_chromium", "main"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ADVICE = (
    "No Chrome or Chromium was found, and the browser tests need one.\n"
    "  Install it (on Debian: apt-get install chromium; elsewhere: Chrome or Chromium as usual)\n"
    "  or name it: CHROMIUM=/path/to/chromium make test"
)
# A browser that asks nothing of anyone, whoever runs it: root in a container included.
LAUNCH_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def find_chromium(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the browser's program: the one that ``CHROMIUM`` names, else the first known on the ``PATH``."""
    named = environment.get("CHROMIUM")
    if named:
        found = shutil.which(named, path=environment.get("PATH"))
        return Path(found) if found else None
    programs = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    return next((Path(program) for program in programs if program), _application())


def install_chromium() -> bool:
    """Install Debian's ``chromium`` where we are root and have apt; return whether it was tried and went well."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing Debian's chromium for the browser tests ...", file=sys.stderr)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    if _ran(install, quiet):
        return True
    return _ran(["apt-get", "update", "--quiet=2"], quiet) and _ran(install, quiet)


def main(arguments: list[str]) -> int:
    """Say where the browser is; a browser that is missing is told, and is no failure by itself."""
    if find_chromium() is None and "--install" in arguments and "CHROMIUM" not in os.environ:
        install_chromium()
    found = find_chromium()
    print(f"Browser for the tests: {found}" if found else ADVICE, file=sys.stderr)
    return 0


def _application() -> Path | None:
    return next((program for program in APPLICATIONS if program.exists()), None)


def _ran(command: list[str], environment: Mapping[str, str]) -> bool:
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
