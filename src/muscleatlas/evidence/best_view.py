"""The named view that faces a place best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.view import plainness, scheme_named, views_of

__all__ = ["best_view"]

_SLACK = 0.03


def best_view(scheme: str, facing: NDArray[np.float64]) -> str | None:
    """Return the name of the view whose camera a direction ``(3,)``, LPS, points to best; None for no direction.

    Of views that are nearly as good the one nearest to a pole of the dial.
    """
    length = float(np.linalg.norm(facing))
    if not length > 0:
        return None
    worth = {view: float(np.dot(view.towards, facing)) / length for view in views_of(scheme_named(scheme))}
    best = max(worth.values())
    good = [view for view in worth if worth[view] >= best - _SLACK]
    return min(good, key=lambda view: (plainness(view), -worth[view], view.index)).name
