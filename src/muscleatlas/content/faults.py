"""The sentences for what authored pages get wrong most often."""

from __future__ import annotations

from collections.abc import Collection

from muscleatlas.errors import ContentError, UnknownNameError

__all__ = ["listed", "unknown"]


def listed(names: Collection[object]) -> str:
    """Return names as a list in words.

    Examples
    --------
    >>> listed([5, 9, 12])
    '5, 9 and 12'
    """
    words = [str(name) for name in names]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def unknown(name: str, *, noun: str, known: Collection[str], where: str) -> ContentError:
    """Return the fault of a name that nothing has, with every name that would be right and the nearest of them.

    Parameters
    ----------
    name
        The name as it stands in the page.
    noun
        What it should have named: ``"include"``.
    known
        Every right name.
    where
        File and line, as in ``"pages/arm.md:12"``.
    """
    nearest = UnknownNameError(name, noun=noun, known=known)
    expected = listed([repr(one) for one in sorted(known)]) if known else None
    return ContentError(nearest.what, where=where, expected=expected, hint=nearest.hint)
