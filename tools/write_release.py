"""Write what the coming release states, and the page of what has changed since the last; or check both.

::

    python tools/write_release.py [--check] docs/changes.md

A release whose heading in the changelog says "not yet released" is written anew each time; one that is out stays as it
is, and facts that differ from it need a new version.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.releases import (
    RELEASES,
    changes_between,
    last_release_before,
    read_release,
    release_text,
    statement_digests,
)

__all__ = ["changes_page", "coming_release", "main"]

ROOT = Path(__file__).resolve().parents[1]
HEAD = """<!-- Written by `make docs` from the statements themselves. -->

# What has changed in the facts

Every statement has an id that stays. What each release stated is kept as one digest for each of them, so that nothing
changes unseen. A better source, or another order, changes no statement.

"""
_HEADING = re.compile(r"^## (\d+\.\d+\.\d+)(.*)$", re.MULTILINE)


def coming_release(changelog: str) -> tuple[str, bool]:
    """Return the newest version of a changelog, and whether it is out."""
    heading = _HEADING.search(changelog)
    if heading is None:
        raise SystemExit("CHANGELOG.md has no heading such as '## 0.1.0'")
    return heading[1], "not yet released" not in heading[2]


def changes_page(knowledge: Knowledge, version: str, folder: Path = RELEASES) -> str:
    """Return the page, Markdown: what the coming version states otherwise than the last release."""
    digests, last = statement_digests(knowledge), last_release_before(version, folder)
    if last is None:
        return f"{HEAD}## {version}\n\nThe first release: {len(digests):,} statements.\n"
    changes = changes_between(last.digests, digests)
    parts = [("New", changes.added), ("Changed", changes.changed), ("Gone", changes.removed)]
    counts = ", ".join(f"{len(ids):,} {name.casefold()}" for name, ids in parts)
    told = [f"## {version}\n\nSince {last.version}: {counts}; {len(digests):,} statements now."]
    told += [f"### {name}\n\n" + "\n".join(f"- `{one}`" for one in ids) for name, ids in parts if ids]
    return HEAD + "\n\n".join(told) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the release and the page; what does not fit is a fault."""
    page, knowledge = Path(arguments[-1]), read_knowledge()
    version, is_out = coming_release((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    kept, digests = RELEASES / f"{version}.txt", statement_digests(knowledge)
    if is_out and kept.is_file() and changes_between(read_release(kept).digests, digests):
        return _tell(f"{version} is out, and the facts have changed since: begin a new version in CHANGELOG.md")
    wanted = {kept: release_text(digests), page: changes_page(knowledge, version)}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        return _tell(f"{stale[0].name} does not say what the facts say: run `make docs`") if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    return 0


def _tell(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
