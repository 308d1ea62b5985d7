"""What all pages for finding are gathered from, and what surrounds each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from muscleatlas.anatomy.structure import Structure
from muscleatlas.site.browse.addresses import BROWSE, HOME
from muscleatlas.site.browse.cells import CellsOfMuscles
from muscleatlas.site.browse.statements import StatementsByTerm
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import Router
from muscleatlas.site.material import Material
from muscleatlas.site.model import Link, Shell
from muscleatlas.site.shell import gather_shell

__all__ = ["Shelf", "shelf_of"]


@dataclass(frozen=True)
class Shelf:
    """The material, the statements by what they are about, and the cells of the tables."""

    material: Material
    said: StatementsByTerm
    cells: CellsOfMuscles
    _routers: dict[str, Router] = field(default_factory=dict)

    def router(self, permalink: str) -> Router:
        """Return links as the page at ``permalink`` sees them."""
        return self._routers.setdefault(permalink, self.material.router(permalink))

    def shell(self, permalink: str, *, title: str, description: str) -> Shell:
        """Return what surrounds a page."""
        return gather_shell(self.material.settings, self.material.plan, permalink, title=title, description=description)

    def breadcrumb(self, permalink: str, title: str, *between: tuple[str, str]) -> tuple[Link, ...]:
        """Return the way down to a page: the home page, the hub, what is between (label and permalink), the page."""
        router = self.router(permalink)
        above = ((_("Home"), HOME), (_("Browse"), BROWSE), *between)
        return (*(Link(label, router.page(to)) for label, to in above if to != permalink), Link(title, None))

    def way(self, permalink: str) -> Callable[[str, str], Link]:
        """Return a function from a label and a permalink to a link on the page at ``permalink``."""
        router = self.router(permalink)
        return lambda label, to: Link(label, router.page(to))

    @property
    def places(self) -> tuple[Structure, ...]:
        """The places of this build, in the order of the tree."""
        return tuple(self.material.structure(page.structure) for page in self.material.plan.pages)


def shelf_of(material: Material) -> Shelf:
    """Return what the pages of a build are gathered from."""
    places = [material.structure(page.structure) for page in material.plan.pages]
    return Shelf(material, StatementsByTerm(material.knowledge, places), CellsOfMuscles(material))
