"""Write the page of all commands from what `--help` says, or check that it still says the same.

::

    python tools/write_commands.py [--check] docs/commands.md
"""

from __future__ import annotations

import sys
from pathlib import Path

from muscleatlas.cli.main import app

__all__ = ["commands_page", "main"]

HEAD = "<!-- Written by `make docs` from the commands themselves. -->\n\n"


def commands_page() -> str:
    """Return the page, Markdown."""
    text = app.generate_docs(output_format="markdown", heading_level=1)
    lines = [line.rstrip() for line in text.splitlines()]
    return HEAD + "\n".join(lines).strip() + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the page; a page that says something else is a fault."""
    page = Path(arguments[-1])
    if "--check" not in arguments:
        page.write_text(commands_page(), encoding="utf-8")
    elif not page.is_file() or page.read_text(encoding="utf-8") != commands_page():
        print(f"{page} does not say what --help says: run `make docs`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
