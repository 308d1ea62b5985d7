"""From marked messages to attributes that the browser translates by; ``docs/i18n.md`` tells how it reads them."""

from __future__ import annotations

import json
import re
from html import unescape

from markupsafe import escape

from muscleatlas.site.i18n.message import BEGIN, BETWEEN, END, VALUE

__all__ = ["TRANSLATED_ATTRIBUTES", "with_keys"]

TRANSLATED_ATTRIBUTES = ("alt", "aria-description", "aria-label", "content", "data-column", "placeholder", "title")
"""The attributes that may hold a message."""

_MARK = f"[{BEGIN}{VALUE}]"
_TEXT = f"[^{BEGIN}{BETWEEN}{END}{VALUE}]*+"
_TAG = re.compile(rf"<[a-zA-Z][^<>{BEGIN}]*+{BEGIN}[^<>]*+>")
_ATTRIBUTE = re.compile(rf'([a-z-]++)="([^"{BEGIN}]*+{BEGIN}[^"]*+)"')
_WHOLE = re.compile(rf"{BEGIN}({_TEXT}){BETWEEN}(.*){END}", re.DOTALL)
_OPENING = re.compile(rf"{_MARK}{_TEXT}{BETWEEN}|{END}")
_VALUES = re.compile(rf"{VALUE}({_TEXT}){BETWEEN}((?:{BEGIN}{_TEXT}{BETWEEN}{_TEXT}{END}|{_TEXT})*){END}")
_ALONE = re.compile(
    rf"<([a-z][a-z0-9]*+)([^<>]*+)>{BEGIN}({_TEXT}){BETWEEN}([^<>{BEGIN}{BETWEEN}{END}{VALUE}]*+){END}</\1>"
)
_TITLE = re.compile(r"<(title|desc)\b[^<>]*+>[^<]*+</\1>")
"""Elements of plain text, where no span may stand: they stay English."""

_BEGUN = re.compile(rf"{BEGIN}({_TEXT}){BETWEEN}")
_FILLED = re.compile(rf"{VALUE}({_TEXT}){BETWEEN}")


def with_keys(html: str) -> str:
    """Return a page whose messages stand in elements that name their keys.

    Examples
    --------
    >>> from muscleatlas.site.i18n.message import gettext
    >>> with_keys(f'<h2 id="facts">{gettext("Facts").__html__()}</h2>')
    '<h2 id="facts" data-msg>Facts</h2>'
    """
    if BEGIN not in html:
        return html
    html = _TITLE.sub(lambda title: _unmarked(title.group()), html)
    html = _TAG.sub(lambda tag: _tag_with_keys(tag.group()), html)
    html = _ALONE.sub(_alone, html)
    html = _BEGUN.sub(lambda begun: f'<span data-msg="{_quoted(begun[1])}">', html)
    return _FILLED.sub(lambda filled: f'<span data-arg="{filled[1]}">', html).replace(END, "</span>")


def _alone(found: re.Match[str]) -> str:
    """Return an element that holds one message and nothing else: its own text is the key."""
    tag, attributes, key, text = found.groups()
    attribute = "data-msg" if key == text else f'data-msg="{_quoted(key)}"'
    return f"<{tag}{attributes} {attribute}>{text}</{tag}>"


def _tag_with_keys(tag: str) -> str:
    added: list[str] = []
    values: dict[str, str] = {}

    def plain(attribute: re.Match[str]) -> str:
        name, marked = attribute.groups()
        text = _unmarked(marked)
        whole = _WHOLE.fullmatch(marked)
        if whole and name in TRANSLATED_ATTRIBUTES:
            key = whole[1]
            added.append(f"data-msg-{name}" if key == text else f'data-msg-{name}="{_quoted(key)}"')
            values.update({each[1]: unescape(_unmarked(each[2])) for each in _VALUES.finditer(whole[2])})
        return f'{name}="{text}"'

    told = _ATTRIBUTE.sub(plain, tag)
    if values:
        added.append(f'data-args="{escape(json.dumps(values, ensure_ascii=False))}"')
    return " ".join([told[:-1], *added]) + ">"


def _unmarked(marked: str) -> str:
    return _OPENING.sub("", marked)


def _quoted(key: str) -> str:
    """Return a key, which is escaped for text, as the value of an attribute."""
    return key.replace('"', "&#34;")
