"""Pens: how heavy each kind of line is, for a figure whose longer side has 1200 pixels."""

from __future__ import annotations

__all__ = ["DASHES", "INK", "line_weight"]

INK = "#231f1c"
DASHES = (5.0, 4.0)
"""Pixels drawn and left out of a hidden line."""

_WEIGHTS = {"outline": 1.9, "fold": 1.3, "rim": 1.3, "meeting": 1.1, "crease": 0.9, "tissue": 0.8}
_HIDDEN_SHARE = 0.6


def line_weight(kind: str, *, hidden: bool) -> float:
    """Return the width of a line, px."""
    return round(_WEIGHTS[kind] * (_HIDDEN_SHARE if hidden else 1.0), 2)
