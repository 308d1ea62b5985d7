"""What the pages for finding are made of: strings and tuples, ready for the templates."""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.site.model import Card, Image, LanguageNames, Link, Shell, SourceItem, Stage

__all__ = [
    "BodyMap",
    "CardsPage",
    "CellLine",
    "HomePage",
    "IndexEntry",
    "IndexPage",
    "IndexSection",
    "MapFigure",
    "MapShape",
    "MuscleCells",
    "MuscleRow",
    "MuscleTable",
    "TablePage",
    "TermGroup",
    "TermLine",
    "TermPage",
    "Way",
    "WaysPage",
]


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell: the thing and the way to its page, and what more is said: a site, roots, movements."""

    term: Link
    text: str
    more: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MuscleCells:
    """What every table shows of a muscle; links lead out of any page two folders below the root."""

    id: str
    link: Link
    latin: str
    image: Image | None
    origins: tuple[CellLine, ...]
    insertions: tuple[CellLine, ...]
    actions: tuple[CellLine, ...]
    nerves: tuple[CellLine, ...]


@dataclass(frozen=True, slots=True)
class MuscleRow:
    """A muscle in a table, and why it stands there: a site, a part that does it, the way to the statement."""

    cells: MuscleCells
    notes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MuscleTable:
    """Muscles side by side, under a heading of their own where a page has several tables."""

    anchor: str
    heading: Link
    note: str
    rows: tuple[MuscleRow, ...]


@dataclass(frozen=True, slots=True)
class TermLine:
    """What a page of a bone or joint lists: the way to a statement or a page, and what it says."""

    link: Link
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class TermGroup:
    """A row of a term's page: ``Arise here`` and the muscles, the heading with a page of its own where it has one."""

    heading: Link
    lines: tuple[TermLine, ...]


@dataclass(frozen=True, slots=True)
class TermPage:
    """The page of a bone or a joint: what it is called, what it looks like, which muscles have to do with it."""

    shell: Shell
    kind: str
    title: str
    subtitle: str
    latin: str
    languages: tuple[LanguageNames, ...]
    identifiers: tuple[str, ...]
    breadcrumb: tuple[Link, ...]
    stage: Stage | None
    body_shows: frozenset[str]
    groups: tuple[TermGroup, ...]
    tables: tuple[MuscleTable, ...]
    sources: tuple[SourceItem, ...]
    credits: tuple[str, ...]
    licence: Link
    model_note: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """The page of a movement, a nerve or a root: ways around it, and the muscles side by side."""

    shell: Shell
    kind: str
    title: str
    subtitle: str
    latin: str
    breadcrumb: tuple[Link, ...]
    around: tuple[TermGroup, ...]
    tables: tuple[MuscleTable, ...]
    credits: tuple[str, ...]
    licence: Link
    model_note: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: a name, its language where it isn't English, what more is said, what is below."""

    link: Link
    note: str = ""
    lang: str = ""
    children: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexSection:
    """A letter or a region of an index."""

    anchor: str
    heading: Link
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page that lists: names, bones, joints, movements, nerves, roots."""

    shell: Shell
    kind: str
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    sections: tuple[IndexSection, ...]
    credits: tuple[str, ...]
    licence: Link


@dataclass(frozen=True, slots=True)
class CardsPage:
    """The regions with their pictures, and all that is in them."""

    shell: Shell
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    cards: tuple[Card, ...]
    cards_heading: str
    credits: tuple[str, ...]
    licence: Link


@dataclass(frozen=True, slots=True)
class Way:
    """A way to find something: where it leads, what it is good for, how much is there."""

    link: Link
    text: str
    count: str


@dataclass(frozen=True, slots=True)
class WaysPage:
    """The hub of all ways, or the page of the search, which offers them below."""

    shell: Shell
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    has_finder: bool
    ways: tuple[Way, ...]
    credits: tuple[str, ...]
    licence: Link


@dataclass(frozen=True, slots=True)
class MapShape:
    """A place on the map: its outlines as an SVG path, and where its name may stand, in units of the picture."""

    link: Link
    path: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class MapFigure:
    """The body from one side, with its places as links."""

    name: str
    image: Image
    shapes: tuple[MapShape, ...]


@dataclass(frozen=True, slots=True)
class BodyMap:
    """All sides of the map; ``label`` is what it is called for those who don't see it."""

    label: str
    figures: tuple[MapFigure, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The page that the site opens with."""

    shell: Shell
    title: str
    subtitle: str
    breadcrumb: tuple[Link, ...]
    search: Link
    entrance: Link
    body_map: BodyMap | None
    hero: Image | None
    cards: tuple[Card, ...]
    cards_heading: str
    ways: tuple[Way, ...]
    totals: tuple[tuple[str, str], ...]
    ledger: Link
    about: Link
    credits: tuple[str, ...]
    licence: Link
    model_note: str
    schematic: bool = False
