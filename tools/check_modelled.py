"""Check that a site drawn from the schematic body shows every structure that the biomechanical model has.

::

    python tools/check_modelled.py site

Each must have a page, with pictures of its own solid from all sixteen sides. A site of Z-Anatomy passes as well, as far
as it has the meshes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from muscleatlas.sources.musculoskeletal.paths import tendon_table

__all__ = ["main", "not_shown"]

_VIEWS = 16


def not_shown(site: Path, modelled: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each structure that the site doesn't show, and why.

    Parameters
    ----------
    site
        The folder of a built site; its ledger is believed, and each page looked for.
    modelled
        Ids of structures.
    """
    ledger = json.loads((site / "coverage.json").read_text(encoding="utf-8"))
    rows: Mapping[str, Mapping[str, Any]] = {row["id"]: row for row in ledger["structures"]}
    for structure in sorted(modelled):
        fault = _fault(site, rows.get(structure))
        if fault is not None:
            yield f"{structure}: {fault}"


def _fault(site: Path, row: Mapping[str, Any] | None) -> str | None:
    if row is None:
        return "not in the ledger"
    if not (site / row["permalink"].strip("/") / "index.html").is_file():
        return f"no page at {row['permalink']}"
    if row["pictures"]["shows"] != "mesh":
        return f"no pictures of its own: {row['mesh']['reason'] or 'no reason given'}"
    views = row["pictures"]["views"]
    return None if views == _VIEWS else f"{views} views instead of {_VIEWS}"


def main(arguments: list[str]) -> int:
    """Check the site in a folder; return 0 if all is shown, 1 if not, 2 if there is no site."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "coverage.json").is_file():
        sys.stderr.write(
            f"{(__doc__ or '').strip()}\n\nno site with a ledger in {' '.join(arguments) or 'no folder'}\n"
        )
        return 2
    modelled = sorted(tendon_table())
    faults = list(not_shown(Path(arguments[0]), modelled))
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    sys.stderr.write(f"{len(modelled) - len(faults)} of {len(modelled)} modelled structures are shown\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
