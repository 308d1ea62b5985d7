from __future__ import annotations

from tests.content.lint.checking import found


def test_a_doubled_word_is_told_also_over_the_end_of_a_line() -> None:
    assert found("MA105", "soleus", "It ends\non the\nThe calcaneus.") == ["6: the The"]


def test_words_that_may_stand_twice_and_parts_of_words_pass() -> None:
    assert found("MA105", "soleus", "All that that muscle had had. Bone on one side; a medial, medial-most slip.") == []
