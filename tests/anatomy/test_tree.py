"""The tree leads from every place to every other."""

from __future__ import annotations

import pytest

from muscleatlas.anatomy.tree import Tree
from muscleatlas.errors import UnknownNameError
from tests.anatomy.tiny import tiny_knowledge


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
