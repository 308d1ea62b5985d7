"""What a module of this package rests on: itself and everything of the package that it imports, directly or not."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

__all__ = ["modules_behind"]

_PACKAGE = Path(__file__).parents[1]
_IMPORT = re.compile(rf"^\s*(?:from|import)\s+{_PACKAGE.name}\.([\w.]+)", re.MULTILINE)


@lru_cache
def modules_behind(module: str) -> tuple[str, ...]:
    """Return the files behind a module, as paths below the package, sorted.

    A change of any other file can't change what the module does. Whoever imports a folder as a whole, and not a
    module of it, rests on all of that folder.

    Parameters
    ----------
    module
        Its path below the package: ``"workflow/imports.py"``.

    Examples
    --------
    >>> modules_behind("errors.py")
    ('errors.py',)
    """
    found: set[str] = set()
    waiting = [module]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imported(_PACKAGE / path)
    return tuple(sorted(found))


def _imported(file: Path) -> list[str]:
    if file.is_dir():
        return []
    return [_path_of(name) for name in _IMPORT.findall(file.read_text(encoding="utf-8"))]


def _path_of(dotted: str) -> str:
    """Return the file of a module, or the folder of a package, below our own package."""
    path = dotted.replace(".", "/")
    return f"{path}.py" if (_PACKAGE / f"{path}.py").is_file() else path
