"""What HTML an author's text may hold: words and their structure, and nothing that acts, loads or styles."""

from __future__ import annotations

import nh3

__all__ = ["ALIGNMENTS", "sanitised"]

ALIGNMENTS = ("align-center", "align-left", "align-right")
"""The classes of table cells; the only ones that survive."""

_BLOCKS = {"blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol", "p", "pre", "ul"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
_TABLES = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_WORDS = {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd"}
_MORE_WORDS = {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_MEDIA = {"audio", "canvas", "embed", "iframe", "math", "object", "svg", "video"}
_CODE = {"noembed", "noframes", "noscript", "script", "style", "template", "textarea", "title", "xmp"}
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _HEADINGS | _TABLES | _WORDS | _MORE_WORDS,
    attributes=_ATTRIBUTES,
    clean_content_tags=_MEDIA | _CODE,
    allowed_classes={"td": set(ALIGNMENTS), "th": set(ALIGNMENTS)},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def sanitised(html: str) -> str:
    """Return HTML without scripts, event handlers, styles, frames, forms, ids, and addresses that run code.

    Examples
    --------
    >>> sanitised('<p onclick="x()">Tibia<script>x()</script></p>')
    '<p>Tibia</p>'
    """
    return _CLEANER.clean(html)
