from __future__ import annotations

import pytest

from tests.content.lint.checking import found


@pytest.mark.parametrize(
    ("structure", "title", "value"),
    [
        ("leg-lateral", "Muscles of the medial compartment of the leg", "medial"),
        ("fibularis-longus", "Fibularis brevis", "brevis"),
        ("gastrocnemius-lateral-head", "Medial head of gastrocnemius", "medial"),
    ],
)
def test_a_title_with_the_opposite_word_is_told(structure: str, title: str, value: str) -> None:
    assert found("MA103", structure, "Text.", title=title) == [f"2: {value}"]


def test_the_text_of_a_picture_is_held_to_the_tree_too() -> None:
    head = "images:\n  - {image_id: x, image_name: x.gif, image_alt: The medial compartment}\n"
    assert found("MA103", "leg-lateral", "Text.", head=head) == ["5: medial"]


def test_a_muscle_that_is_said_to_lie_in_the_opposite_compartment_is_told() -> None:
    text = "Soleus lies in the anterior compartment of the leg."
    assert found("MA103", "soleus", text) == ["5: anterior"]


@pytest.mark.parametrize(
    ("structure", "title", "text"),
    [
        ("leg-lateral", "Lateral muscles", "They lie lateral to the anterior compartment."),
        ("soleus", "Soleus", "Soleus belongs to the superficial posterior compartment of the leg."),
        ("soleus", "Soleus from the lateral side", "It is covered by the superficial layer."),
    ],
)
def test_words_that_fit_and_words_that_nothing_contradicts_pass(structure: str, title: str, text: str) -> None:
    assert found("MA103", structure, text, title=title) == []
