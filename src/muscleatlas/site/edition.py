"""Which edition of the atlas a site is: what a citation names, from the inputs of the build and never from a clock."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Edition"]

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Edition:
    """Program, meshes and date of a site.

    Attributes
    ----------
    version
        Of muscleatlas.
    digest
        Of the bundle's meshes; "" if there is none.
    published
        The date that the publisher gave, as in ``2026-11-22``.
    """

    version: str = "0"
    digest: str = ""
    published: str | None = None

    @property
    def told(self) -> str:
        """The edition in words.

        Examples
        --------
        >>> Edition("0.2.0", "5f0c1a22e9", "2026-11-22").told
        'Version 0.2.0, meshes 5f0c1a22, 2026-11-22'
        """
        meshes = f"meshes {self.digest[:_SHOWN]}" if self.digest else ""
        return ", ".join(filter(None, (f"Version {self.version}", meshes, self.published)))
