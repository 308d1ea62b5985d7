from __future__ import annotations

from tests.content.lint.checking import found


def test_two_pictures_of_one_text_are_told() -> None:
    head = (
        "images:\n"
        "  - {image_id: a, image_name: a.gif, image_alt: Leg}\n"
        "  - {image_id: b, image_name: b.gif, image_alt: Leg}\n"
        "gallery:\n  - {image_url: a-1.png, caption: Side}\n  - {image_url: a-2.png, title: Side}\n"
    )
    assert found("MA111", "soleus", "Text.", head=head) == ["6: Leg", "9: Side"]


def test_different_texts_and_missing_ones_pass() -> None:
    head = "gallery:\n  - {image_url: a-1.png, caption: Side 1}\n  - {image_url: a-2.png}\n  - {image_url: a-3.png}\n"
    assert found("MA111", "soleus", "Text.", head=head) == []
