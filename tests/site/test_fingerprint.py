from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import muscleatlas
from muscleatlas.site.fingerprint import LIBRARIES_THAT_DECIDE_PAGES
from muscleatlas.workflow.digest import LIBRARIES_THAT_DECIDE_BYTES
from muscleatlas.workflow.imports import modules_behind

PACKAGE = Path(str(muscleatlas.__path__[0]))
FETCH_OR_CHECK = {"pooch", "requests", "pydantic", "pydantic-core", "rapidfuzz"}
"""What they bring or let pass is digested itself; what they advise stands in messages, never in files."""

UNPACK_BUNDLES = {"dracopy"}
"""A bundle is made with it, and known by its own digest."""


def imported_libraries() -> Iterator[str]:
    """Yield the distributions that the build of a site and all modules behind it import."""
    distributions = packages_distributions()
    for module in modules_behind("site/build.py"):
        path = PACKAGE / module
        for file in [path] if path.is_file() else path.rglob("*.py"):
            for name in re.findall(r"^\s*(?:from|import) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE):
                if name not in sys.stdlib_module_names and name != "muscleatlas":
                    yield from (each.casefold().replace("_", "-") for each in distributions.get(name, []))


def test_every_library_behind_a_site_is_in_its_digest_or_has_a_reason_not_to_be() -> None:
    digested = {*LIBRARIES_THAT_DECIDE_PAGES, *LIBRARIES_THAT_DECIDE_BYTES}
    assert set(imported_libraries()) - digested == FETCH_OR_CHECK | UNPACK_BUNDLES
