"""The words that go with pictures: an alternative text for each view, true of that very view."""

from __future__ import annotations

from collections.abc import Mapping

from muscleatlas.studio.visibility import Sight

__all__ = ["alt_of_sprite", "alt_of_turntable", "alt_of_view"]

_DEGREES = ((0.95, "in full view"), (0.7, "mostly in view"), (0.35, "partly hidden"), (0.05, "mostly hidden"))
_HIDDEN = 0.35


def alt_of_view(title: str, view: str, side: str, sight: Sight, labels: Mapping[str, str]) -> str:
    """Return what a view shows, as "Fibularis longus, right side, lateral view: in full view".

    Parameters
    ----------
    labels
        The name of each structure in colour, by its id.
    """
    hidden = [labels[name] for name, share in sight.shares.items() if share < _HIDDEN]
    seen = [labels[name] for name, share in sight.shares.items() if share >= _HIDDEN]
    return f"{_of_side(title, side)}, {view} view: {_said(sight.share, seen, hidden)}."


def alt_of_sprite(title: str, side: str) -> str:
    """Return the text of the picture of all sixteen views."""
    return f"{_of_side(title, side)} from sixteen sides."


def alt_of_turntable(title: str, side: str) -> str:
    """Return the text of the turning picture."""
    return f"{_of_side(title, side)}, turning once around."


def _of_side(title: str, side: str) -> str:
    return f"{title}, right side" if side == "right" else title


def _said(share: float, seen: list[str], hidden: list[str]) -> str:
    degree = next((words for least, words in _DEGREES if share >= least), "hidden by bone")
    if hidden and seen and len(hidden) <= 4:
        return f"{degree}; hidden or nearly so: {_listed(hidden)}"
    return degree


def _listed(names: list[str]) -> str:
    lowered = [name[:1].lower() + name[1:] for name in names]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} and {lowered[-1]}"
