from __future__ import annotations

import pytest

from tests.content.lint.checking import findings, found


def test_a_link_that_says_one_name_and_leads_to_another_is_told() -> None:
    (finding,) = findings("leg-lateral", "- [Fibularis Longus](/muscle/leg/fibularisbrevis/)")
    assert finding.what == "the link says 'Fibularis Longus' and leads to 'Fibularis brevis'"
    assert (finding.code, finding.expected) == ("MA107", "/muscle/leg/fibularislongus/")


@pytest.mark.parametrize(
    "link",
    [
        "[Peroneus longus](/muscle/leg/fibularislongus/)",
        "[Back››](/muscle/leg/)",  # noqa: RUF001 - as it is written
        "[its neighbour](/muscle/leg/soleus/)",
        "[Gastrocnemius](/muscle/leg/gastrocnemius/)",
        "[Trapezius](/muscle/back/trapezius/)",
    ],
)
def test_other_names_older_permalinks_ways_back_and_other_words_pass(link: str) -> None:
    assert found("MA107", "leg-lateral", link) == []
