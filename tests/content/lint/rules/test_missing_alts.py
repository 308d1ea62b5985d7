from __future__ import annotations

from muscleatlas.content.lint.catalogue import rule_of
from tests.content.lint.checking import found


def test_pictures_without_alternative_text_are_told() -> None:
    head = "images:\n  - {image_id: leg, image_name: x.gif}\n"
    assert found("MA110", "soleus", "![](/assets/x.png)", head=head) == ["5: leg", "7: /assets/x.png"]


def test_pictures_with_one_pass() -> None:
    head = "images:\n  - {image_id: leg, image_name: x.gif, image_alt: The leg turning}\n"
    assert found("MA110", "soleus", "![a bone](/assets/x.png)", head=head) == []


def test_it_is_only_a_hint() -> None:
    assert rule_of("MA110").severity == "hint"
