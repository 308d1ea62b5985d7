"""Which worker runs which test: those of one built site stay together, all others go where there is room."""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

__all__ = ["SiteScheduling"]

_OF_A_SITE = re.compile(r"tests/browser/.*\[(tiny|real)\b")


class SiteScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Gives the tests of a site to one worker, which builds it, while the others go on."""

    def _split_scope(self, nodeid: str) -> str:
        of_a_site = _OF_A_SITE.match(nodeid)
        return of_a_site[1] if of_a_site else nodeid
