"""muscleatlas: an atlas of the muscles of the human body, drawn, checked and published from 3D anatomy meshes.

>>> import muscleatlas
>>> atlas = muscleatlas.load()                          # doctest: +SKIP
>>> atlas.find("peroneus longus").origins               # doctest: +SKIP
(<origin fibula: head and proximal two-thirds of the lateral surface>,)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from muscleatlas.studio.gallery import load

__all__ = ["load"]


def __getattr__(name: str) -> Any:
    """Import what the front door offers when it is asked for, so that ``import muscleatlas`` stays quick."""
    if name == "load":
        from muscleatlas.studio.gallery import load

        return load
    raise AttributeError(f"module 'muscleatlas' has no attribute {name!r}")
