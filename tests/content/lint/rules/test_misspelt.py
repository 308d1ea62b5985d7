from __future__ import annotations

import pytest

from tests.content.lint.checking import findings, found, lore


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("gastrocnemious", "gastrocnemius"),
        ("fibularus", "fibularis"),
        ("calcaneous", "calcaneus"),
        ("anteroir", "anterior"),
        ("planter", "plantar"),
        ("tibalis", "tibialis"),
        ("sternocleidomastiod", "sternocleidomastoid"),
        ("quadracepts", "quadriceps"),
    ],
)
def test_a_misspelt_term_is_told_with_the_right_one(written: str, right: str) -> None:
    (finding,) = [one for one in findings("/history/", f"One\nsees the {written}.") if one.code == "MA104"]
    assert (finding.where, finding.value, finding.expected) == ("pages/page.md:6", written, repr(right))


def test_a_word_is_told_once_and_titles_are_read_too() -> None:
    assert found("MA104", "soleus", "The fibularus, the fibularus.", title="Soleous") == ["2: Soleous", "5: fibularus"]


@pytest.mark.parametrize(
    "word", ["literal", "medical", "interior", "stages", "fingers", "Achilles", "tailors", "center", "fibers", "planar"]
)
def test_everyday_english_passes(word: str) -> None:
    assert lore().spelling.nearest(word.casefold()) is None


@pytest.mark.parametrize("word", ["sartorius's", "peroneal", "musculocutaneous", "costoclavicular"])
def test_terms_pass(word: str) -> None:
    assert found("MA104", "/history/", f"The {word} thing.") == []
