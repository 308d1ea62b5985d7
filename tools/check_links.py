"""Check that every link inside the documents leads somewhere: to a file of the checkout, and to a heading in it.

::

    python tools/check_links.py README.md docs
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt

__all__ = ["broken_links", "headings", "main"]


def headings(text: str) -> set[str]:
    """Return the anchors of a Markdown text's headings, made the way code hosts make them."""
    tokens = MarkdownIt("commonmark").parse(text)
    titles = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type == "heading_open"]
    seen: Counter[str] = Counter()
    anchors = set()
    for title in titles:
        anchor = re.sub(r"[^\w\- ]", "", title.casefold()).strip().replace(" ", "-")
        anchors.add(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
        seen[anchor] += 1
    return anchors


def broken_links(document: Path) -> Iterator[str]:
    """Tell each link of one document that leads nowhere, as ``file:line: what``; addresses on the web are left."""
    for line, target in _links(document.read_text(encoding="utf-8")):
        path, _, anchor = unquote(target).partition("#")
        file = document.parent / path if path else document
        if not file.exists():
            yield f"{document}:{line}: the link {target!r} leads to no file"
        elif anchor and file.suffix == ".md" and anchor not in headings(file.read_text(encoding="utf-8")):
            yield f"{document}:{line}: the link {target!r} leads to no heading of {file}"


def main(arguments: list[str]) -> int:
    """Check the named documents and all Markdown files in the named folders."""
    faults = [fault for document in _documents(arguments) for fault in broken_links(document)]
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


def _documents(arguments: list[str]) -> list[Path]:
    given = [Path(argument) for argument in arguments]
    return [document for path in given for document in (sorted(path.rglob("*.md")) if path.is_dir() else [path])]


def _links(text: str) -> Iterator[tuple[int, str]]:
    for block in MarkdownIt("commonmark").enable("table").parse(text):
        line = (block.map[0] if block.map else 0) + 1
        for token in block.children or ():
            target = token.attrGet("href") or token.attrGet("src")
            if isinstance(target, str) and not re.match(r"[a-z][a-z+.-]*:|//", target):
                yield line, target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
