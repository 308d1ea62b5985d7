"""The words that go with pictures: an alternative text for each view, true of that very view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from muscleatlas.studio.visibility import Sight

__all__ = ["alt_of_attachments", "alt_of_sprite", "alt_of_turntable", "alt_of_view", "listed"]

_WHOLE = 0.97
_HIDDEN = 0.35
_MOST_NAMED = 3


def alt_of_view(
    title: str, view: str, sides: str, sight: Sight, *, labels: Mapping[str, str], actors: Mapping[int, str]
) -> str:
    """Return what a view shows, as "Popliteus, right side, posterior view: 93 % in view, under soleus (as glass)".

    Parameters
    ----------
    labels
        The name of each structure in colour, by its id.
    actors
        The name of each actor, by its number.
    """
    return f"{_of_side(title, sides)}, {view} view: {_said(sight, labels, actors)}."


def alt_of_sprite(title: str, sides: str) -> str:
    """Return the text of the picture of all sixteen views."""
    return f"{_of_side(title, sides)}, from sixteen sides."


def alt_of_turntable(title: str, sides: str) -> str:
    """Return the text of the turning picture."""
    return f"{_of_side(title, sides)}, turning once around."


def alt_of_attachments(title: str, view: str, seen: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> str:
    """Return where a muscle is fixed, as far as a view shows it.

    Parameters
    ----------
    seen
        By the word for the role: the bones of the source's own patches, and those of computed contact.
    """
    said = "; ".join(f"{role} on {_grounds(*grounds)}" for role, grounds in seen.items())
    return f"Attachments of {_lowered(title)} painted on the bones of the right side, {view} view: {said}."


def _grounds(patches: Sequence[str], computed: Sequence[str]) -> str:
    """Return bones with their article, those of computed contact marked so."""
    own = f"the {listed(patches)}" if patches else ""
    reckoned = f"the {listed(computed)} (computed from contact)" if computed else ""
    return ", and ".join(filter(None, (own, reckoned)))


def listed(names: Sequence[str]) -> str:
    """Return names as one reads them aloud.

    Examples
    --------
    >>> listed(["tibia", "fibula", "talus"])
    'tibia, fibula and talus'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _of_side(title: str, sides: str) -> str:
    return f"{title}, right side" if sides == "right" else title


def _said(sight: Sight, labels: Mapping[str, str], actors: Mapping[int, str]) -> str:
    said = [_degree(sight.share)]
    hiding = _distinct(sight.hidden_by, actors)
    if hiding and sight.share < _WHOLE:
        said.append(f"hidden by {listed(hiding)}")
    veiling = _distinct(sight.veiled_by, actors)
    if veiling:
        said.append(f"under {listed(veiling)}, drawn as glass")
    lost = [_lowered(labels[name]) for name, share in sight.shares.items() if share < _HIDDEN]
    if 0 < len(lost) < len(sight.shares) and len(lost) <= _MOST_NAMED + 1:
        said.append(f"hardly seen: {listed(lost)}")
    return "; ".join(said)


def _degree(share: float) -> str:
    if share >= _WHOLE:
        return "in full view"
    return "not in view" if share < 0.005 else f"{max(1, round(100 * share))} % in view"


def _distinct(shares: Sequence[tuple[int, float]], actors: Mapping[int, str]) -> list[str]:
    names = dict.fromkeys(_lowered(actors[number]) for number, _ in shares)
    return list(names)[:_MOST_NAMED]


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
