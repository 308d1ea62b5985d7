"""All pages for finding, and those of the terms: what the reader comes to without knowing where a muscle stands."""

from __future__ import annotations

from typing import TypeAlias

from muscleatlas.site.browse.home import gather_home
from muscleatlas.site.browse.hub import gather_hub, gather_regions, gather_search
from muscleatlas.site.browse.indexes import gather_indexes
from muscleatlas.site.browse.model import CardsPage, HomePage, IndexPage, TablePage, TermPage, WaysPage
from muscleatlas.site.browse.names import gather_names
from muscleatlas.site.browse.shelf import shelf_of
from muscleatlas.site.browse.tables import gather_tables
from muscleatlas.site.links import page_file
from muscleatlas.site.material import Material
from muscleatlas.site.terms import gather_terms

__all__ = ["FindingPage", "gather_finding"]

FindingPage: TypeAlias = CardsPage | HomePage | IndexPage | TablePage | TermPage | WaysPage


def gather_finding(material: Material) -> tuple[FindingPage, ...]:
    """Return the home page, the indexes and the pages of all terms; an authored page of an address goes before."""
    shelf = shelf_of(material)
    made: tuple[FindingPage, ...] = (
        gather_home(shelf),
        gather_search(shelf),
        gather_hub(shelf),
        gather_names(shelf),
        gather_regions(shelf),
        *gather_indexes(shelf),
        *gather_terms(shelf),
        *gather_tables(shelf),
    )
    taken = {page_file(article.permalink) for article in material.plan.articles}
    return tuple(page for page in made if page.shell.path not in taken)
