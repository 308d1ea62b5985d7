"""The tree leads from every place to every other."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.tree import Tree
from muscleatlas.errors import UnknownNameError
from tests.anatomy.tiny import guest_knowledge, tiny_knowledge


@pytest.fixture(scope="module")
def tree() -> Tree:
    return tiny_knowledge().tree


def test_a_walk_meets_every_place_once_and_parents_first(tree: Tree) -> None:
    walked = [place.id for place in tree.walk()]
    assert len(walked) == len(set(walked)) == len(tree) == 7
    assert all(walked.index(place.parent) < walked.index(place.id) for place in tree.walk() if place.parent)


def test_up_down_and_beside_agree(tree: Tree) -> None:
    for place in tree.walk():
        assert all(tree.parent(child.id) is place for child in tree.children(place.id))
        assert all(place in tree.ancestors(below.id) for below in tree.descendants(place.id))
        assert all(place in tree.siblings(other.id) for other in tree.siblings(place.id))


def test_the_root_has_no_parent(tree: Tree) -> None:
    assert tree.parent(tree.root.id) is None
    assert tree.ancestors(tree.root.id) == ()
    assert tree.siblings(tree.root.id) == ()


@pytest.mark.parametrize("permalink", ["/muscle/leg/soleus/", "/muscle/leg/soleus"])
def test_a_permalink_is_found_with_and_without_its_last_slash(tree: Tree, permalink: str) -> None:
    assert tree.by_permalink(permalink).id == "soleus"


def test_what_is_not_there_is_told_with_the_nearest(tree: Tree) -> None:
    with pytest.raises(UnknownNameError, match="unknown structure 'solus'\n  did you mean 'soleus'"):
        tree.get("solus")
    with pytest.raises(UnknownNameError, match="unknown permalink"):
        tree.by_permalink("/muscle/leg/solus/")


def test_a_guest_is_a_member_of_its_host_and_a_child_of_its_parent_only(tmp_path: Path) -> None:
    tree = guest_knowledge(tmp_path).tree
    assert [guest.id for guest in tree.guests("ankle-movers")] == ["soleus"]
    assert [member.id for member in tree.members("ankle-movers")] == ["soleus"]
    assert tree.children("ankle-movers") == tree.descendants("ankle-movers") == ()
    assert [place.id for place in tree.walk()].count("soleus") == 1


def test_what_is_a_member_twice_is_met_once(tmp_path: Path) -> None:
    tree = guest_knowledge(tmp_path).tree
    below = [place.id for place in tree.members_below("body")]
    assert sorted(below) == sorted(place.id for place in tree.descendants("body"))


@pytest.mark.parametrize("permalink", ["/muscle/ankle/soleus/", "/muscle/ankle/soleus"])
def test_an_older_permalink_leads_to_the_same_place(tmp_path: Path, permalink: str) -> None:
    assert guest_knowledge(tmp_path).tree.by_permalink(permalink).permalink == "/muscle/leg/soleus/"
