"""Made-up records of pictures for any place, as the studio would return them: names and numbers, no files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.anatomy.terms import Term
from muscleatlas.content.page import AuthoredPage, GalleryItem, Image
from muscleatlas.site.browse.map_record import MapRecord, MapSide, Outline
from muscleatlas.site.material import Material, MeshFacts
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.plan import plan_site
from muscleatlas.studio.record import LegendEntry, Picture, PictureFile, PlacePictures
from muscleatlas.studio.view import SCHEMES, View, views_of

__all__ = [
    "CREDITS",
    "LICENCE",
    "authored_page",
    "knowledge",
    "made_up_bone",
    "made_up_map",
    "made_up_material",
    "made_up_pictures",
]

CREDITS = ("BodyParts3D, © The Database Center for Life Science", "Z-Anatomy, the libre 3D atlas of anatomy")
LICENCE = "CC BY-SA 4.0"


@cache
def knowledge() -> Knowledge:
    """Return what comes with the package, read once."""
    return read_knowledge()


def made_up_material(
    *,
    only: str | None = None,
    authored: Sequence[AuthoredPage] = (),
    settings: SiteSettings | None = None,
    known: Knowledge | None = None,
) -> Material:
    """Return the material of a site whose every place has pictures and one closed mesh."""
    known = known or knowledge()
    plan = plan_site(known, only=only, authored=authored)
    places = [known.structures[page.structure] for page in plan.pages]
    return Material(
        knowledge=known,
        plan=plan,
        pictures={place.id: made_up_pictures(place) for place in places},
        bones={id_: made_up_bone(known.bones[id_]) for id_ in plan.drawn_bones},
        credits=CREDITS,
        licence=LICENCE,
        settings=settings or SiteSettings(),
        meshes={place.id: (MeshFacts(f"muscle/{place.id}", closed=True, volume_mm3=1500.0),) for place in places},
    )


def made_up_pictures(place: Structure) -> PlacePictures:
    """Return a record of pictures of 576 × 1024 px."""
    side = "" if place.view_scheme == "both-sides" else ", right side"
    name = f"{place.names.en}{side}"
    views = tuple(_view(view, name) for view in views_of(SCHEMES[place.view_scheme]))
    return PlacePictures(
        scheme=place.view_scheme,
        aspect=(9, 16),
        hero=5,
        hero_files=tuple(
            _file(f"hero-{width}", format_, width) for width in (360, 720) for format_ in ("avif", "webp")
        ),
        views=views,
        sprite=Picture(None, 0, None, f"{name}, from sixteen sides", None, _pair("sprite", 576)),
        turntable=Picture(None, 0, None, f"{name}, turning once", None, (_file("turntable", "mp4", 360),)),
        poster=_file("turntable-poster", "webp", 360),
        legend=(
            LegendEntry(place.names.en, place.id, "#b8403a", "muscle"),
            LegendEntry("Soleus", "soleus", "#c98a3d", "muscle"),
            LegendEntry("Bone", None, "#e8e0cc", "bone"),
        ),
        bones=("bone/fibula",),
        credit=CREDITS[0],
        licence=LICENCE,
        attachments=_attachments(place) if place.kind in ("muscle", "head") else (),
        attachment_legend=(
            LegendEntry("Origin", None, "#c3272b", "origin"),
            LegendEntry("Insertion, computed from contact", None, "#7fa6e6", "insertion"),
        ),
    )


def made_up_map() -> MapRecord:
    """Return a record of a map of 300 × 1000 px that shows the leg, as a square, from two sides."""
    return MapRecord("Muscles of the lower limb", tuple(_map_side(view) for view in ("anterior", "posterior")))


def _map_side(view: str) -> MapSide:
    files = (
        PictureFile(f"assets/map/{view}-{height}.{format_}", format_, height * 3 // 10, height, 20_000)
        for height in (1000, 500)
        for format_ in ("avif", "webp")
    )
    return MapSide(view, tuple(files), (Outline("leg", "M10 10L20 10L20 20L10 20Z", 15, 15),))


def made_up_bone(bone: Term) -> PlacePictures:
    """Return a record of pictures of a bone."""
    return replace(made_up_pictures(knowledge().structures["soleus"]), attachments=(), attachment_legend=())


def _attachments(place: Structure) -> tuple[Picture, ...]:
    told = (
        f"Attachments of {place.names.en} painted on the bones of the right side, posterior view: origin on the tibia"
    )
    return (Picture("posterior", 9, 180.0, f"{told}.", None, _pair("attachments-origin-posterior", 576)),)


def authored_page(permalink: str, *, body: str, title: str | None = "A title", sides: int = 0) -> AuthoredPage:
    """Return a page as if it had been read, with one turning picture and a gallery of so many sides."""
    items = (
        GalleryItem(f"assets/images/Leg-{n}.png", f"Leg - orientation {n}", None, 20 + n) for n in range(1, sides + 1)
    )
    return AuthoredPage(
        permalink=permalink,
        title=title,
        subheadline="Images and description.",
        header=False,
        tags=("leg",),
        images=(Image("leg", "assets/images/Leg.gif", "The leg", "The leg turning", 10),),
        gallery=tuple(items),
        body=body,
        body_line=40,
        permalink_line=2,
        gallery_line=15,
        name="leg.md",
        file="pages/leg.md",
    )


def _view(view: View, name: str) -> Picture:
    alt = f"{name}, {view.name} view"
    return Picture(view.name, view.index, view.azimuth_deg, alt, 0.5, _pair(f"{view.index:02d}", 576))


def _pair(stem: str, width: int) -> tuple[PictureFile, ...]:
    return (_file(stem, "avif", width), _file(stem, "webp", width))


def _file(stem: str, format_: str, width: int) -> PictureFile:
    return PictureFile(f"pictures/{stem}.{format_}", format_, width, width * 16 // 9, 20_000)
