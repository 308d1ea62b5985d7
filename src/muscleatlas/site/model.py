"""What a page is made of: strings and tuples, ready for the templates.

Nothing here is computed. `gather` fills these records, the templates lay them out; every link is already
relative to its page, and ``None`` where the target isn't built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markupsafe import Markup

    from muscleatlas.site.browse.gather import FindingPage
    from muscleatlas.site.curves import Curves
    from muscleatlas.site.embed import EmbedPage
    from muscleatlas.site.evidence_page import EvidencePage
    from muscleatlas.site.measures import Measures
    from muscleatlas.site.take import Take
    from muscleatlas.site.verdict_mark import VerdictMark

__all__ = [
    "Article",
    "AttachmentFigure",
    "Attachments",
    "Card",
    "Comparison",
    "ComparisonRow",
    "DerivedGroup",
    "DerivedLine",
    "FactGroup",
    "FactLine",
    "Image",
    "ImageSource",
    "LanguageNames",
    "Ledger",
    "LedgerRow",
    "LedgerSection",
    "LegendItem",
    "Link",
    "Name",
    "PlacePage",
    "Redirect",
    "Shell",
    "Site",
    "SiteSettings",
    "SourceItem",
    "SourceMark",
    "Stage",
    "TreeItem",
    "Turntable",
    "ViewFigure",
]


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What belongs to one publication of the atlas, not to the anatomy.

    Parameters
    ----------
    title
        The name of the site, in every page's title and header.
    site_url
        The absolute address of the site's root, if it has one: only then are there canonical links,
        Open Graph addresses and a sitemap.
    report_url
        Where readers report an error; ``{permalink}`` in it becomes the page's own, ``{statement}`` the id of the
        statement, or "" for the page as a whole.
    published
        The date of this edition, as citations name it: ``2026-11-22``.
    """

    title: str = "muscleatlas"
    site_url: str | None = None
    report_url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere; plain text where ``href`` is ``None``.

    ``name`` is the id of the structure or term whose name the label is (``soleus``, ``bone/fibula``).
    """

    label: str
    href: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the language it is in (a BCP 47 tag)."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class LanguageNames:
    """What a place is called in a language: BCP 47 tag and English name of the language, the preferred name first."""

    code: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImageSource:
    """One ``<source>`` of a picture: a media type and its ``srcset``."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Image:
    """A ``<picture>``: the better formats first, then the plain ``src``; sizes in px.

    ``alt_left`` is the text for the mirror image, where the reader may ask for the left side.
    """

    sources: tuple[ImageSource, ...]
    src: str
    width: int
    height: int
    alt: str
    alt_left: str


@dataclass(frozen=True, slots=True)
class ViewFigure:
    """One named side of the model, large, and the way to its neighbours.

    ``number`` is 1…16, ``anchor`` the element's id (``view-posterolateral``), ``bearing`` the azimuth in words
    (``112.5°``), ``needle`` the turn of the compass needle in degrees, clockwise from the foot of the dial,
    ``files`` the downloads (``AVIF``, ``WebP``), ``title`` a caption of an authored gallery, ``told`` what of the
    structure one sees and what lies over it, as the alternative text has it.
    """

    number: int
    anchor: str
    name: str
    bearing: str
    needle: str
    image: Image
    previous: Link
    following: Link
    files: tuple[Link, ...]
    title: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Turntable:
    """The film of one turn; it starts only when the reader presses play."""

    sources: tuple[ImageSource, ...]
    poster: str
    width: int
    height: int
    label: str
    label_left: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A colour ``#rrggbb`` of the pictures, and what wears it; ``name`` is the id of the structure, if it is one."""

    label: str
    href: str | None
    colour: str
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class NoMesh:
    """That no mesh shows a place: its name within a sentence, and why.

    ``around`` is the place whose pictures stand on the page instead; ``None`` where there are none.
    """

    name: Markup
    reason: str
    around: Link | None


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that shows the model.

    ``aspect_class`` names a CSS class of a closed set; ``sided`` says whether left and right can be switched.
    ``hero`` shows the side of ``hero_view`` in several widths; ``sprite`` holds all thumbs, four rows of four.
    ``labels`` is what a labelled figure is called as a file, empty where the page has no labels; ``labels_file`` is
    the way to the script that holds them. ``no_mesh`` tells that all this shows the surroundings of the place.
    """

    hero: Image
    hero_sizes: str
    hero_view: ViewFigure
    views: tuple[ViewFigure, ...]
    sprite: Image
    turntable: Turntable
    legend: tuple[LegendItem, ...]
    aspect_class: str
    sided: bool
    labels: str = ""
    labels_file: str = ""
    no_mesh: NoMesh | None = None


@dataclass(frozen=True, slots=True)
class AttachmentFigure:
    """The bones from one side, with attachments painted on them; ``name`` is the side, ``told`` what one sees."""

    name: str
    told: str
    image: Image
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Attachments:
    """Where a muscle is fixed, in pictures; ``computed`` says whether any mark was computed from contact."""

    figures: tuple[AttachmentFigure, ...]
    legend: tuple[LegendItem, ...]
    computed: bool
    sided: bool


@dataclass(frozen=True, slots=True)
class SourceMark:
    """The superscript behind a statement: the number of its source, and how it was used there."""

    number: int
    href: str
    how: str
    label: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """One statement: ``term`` is the thing (a bone, a nerve), ``text`` says more, ``note`` qualifies.

    ``href`` leads to the page of the thing, if it has one; ``name`` is its id where ``term`` is its name.
    ``more`` are ways to further things, in the place of ``text``: a movement, the roots of a nerve.
    ``report`` leads to where errors in this statement are reported; ``verdicts`` are what examinations found of it.
    """

    id: str
    term: str
    text: str
    note: str
    marks: tuple[SourceMark, ...]
    href: str | None = None
    name: str = ""
    more: tuple[Link, ...] = ()
    report: str | None = None
    verdicts: tuple[VerdictMark, ...] = ()


@dataclass(frozen=True, slots=True)
class FactGroup:
    """A row of the table of facts: ``Origin`` and its statements."""

    heading: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class DerivedLine:
    """A muscle that opposes or shares an action; ``note`` tells where it does so weakly, or in part.

    ``marks`` are those of the sources that state it, none where it follows from the actions; ``id`` is that of the
    statement, "" where another page has it.
    """

    link: Link
    note: str
    marks: tuple[SourceMark, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class DerivedGroup:
    """Who opposes and who shares one action: those first that a source states, then what follows from the actions."""

    action: Link
    opponents: tuple[DerivedLine, ...]
    helpers: tuple[DerivedLine, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One member of a group and what sets it apart: a cell for each column."""

    link: Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The members of a group, side by side."""

    columns: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class TreeItem:
    """A place below a place, and what is below that."""

    link: Link
    kind: str
    children: tuple[TreeItem, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A member of the page's place: a small picture, and the tree below it."""

    item: TreeItem
    latin: str
    image: Image | None
    aspect_class: str
    sided: bool


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An entry of the page's list of sources; ``how`` tells whether the text was open when it was used."""

    number: int
    id: str
    work: Link
    how: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page: where it stands, and where the rest of the site is.

    ``path`` is the file below the site's root, ``root`` the way back there (``../../``), ``start`` the home page;
    ``oembed`` is the absolute address of what tells other sites how to show the page.
    """

    path: str
    root: str
    title: str
    site_title: str
    description: str
    home: Link
    start: str
    browse: Link
    search: Link
    about: Link
    credits: Link
    coverage: Link
    evidence: Link
    report: Link | None
    canonical: str | None
    social_image: str | None
    oembed: str | None = None


@dataclass(frozen=True, slots=True)
class PlacePage:
    """The page of a place: body, region, group, muscle or head.

    ``text`` is prose written from the facts, a lead and what follows it. ``body_html`` is the sanitised text of an
    authored page; where it is set, it stands for ``text`` and ``points``.
    ``body_shows`` names what that text shows by itself (``page-image``, ``gallery``).
    ``also_in`` leads to the further groups that count the place among their members.
    ``no_mesh`` tells that no mesh shows it and it has no ``stage``, not even one of its surroundings.
    ``schematic`` tells that its shapes are computed from a model.
    ``curves`` are its moment arms in a model of motion, where that has a counterpart; ``measures`` its sizes.
    """

    shell: Shell
    id: str
    permalink: str
    kind: str
    title: str
    subtitle: str
    latin: str
    synonyms: tuple[Name, ...]
    languages: tuple[LanguageNames, ...]
    abbreviations: tuple[str, ...]
    identifiers: tuple[str, ...]
    breadcrumb: tuple[Link, ...]
    stage: Stage | None
    attachments: Attachments | None
    text: tuple[str, ...]
    points: FactGroup | None
    body_html: str
    body_shows: frozenset[str]
    facts: tuple[FactGroup, ...]
    derived: tuple[DerivedGroup, ...]
    comparison: Comparison | None
    cards: tuple[Card, ...]
    cards_heading: str
    siblings: tuple[Link, ...]
    siblings_heading: str
    parent: Link | None
    also_in: tuple[Link, ...]
    previous: Link | None
    following: Link | None
    sources: tuple[SourceItem, ...]
    credits: tuple[str, ...]
    licence: Link
    model_note: str
    curves: Curves | None = None
    measures: Measures | None = None
    take: Take | None = None
    linked_data: Mapping[str, Any] = field(default_factory=dict, hash=False)
    schematic: bool = False
    no_mesh: NoMesh | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A page that is text alone: about, credits, not found, an authored page outside the tree."""

    shell: Shell
    template: str
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    body_html: str
    credits: tuple[str, ...]
    licence: Link
    schematic: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One structure in the ledger, a text for each column; ``facts_by_kind`` and ``mesh_notes`` say more."""

    link: Link
    kind: str
    mesh: str
    mesh_notes: str
    pictures: str
    names: str
    facts: str
    facts_by_kind: str
    missing: str


@dataclass(frozen=True, slots=True)
class LedgerSection:
    """The rows of one region."""

    anchor: str
    heading: str
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The page of the ledger: ``totals`` are pairs of what is counted and the count in words.

    ``unused`` are muscles of the bundle that no structure shows, each with the reason, or "" where none is given;
    ``files`` are the files that the meshes come from.
    """

    shell: Shell
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    data: Link
    totals: tuple[tuple[str, str], ...]
    sections: tuple[LedgerSection, ...]
    unused: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, Link], ...]
    credits: tuple[str, ...]
    licence: Link
    schematic: bool = False


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page that leads to another: ``path`` below the site's root, ``root`` and ``target`` relative to it.

    ``label`` says where it leads, ``canonical`` is the absolute address of that page, if the site has one.
    """

    path: str
    root: str
    target: str
    title: str
    label: str
    canonical: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a build, ready to be written; ``addresses`` are absolute, for the sitemap.

    ``ledger`` is ``None`` where somebody wrote a page of that address; ``names`` by language code, then by id;
    ``search`` are the scripts of the search's index, paths and bytes; ``address`` is the site's own, if it has one;
    ``files`` are whatever else is written, path and bytes.
    """

    pages: tuple[PlacePage, ...]
    finding: tuple[FindingPage, ...]
    articles: tuple[Article, ...]
    ledger: Ledger | None
    redirects: tuple[Redirect, ...]
    addresses: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    search: tuple[tuple[str, bytes], ...] = ()
    address: str = ""
    embeds: tuple[EmbedPage, ...] = ()
    evidence: EvidencePage | None = None
    files: tuple[tuple[str, bytes], ...] = ()
