"""Messages: English text that remembers which entry of the catalogues it came from.

``gettext`` is ``_`` of the templates and of the Python code that writes for pages. What it returns is an ordinary
string of English; put into a template, it carries its key with it as well, between characters that no text may
hold. ``marking`` turns those into attributes of the elements that the message stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

__all__ = ["BEGIN", "BETWEEN", "END", "VALUE", "Message", "gettext", "ngettext", "without_marks"]

BEGIN, BETWEEN, END, VALUE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Around a message: ``BEGIN key BETWEEN text END``; around a value in its text: ``VALUE name BETWEEN text END``."""

_NO_MARKS = dict.fromkeys(map(ord, (BEGIN, BETWEEN, END, VALUE)))


class Message(str):
    """English text, and the entry of the catalogues that translates it.

    Attributes
    ----------
    key
        The entry; of one with a plural, its singular.
    values
        What stands for ``%(name)s`` in it, by name.
    """

    __slots__ = ("_pattern", "key", "values")

    key: str
    values: Mapping[str, object]
    _pattern: str

    def __new__(cls, key: str, values: Mapping[str, object], *, pattern: str | None = None) -> Message:
        """Say the English text; of a plural, in the form that ``pattern`` is."""
        pattern = key if pattern is None else pattern
        message = super().__new__(cls, pattern % {name: _plain(value) for name, value in values.items()})
        message.key, message.values, message._pattern = key, values, pattern
        return message

    def __html__(self) -> str:
        """Return the text as HTML, marked."""
        if not self.values:
            return _html_alone(self.key, self._pattern)
        pattern = Markup(escape(self._pattern))  # noqa: S704 - escaped
        return self.around(pattern % {name: _marked(name, value) for name, value in self._shown()})

    def around(self, html: Markup) -> Markup:
        """Return other HTML of the same text, marked as this message."""
        return _around(self.key, html)

    def _shown(self) -> list[tuple[str, object]]:
        return [(name, each) for name, each in self.values.items() if f"%({name})" in self._pattern]


def gettext(key: str, **values: object) -> Message:
    """Return a message of the interface.

    Parameters
    ----------
    key
        The English text, with ``%(name)s`` for each value; a per cent sign is written twice.
    values
        Text, HTML, numbers or other messages.

    Examples
    --------
    >>> gettext("More heads of %(muscle)s", muscle="gastrocnemius")
    'More heads of gastrocnemius'
    """
    return Message(key, values) if values else _message_alone(key)


@cache
def _message_alone(key: str) -> Message:
    """Return a message without values, which is the same on every page."""
    return Message(key, {})


def ngettext(one: str, many: str, num: int, **values: object) -> Message:
    """Return a message that depends on a number, which stands for ``%(num)s`` in it.

    Examples
    --------
    >>> ngettext("%(num)s muscle", "%(num)s muscles", 3)
    '3 muscles'
    """
    return Message(one, {"num": num, **values}, pattern=one if num == 1 else many)


def without_marks(text: str) -> str:
    """Return a text from elsewhere without the characters that mark messages."""
    return text.translate(_NO_MARKS)


@cache
def _html_alone(key: str, pattern: str) -> Markup:
    return _around(key, Markup(escape(pattern)) % {})  # noqa: S704 - escaped


def _around(key: str, html: Markup) -> Markup:
    return Markup(f"{BEGIN}{escape(key)}{BETWEEN}{html}{END}")  # noqa: S704 - both are escaped


def _plain(value: object) -> str:
    return value.striptags() if isinstance(value, Markup) else str(value)


def _marked(name: str, value: object) -> Markup:
    return Markup(f"{VALUE}{name}{BETWEEN}{escape(value)}{END}")  # noqa: S704 - names are ours, the value is escaped
