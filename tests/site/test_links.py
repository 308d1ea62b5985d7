"""Links are relative, name their file, and vanish where the target isn't built."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muscleatlas.site.links import Router, normalised_permalink, page_file, picture_file, relative_path

LEG, LATERAL = "/muscle/leg/", "/muscle/leg/lateral/"
ROUTER = Router(LATERAL, {LEG, LATERAL, "/404.html"})
paths = st.lists(st.sampled_from(["muscle", "leg", "lateral", "a b", "ä"]), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("permalink", "href"),
    [
        (LEG, "../index.html"),
        ("/muscle/leg", "../index.html"),
        ("/muscle/leg/#facts", "../index.html#facts"),
        ("/404.html", "../../../404.html"),
        (LATERAL, "index.html"),
        ("/muscle/arm/", None),
    ],
)
def test_a_link_leads_to_the_file_of_a_built_page_and_to_nothing_else(permalink: str, href: str | None) -> None:
    assert ROUTER.page(permalink) == href


def test_pictures_lie_in_the_folder_of_their_page_or_in_the_assets_of_the_site() -> None:
    assert ROUTER.picture(LEG, "pictures/01.avif") == "../pictures/01.avif"
    assert ROUTER.picture(LEG, "assets/images/Leg 1.png") == "../../../assets/images/Leg%201.png"
    assert picture_file(LEG, "assets/x.png") == "assets/x.png"


@given(paths, paths)
def test_a_relative_path_leads_back_to_its_target(source: str, target: str) -> None:
    from urllib.parse import unquote

    way = unquote(relative_path(f"{source}/index.html", f"{target}/index.html"))
    assert posixpath.normpath(posixpath.join(source, way)) == f"{target}/index.html"


@given(st.text(alphabet="ab/", max_size=8))
def test_a_permalink_is_normalised_once_and_for_all(permalink: str) -> None:
    once = normalised_permalink(permalink)
    assert normalised_permalink(once) == once
    assert page_file(once).endswith("index.html")
