"""What lets a site be carried on: the list for offline reading, the manifest and its icons, the word to robots."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from muscleatlas.site.model import Shell

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["ICON_SIZES", "core_list", "icon", "manifest", "robots"]

ICON_SIZES = (192, 512)
"""Widths of the manifest's icons in px."""

_PAPER, _INK, _NEEDLE = "#fbfcfc", "#16212b", "#9b1c22"
_CORE = (
    "assets/site.css", "assets/early.js", "assets/site.js", "assets/finder.js", "assets/search-index.js",
    "assets/search-names.js", "assets/mark.svg", "404.html",
)  # fmt: skip
_BUILD_LETTERS = 16
_FINER = 4
_DOT = re.compile(r'<circle (?P<needle>class="n" )?cx="(?P<x>[-.\d]+)" cy="(?P<y>[-.\d]+)" r="(?P<r>[.\d]+)"/>')


def core_list(files: Mapping[str, bytes], *, entrance: str) -> bytes:
    """Return the script that tells the worker what every page needs, and which edition this is.

    Parameters
    ----------
    files
        Every page, style sheet and script of the site by its path; their digest is the edition.
    entrance
        The page to show where nothing else is at hand.
    """
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode())
        digest.update(files[path])
    needed = sorted({path for path in (*_CORE, entrance) if path in files})
    record = {"build": digest.hexdigest()[:_BUILD_LETTERS], "entrance": entrance, "files": needed}
    return f"self.muscleatlasCore = {json.dumps(record)};\n".encode()


def manifest(entrance: Shell) -> bytes:
    """Return the manifest of the installed site; it opens with a page, and its addresses are relative to itself."""
    record = {
        "name": entrance.site_title,
        "short_name": entrance.site_title[:12],
        "description": entrance.description,
        "lang": "en",
        "start_url": entrance.path,
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml"},
            *(_icon_entry(size) for size in ICON_SIZES),
        ],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _icon_entry(size: int) -> dict[str, str]:
    return {
        "src": f"assets/icon-{size}.png",
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": "any maskable" if size == max(ICON_SIZES) else "any",
    }


def robots(address: str) -> bytes:
    """Return the word to robots for a site of that address: everything but the pages that repeat others."""
    root = address.rstrip("/")
    below = urlsplit(root).path
    return f"User-agent: *\nDisallow: {below}/embed/\n\nSitemap: {root}/sitemap.xml\n".encode()


def icon(mark: str, size: int) -> bytes:
    """Return the mark, an SVG of dots between -16 and 16, as a PNG of ``size`` × ``size`` px, with room for masks."""
    from PIL import Image, ImageDraw

    large = size * _FINER
    image = Image.new("RGB", (large, large), _PAPER)
    pen = ImageDraw.Draw(image)
    scale = large / 40
    for dot in _DOT.finditer(mark):
        x, y, radius = (float(dot[each]) * scale for each in ("x", "y", "r"))
        box = [large / 2 + centre + side * radius for side in (-1, 1) for centre in (x, y)]
        pen.ellipse(box, fill=_NEEDLE if dot["needle"] else _INK)
    return _png(image.resize((size, size), Image.Resampling.LANCZOS))


def _png(image: Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
