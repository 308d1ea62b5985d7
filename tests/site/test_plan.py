"""A plan says which pages exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.errors import UnknownNameError
from muscleatlas.site.plan import plan_site
from tests.anatomy.tiny import guest_knowledge
from tests.site.made_up import authored_page, knowledge


def test_the_whole_site_has_every_place_in_the_order_of_the_tree() -> None:
    plan = plan_site(knowledge())
    assert [page.structure for page in plan.pages] == [place.id for place in knowledge().tree.walk()]
    assert plan.whole
    older = [(old, place.permalink) for place in knowledge().structures.values() for old in place.redirects]
    assert sorted(plan.redirects) == sorted(older)


def test_only_a_place_and_all_below_it() -> None:
    plan = plan_site(knowledge(), only="/muscle/leg/lateral")
    assert [page.permalink for page in plan.pages] == [
        "/muscle/leg/lateral/",
        "/muscle/leg/fibularislongus/",
        "/muscle/leg/fibularisbrevis/",
    ]
    assert not plan.whole
    assert plan.redirects == ()
    assert "/muscle/leg/" not in plan.built


def test_an_authored_page_replaces_the_one_of_its_permalink() -> None:
    text = authored_page("/muscle/leg/lateral/", body="Words.")
    plan = plan_site(knowledge(), authored=[text])
    assert [page.structure for page in plan.pages if page.authored is text] == ["leg-lateral"]
    assert plan.articles == ()


def test_authored_pages_outside_the_tree_belong_to_the_whole_site_only() -> None:
    texts = [authored_page("/news/", body="Words."), authored_page("/help/", body="Words.")]
    assert [page.permalink for page in plan_site(knowledge(), authored=texts).articles] == ["/help/", "/news/"]
    assert plan_site(knowledge(), only="/muscle/leg/", authored=texts).articles == ()


def test_an_unknown_place_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as refused:
        plan_site(knowledge(), only="/muscle/legs/")
    assert refused.value.nearest[0] == "/muscle/leg/"


def test_older_permalinks_lead_to_the_page(tmp_path: Path) -> None:
    plan = plan_site(guest_knowledge(tmp_path))
    assert plan.redirects == (("/muscle/ankle/soleus/", "/muscle/leg/soleus/"),)
    assert [page.permalink for page in plan.pages].count("/muscle/leg/soleus/") == 1


def test_a_host_alone_neither_has_its_guests_pages_nor_their_redirects(tmp_path: Path) -> None:
    plan = plan_site(guest_knowledge(tmp_path), only="/muscle/ankle/")
    assert [page.structure for page in plan.pages] == ["ankle-movers"]
    assert plan.redirects == ()


def test_a_text_written_for_an_older_permalink_stands_on_the_page(tmp_path: Path) -> None:
    text = authored_page("/muscle/ankle/soleus/", body="Words.")
    plan = plan_site(guest_knowledge(tmp_path), authored=[text])
    assert [page.structure for page in plan.pages if page.authored is text] == ["soleus"]
    assert plan.articles == plan.unused == ()


def test_a_text_of_the_present_permalink_goes_before_that_of_an_older_one(tmp_path: Path) -> None:
    texts = [authored_page(f"/muscle/{place}/soleus/", body=place) for place in ("ankle", "leg")]
    plan = plan_site(guest_knowledge(tmp_path), authored=texts)
    assert [page.authored.body for page in plan.pages if page.authored] == ["leg"]
    assert [text.body for text in plan.unused] == ["ankle"]
    assert plan.articles == ()
