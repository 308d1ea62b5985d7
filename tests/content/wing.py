"""Pages of a made-up limb in every form that authors use, and the includes of a made-up site."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from muscleatlas.content.markdown import render_body
from muscleatlas.content.page import AuthoredPage
from muscleatlas.content.parse import parse_page
from muscleatlas.errors import Faults

__all__ = ["FILE", "INCLUDES", "body_faults", "gallery_text", "page_with_body", "rendered", "wing_page", "write_pages"]

FILE = "pages/wing.md"


def gallery_text(count: int = 16, *, stem: str = "muscles/png/Wing-Upper") -> str:
    """Return a gallery of that many orientations, as front matter."""
    items = [
        f"  - image_url: {stem}-{n}.png\n    caption: 'The upper wing - side {n}'\n    title: 'Upper wing {n}'\n"
        for n in range(1, count + 1)
    ]
    return "gallery:\n" + "".join(items)


def wing_page() -> str:
    """Return a page in the whole Jekyll form: a blank line after the hyphens, blanks after values, both includes."""
    return (
        "---\n"
        "\n"
        "layout: page\n"
        "permalink: /muscle/wing/upper/\n"
        "\n"
        "title: 'Muscles of the upper side of the wing'\n"
        "subheadline: 'What lifts it.'\n"
        "\n"
        "header: no\n"
        "\n"
        "tags: wing\n"
        "\n"
        "images:\n"
        "  - image_id: 'wingupper'\n"
        "    image_name: 'muscles/gif/Wing-Upper.gif'\n"
        "    image_title: 'The upper wing'\n"
        "    image_alt: 'The upper wing, turning' \n"
        "\n"
        f"{gallery_text()}"
        "\n"
        "---\n"
        "\n"
        "The levator alae starts on the keel & ends on the wing's first finger.\n"
        "\n"
        "[Back››](/muscle/wing/)\n"  # noqa: RUF001 - as it is written
        "\n"
        "- [Upper side](/muscle/wing/upper/)\n"
        "  - [Long levator](/muscle/wing/longlevator)\n"
        "  - [Short levator](/muscle/wing/shortlevator/)\n"
        "\n"
        '{% include page-image im_id="wingupper" %}\n'
        "\n"
        "{% include gallery %}\n"
    )


def page_with_body(body: str, *, head: str = "") -> AuthoredPage:
    """Return a page of three lines of front matter (and ``head``) with that body: its first line is line 4."""
    return parse_page(f"---\npermalink: /muscle/wing/upper/\n{head}---\n{body}", name="wing.md", file=FILE)


def rendered(body: str, *, head: str = "", known: Mapping[str, str] | None = None) -> str:
    """Return a body as HTML; links lead to ``known``, or all of them to ``#`` and their permalink."""
    link = (lambda permalink: f"#{permalink}") if known is None else known.get
    return render_body(page_with_body(body, head=head), includes=INCLUDES, link=link)


def body_faults(body: str, *, head: str = "") -> list[str]:
    """Return the messages of all faults of a body."""
    try:
        rendered(body, head=head)
    except Faults as error:
        return [str(fault) for fault in error.faults]
    return []


def write_pages(folder: Path, **texts: str) -> Path:
    """Write pages, named by file without ending."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="")
    return folder


def _figure(parameters: Mapping[str, str]) -> str:
    return f'<figure class="turntable" data-id="{escape(parameters["im_id"])}"><img src="x.gif" alt=""></figure>'


def _gallery(_parameters: Mapping[str, str]) -> str:
    return '<ul class="views" id="views"><li style="--k: 1">1</li></ul>'


INCLUDES = {"page-image": _figure, "gallery": _gallery}
