from __future__ import annotations

import pytest

from tests.content.lint.checking import found


@pytest.mark.parametrize("body", ["Text.", "<b>bold</b> & {% raw %}{{ x }}{% endraw %}"])
def test_what_can_be_built_passes(body: str) -> None:
    assert found("MA100", "soleus", body) == []


def test_liquid_that_is_unknown_is_told_with_its_line() -> None:
    assert found("MA100", "soleus", "Text.\n\n{% include galery %}\n") == ["7: "]


def test_an_unknown_image_is_left_to_its_own_rule() -> None:
    assert found("MA100", "soleus", '{% include page-image im_id="x" %}') == []
