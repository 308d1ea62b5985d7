"""The stage shows the model from sixteen sides, from files that the studio wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from muscleatlas.site.links import Router
from muscleatlas.site.model import Image, ImageSource, LegendItem, Link, NoMesh, Stage
from muscleatlas.site.stage import cover_image, gather_attachments, gather_stage
from tests.site.made_up import authored_page, knowledge, made_up_pictures

HERE = "/muscle/leg/soleus/"
ROUTER = Router(HERE, {HERE, "/muscle/leg/"})
SOLEUS = knowledge().structures["soleus"]


def stage_of(structure: str = "soleus", *, sides: int = 0) -> Stage:
    pictures = made_up_pictures(knowledge().structures[structure])
    authored = authored_page(HERE, body="", sides=sides) if sides else None
    return gather_stage(ROUTER, HERE, pictures, legend_link=lambda id_: f"to {id_}", authored=authored)


def test_the_hero_offers_all_its_widths_and_the_full_view_in_the_better_format_first() -> None:
    assert stage_of().hero == Image(
        sources=(
            ImageSource(
                "image/avif", "pictures/hero-360.avif 360w, pictures/05.avif 576w, pictures/hero-720.avif 720w"
            ),
            ImageSource(
                "image/webp", "pictures/hero-360.webp 360w, pictures/05.webp 576w, pictures/hero-720.webp 720w"
            ),
        ),
        src="pictures/hero-360.webp",
        width=720,
        height=1280,
        alt="Soleus, right side, lateral view",
        alt_left="Soleus, left side, lateral view",
    )


def test_a_view_tells_what_the_alternative_text_says_of_it() -> None:
    pictures = made_up_pictures(SOLEUS)
    alt = "Soleus, right side, anterior view: 12 % in view; hidden by tibia."
    told = replace(pictures, views=(replace(pictures.views[0], alt=alt), *pictures.views[1:]))
    stage = gather_stage(ROUTER, HERE, told, legend_link=lambda id_: None, authored=None)
    assert [view.told for view in stage.views[:2]] == ["12 % in view; hidden by tibia.", ""]


def test_a_view_of_the_surroundings_names_what_it_tells_of() -> None:
    pictures = made_up_pictures(SOLEUS)
    alt = "Soleus, right side, anterior view: 12 % in view; hidden by tibia."
    told = replace(pictures, views=(replace(pictures.views[0], alt=alt), *pictures.views[1:]))
    note = NoMesh(Markup("plantaris"), "The meshes do not contain it", Link("Soleus", None))
    stage = gather_stage(ROUTER, HERE, told, legend_link=lambda id_: None, no_mesh=note)
    assert [view.told for view in stage.views[:2]] == ["Soleus: 12 % in view; hidden by tibia.", ""]
    assert stage.hero_view.image.alt.startswith("Soleus, ")


def test_a_view_has_a_name_an_anchor_a_bearing_and_its_neighbours() -> None:
    view = stage_of().views[6]
    assert (view.number, view.name, view.anchor, view.bearing, view.needle) == (
        7, "posterolateral", "view-posterolateral", "135°", "135",
    )  # fmt: skip
    assert view.previous == Link("lateral-posterolateral", "#view-lateral-posterolateral")
    assert view.following == Link("posterior-posterolateral", "#view-posterior-posterolateral")
    assert view.files == (Link("AVIF, 20 KB", "pictures/07.avif"), Link("WebP, 20 KB", "pictures/07.webp"))


def test_the_sixteen_views_close_a_circle() -> None:
    views = stage_of().views
    assert len({view.anchor for view in views}) == 16
    for view, behind in zip(views, [*views[1:], views[0]], strict=True):
        assert view.following.href == f"#{behind.anchor}"
        assert behind.previous.href == f"#{view.anchor}"


@pytest.mark.parametrize(
    ("structure", "needles"), [("soleus", ("0", "90")), ("body", ("0", "270")), ("foot", ("180", "90"))]
)
def test_the_dial_shows_where_the_camera_stands(structure: str, needles: tuple[str, str]) -> None:
    views = stage_of(structure).views
    assert (views[0].needle, views[4].needle) == needles


def test_what_is_shown_on_both_sides_has_no_mirror_image() -> None:
    both = stage_of("body")
    assert not both.sided
    assert {both.hero.alt_left, both.turntable.label_left, *(view.image.alt_left for view in both.views)} == {""}


def test_the_legend_leads_to_the_muscles_and_not_to_the_tissues() -> None:
    assert stage_of().legend[1:] == (
        LegendItem("Soleus", "to soleus", "#c98a3d", "muscle", "soleus"),
        LegendItem("Bone", None, "#e8e0cc", "bone"),
    )


def test_an_authored_page_gives_its_captions_and_its_files_to_the_pictures() -> None:
    stage = stage_of(sides=16)
    assert [view.title for view in stage.views] == [f"Leg - orientation {number}" for number in range(1, 17)]
    assert stage.views[2].files[-1] == Link("PNG", "../../../assets/images/Leg-3.png")
    assert stage.turntable.label == "The leg turning"
    assert stage.turntable.files[-1] == Link("GIF", "../../../assets/images/Leg.gif")


def test_a_card_shows_the_smallest_hero_without_words() -> None:
    cover = cover_image(Router("/muscle/leg/", ROUTER.built), HERE, made_up_pictures(SOLEUS))
    assert cover == Image(
        sources=(ImageSource("image/avif", "soleus/pictures/hero-360.avif"),),
        src="soleus/pictures/hero-360.webp",
        width=360,
        height=640,
        alt="",
        alt_left="",
    )


def test_pictures_in_one_plain_format_are_shown_too() -> None:
    pictures = made_up_pictures(SOLEUS)
    plain = tuple(
        replace(file, format="png", path=file.path.replace("avif", "png")) for file in pictures.hero_files[:1]
    )
    image = cover_image(ROUTER, HERE, replace(pictures, hero_files=plain))
    assert (image.sources, image.src) == ((), "pictures/hero-360.png")


def test_attachments_are_told_in_words_beside_their_picture() -> None:
    attachments = gather_attachments(ROUTER, SOLEUS.permalink, made_up_pictures(SOLEUS))
    assert attachments is not None
    (figure,) = attachments.figures
    assert (figure.name, figure.told, attachments.computed) == ("posterior", "Origin on the tibia", True)
    assert figure.image.alt_left.endswith("painted on the bones of the left side, posterior view: origin on the tibia.")


def test_a_group_has_no_attachments() -> None:
    group = knowledge().structures[SOLEUS.parent or ""]
    assert gather_attachments(ROUTER, group.permalink, made_up_pictures(group)) is None
