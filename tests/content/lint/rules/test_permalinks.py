from __future__ import annotations

import pytest

from tests.content.lint.checking import findings, found


def test_a_title_that_names_another_structure_is_told() -> None:
    (finding,) = findings("soleus", "Text.", title="Plantaris")
    assert finding.what == "the title names 'Plantaris', the permalink is that of 'Soleus'"
    assert (finding.code, finding.where, finding.expected) == ("MA108", "pages/page.md:2", "Soleus")


def test_a_permalink_beside_the_tree_is_told_with_the_right_one() -> None:
    (finding,) = findings("/muscle/leg/solius/", "Text.", title="Soleus")
    assert finding.what == "no place of the atlas has the permalink '/muscle/leg/solius/'"
    assert finding.expected == "'/muscle/leg/soleus/'"


def test_a_permalink_outside_that_bears_the_name_of_a_structure_is_told() -> None:
    assert found("MA108", "/legs/soleus/", "Text.", title="Soleus") == ["2: /legs/soleus/"]


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("soleus", "Soleus"),
        ("soleus", "The soleus muscle"),
        ("soleus", "What keeps us upright"),
        ("fibularis-longus", "Peroneus longus"),
        ("/history/", "How names came about"),
    ],
)
def test_names_of_the_place_and_other_titles_pass(place: str, title: str) -> None:
    assert found("MA108", place, "Text.", title=title) == []
