"""What a reader may take along from a place: the citation, the credit line, the files, the code that embeds it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.links import page_file
from muscleatlas.site.material import Material
from muscleatlas.site.model import Link, Stage
from muscleatlas.site.plan import PlannedPage
from muscleatlas.site.shell import absolute_address

__all__ = [
    "EMBED_HEIGHT",
    "EMBED_WIDTH",
    "FACTS_CSV",
    "FACTS_JSON",
    "Files",
    "Take",
    "embed_code",
    "embed_permalink",
    "gather_take",
]

FACTS_JSON = "facts.json"
FACTS_CSV = "facts.csv"

EMBED_WIDTH, EMBED_HEIGHT = 420, 640


@dataclass(frozen=True, slots=True)
class Files:
    """The same thing in several formats."""

    what: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Take:
    """What a page gives away.

    Attributes
    ----------
    citation
        How the page is cited, ready to be pasted.
    credit
        The line that goes with a picture, as its licence asks.
    embed
        HTML that shows the place on somebody else's page; "" for a site without an address.
    embed_page
        The way to the page that this shows; ``None`` for a place without pictures.
    files
        Pictures and facts.
    """

    citation: str
    credit: str
    embed: str
    embed_page: Link | None
    files: tuple[Files, ...]


def embed_permalink(permalink: str) -> str:
    """Return the address of the small page that others show on theirs.

    Examples
    --------
    >>> embed_permalink("/muscle/leg/soleus/")
    '/embed/muscle/leg/soleus/'
    """
    return f"/embed{permalink}"


def embed_code(address: str, title: str) -> Markup:
    """Return the element that shows an embed page."""
    return Markup(  # noqa: S704 - numbers of ours; the rest is escaped
        f'<iframe src="{{}}" title="{{}}" width="{EMBED_WIDTH}" height="{EMBED_HEIGHT}" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>'
    ).format(address, title)


def gather_take(material: Material, planned: PlannedPage, title: str, stage: Stage | None) -> Take:
    """Return what the page of a place gives away; pictures and a page for others only where they are its own."""
    router, shown = material.router(planned.permalink), material.shown(planned.structure)
    pictured = title if shown == planned.structure else material.structure(shown).title
    stage = stage if planned.structure in material.pictures else None
    embed = page_file(embed_permalink(planned.permalink))
    address = absolute_address(material.settings, embed) if stage else None
    return Take(
        citation=_citation(material, planned, title),
        credit=f"{pictured}. {'; '.join(line.rstrip('.') for line in material.credits)}. {material.licence}.",
        embed=str(embed_code(address, title)) if address else "",
        embed_page=Link(_("The small page for other sites"), router.file(embed)) if stage else None,
        files=(*_pictures(stage), _facts()),
    )


def _citation(material: Material, planned: PlannedPage, title: str) -> str:
    edition, settings = material.edition, material.settings
    told = [f"{title}", f"In: {settings.title}", edition.told]
    address = absolute_address(settings, planned.permalink)
    return ". ".join(part.rstrip(".") for part in (*told, *([address] if address else []))) + ("" if address else ".")


def _pictures(stage: Stage | None) -> tuple[Files, ...]:
    if stage is None:
        return ()
    return (
        Files(_("Picture, %(view)s", view=_(stage.hero_view.name)), stage.hero_view.files),
        Files(_("One turn"), stage.turntable.files),
    )


def _facts() -> Files:
    return Files(_("Facts, for programs"), (Link("JSON", FACTS_JSON), Link("CSV", FACTS_CSV)))
