"""Where readers report errors: in a page, and in a single statement."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from muscleatlas.site.model import FactGroup, SiteSettings

__all__ = ["report_address", "reportable"]


def report_address(settings: SiteSettings, permalink: str, statement: str = "") -> str | None:
    """Return where an error is reported; ``None`` for a site that doesn't say.

    Examples
    --------
    >>> settings = SiteSettings(report_url="https://example.org/new?page={permalink}&statement={statement}")
    >>> report_address(settings, "/muscle/leg/soleus/", "soleus.origin.tibia")
    'https://example.org/new?page=/muscle/leg/soleus/&statement=soleus.origin.tibia'
    """
    if settings.report_url is None:
        return None
    return settings.report_url.replace("{permalink}", quote(permalink)).replace("{statement}", quote(statement))


def reportable(groups: tuple[FactGroup, ...], settings: SiteSettings, permalink: str) -> tuple[FactGroup, ...]:
    """Return the facts, each with the way to report an error in it, where the site's address has a place for its id."""
    if settings.report_url is None or "{statement}" not in settings.report_url:
        return groups
    return tuple(
        replace(
            group,
            lines=tuple(replace(line, report=report_address(settings, permalink, line.id)) for line in group.lines),
        )
        for group in groups
    )
